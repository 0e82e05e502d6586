import { ScrollingModule } from '@angular/cdk/scrolling';
import { Component, signal } from '@angular/core';
import { benchUsers, type BenchUser } from '../bench-users';
import type { Subject } from '../subject';

const rows = signal<readonly BenchUser[]>([]);

/** The barest table on the CDK's virtual scrolling: rows of the same cells, nothing else. */
@Component({
  selector: 'bench-page',
  imports: [ScrollingModule],
  template: `
    <cdk-virtual-scroll-viewport itemSize="40" minBufferPx="200" maxBufferPx="400">
      <div *cdkVirtualFor="let user of rows(); trackBy: byId" class="row" role="row">
        <span>{{ user.name }}</span>
        <span>{{ user.email }}</span>
        <span>
          @for (license of user.licenses; track license) {
            <span class="chip">{{ license }}</span>
          }
        </span>
      </div>
    </cdk-virtual-scroll-viewport>
  `,
  styles: `
    cdk-virtual-scroll-viewport {
      block-size: 520px;
    }
    .row {
      display: grid;
      grid-template-columns: 1fr 1fr 2fr;
      align-items: center;
      block-size: 40px;
      border-block-end: 1px solid silver;
      box-sizing: border-box;
      overflow: hidden;
      white-space: nowrap;
    }
    .chip {
      padding: 2px 8px;
      border: 1px solid silver;
      border-radius: 99px;
    }
  `,
})
class BareTable {
  protected readonly rows = rows;
  protected readonly byId = (_: number, { id }: BenchUser): string => id;

  constructor() {
    rows.set(benchUsers.rows);
  }
}

export const cdk: Subject = {
  component: BareTable,
  scroller: 'cdk-virtual-scroll-viewport',
  row: '.row',
  sort(by, isDescending) {
    const sign = isDescending ? -1 : 1;
    rows.set(benchUsers.rows.toSorted((a, b) => (a[by] < b[by] ? -sign : sign)));
  },
  filter(text) {
    rows.set(
      benchUsers.rows.filter(({ name, email, id }) =>
        [name, email, id].some((each) => each.toLowerCase().includes(text)),
      ),
    );
  },
};
