import { ScrollingModule } from '@angular/cdk/scrolling';
import { Component } from '@angular/core';
import { MatTableDataSource, MatTableModule } from '@angular/material/table';
import { benchUsers, type BenchUser } from '../bench-users';
import type { Subject } from '../subject';

const source = new MatTableDataSource<BenchUser>([]);
const columns = ['name', 'email', 'licenses'];

/** mat-table inside the CDK's virtual scroll viewport, as Angular Material documents it for long tables. */
@Component({
  selector: 'bench-page',
  imports: [MatTableModule, ScrollingModule],
  template: `
    <cdk-virtual-scroll-viewport itemSize="52" minBufferPx="260" maxBufferPx="520">
      <table mat-table fixedLayout [dataSource]="source" [trackBy]="byId">
        <ng-container matColumnDef="name">
          <th mat-header-cell *matHeaderCellDef>Name</th>
          <td mat-cell *matCellDef="let user">{{ user.name }}</td>
        </ng-container>
        <ng-container matColumnDef="email">
          <th mat-header-cell *matHeaderCellDef>Email</th>
          <td mat-cell *matCellDef="let user">{{ user.email }}</td>
        </ng-container>
        <ng-container matColumnDef="licenses">
          <th mat-header-cell *matHeaderCellDef>Licenses</th>
          <td mat-cell *matCellDef="let user">
            @for (license of user.licenses; track license) {
              <span class="chip">{{ license }}</span>
            }
          </td>
        </ng-container>
        <tr mat-header-row *matHeaderRowDef="columns; sticky: true"></tr>
        <tr mat-row *matRowDef="let row; columns: columns"></tr>
      </table>
    </cdk-virtual-scroll-viewport>
  `,
  styles: `
    cdk-virtual-scroll-viewport {
      block-size: 520px;
    }
    table {
      inline-size: 100%;
    }
    td {
      block-size: 52px;
      white-space: nowrap;
      overflow: hidden;
    }
    .chip {
      padding: 2px 8px;
      border: 1px solid silver;
      border-radius: 99px;
    }
  `,
})
class MaterialTable {
  protected readonly source = source;
  protected readonly columns = columns;
  protected readonly byId = (_: number, { id }: BenchUser): string => id;

  constructor() {
    source.data = benchUsers.rows;
    source.filterPredicate = ({ name, email, id }, text) =>
      [name, email, id].some((each) => each.toLowerCase().includes(text));
  }
}

export const mat: Subject = {
  component: MaterialTable,
  scroller: 'cdk-virtual-scroll-viewport',
  row: 'tr[mat-row]',
  sort(by, isDescending) {
    const sign = isDescending ? -1 : 1;
    source.data = benchUsers.rows.toSorted((a, b) => (a[by] < b[by] ? -sign : sign));
  },
  filter(text) {
    source.filter = text;
  },
};
