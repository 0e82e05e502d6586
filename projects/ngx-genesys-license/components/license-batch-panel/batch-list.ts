import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { NgTemplateOutlet } from '@angular/common';
import { Component, contentChild, input, TemplateRef } from '@angular/core';

/** A list of any length, of which only what is in sight is in the page; its content is the template of a row. */
@Component({
  selector: 'license-batch-list',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, NgTemplateOutlet],
  template: `
    <cdk-virtual-scroll-viewport
      role="list"
      tabindex="0"
      [itemSize]="rowHeight()"
      [style.max-block-size.px]="rows().length * rowHeight() + 2"
      [attr.aria-label]="label()"
    >
      <div
        *cdkVirtualFor="let row of rows(); let index = index; trackBy: trackBy()"
        class="entry"
        role="listitem"
        [style.block-size.px]="rowHeight()"
        [attr.aria-setsize]="rows().length"
        [attr.aria-posinset]="index + 1"
      >
        <ng-container [ngTemplateOutlet]="template()" [ngTemplateOutletContext]="{ $implicit: row }" />
      </div>
    </cdk-virtual-scroll-viewport>
  `,
  styles: `
    :host {
      display: block;
    }
    cdk-virtual-scroll-viewport {
      block-size: min(26em, 60vh);
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_surface);
    }
    .entry {
      display: grid;
      align-content: center;
      gap: 2px;
      padding-inline: 12px;
      border-block-end: 1px solid var(--_line);
    }
  `,
})
export class BatchList<Row> {
  readonly rows = input.required<readonly Row[]>();
  /** Every row is so high, in px. */
  readonly rowHeight = input.required<number>();
  readonly trackBy = input.required<(index: number, row: Row) => string>();
  /** The list's accessible name. */
  readonly label = input.required<string>();
  protected readonly template = contentChild.required<TemplateRef<{ readonly $implicit: Row }>>(TemplateRef);
}
