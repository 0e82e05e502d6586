import { _IdGenerator } from '@angular/cdk/a11y';
import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { isRule, LicenseIntl } from 'ngx-genesys-license/components/common';
import { cellAround, cellElement } from './grid-cells';
import { GridFocus } from './grid-focus';
import type { GridCell } from './grid-keys';
import { settledOrder } from './row-order';
import { firstLicense } from './table-columns';
import type { TableState } from './table-state';
import { UserRow } from './user-row';
import { usersGridStyles } from './users-grid-styles';

/** Keys that would scroll, where the page takes them. */
const scrolling = /^(Arrow|Page|Home|End| )/;

/** The grid. It listens for all rows, and hands on what it hears: what clicks and keys do comes later. */
@Component({
  selector: 'license-users-grid',
  imports: [UserRow],
  template: `
    <div
      role="grid"
      tabindex="-1"
      class="grid"
      aria-multiselectable="true"
      [attr.aria-label]="state().table.label() ?? messages().label"
      [attr.aria-busy]="state().isBusy()"
      [attr.aria-rowcount]="rowCount()"
      [attr.aria-colcount]="columns().count"
      [style.--_columns]="columns().tracks"
      [style.--_least]="columns().leastWidth + 'px'"
      [style.--_slot]="sight().rowHeight() + 'px'"
      (keydown)="key($event)"
      (mousedown)="mouseDown($event)"
      (click)="click($event)"
      (focusin)="focusIn($event)"
      (focusout)="focusOut($event)"
    >
      <div #header class="header" role="rowgroup">
        <div role="row" class="header-row" aria-rowindex="1" [class]="columns().shape">
          <div role="columnheader" class="select">
            <button
              type="button"
              role="checkbox"
              class="box"
              data-cell
              data-all
              [attr.aria-checked]="allState()"
              [attr.aria-label]="messages().selectAll"
              [title]="messages().selectAll"
              [tabindex]="headerTab(0)"
            ></button>
          </div>
          <div role="columnheader" class="user" [attr.aria-sort]="sorted('name', 'email', 'id')">
            <button type="button" data-cell data-sort="name" [tabindex]="headerTab(1)">
              {{ messages().user }}
              @if (sortedBy() === 'email' || sortedBy() === 'id') {
                <span class="muted">{{ messages().sortBy[sortedBy()] }}</span>
              }
            </button>
          </div>
          @if (columns().licenseIds; as licenseIds) {
            @for (licenseId of licenseIds; track licenseId) {
              <div
                role="columnheader"
                class="license"
                data-cell
                [title]="licenseId"
                [tabindex]="headerTab(firstLicense + $index)"
              >
                <span class="clamp">{{ state().store.label(licenseId) }}</span>
                <span class="muted">{{ holders(licenseId) }}</span>
              </div>
            }
          } @else if (columns().row === undefined) {
            <div role="columnheader" class="licenses" [attr.aria-sort]="sorted('licenses')">
              <button type="button" data-cell data-sort="licenses" [tabindex]="headerTab(firstLicense)">
                {{ messages().licenses }}
              </button>
            </div>
          }
          @for (extra of columns().extras; track extra.key) {
            <div
              role="columnheader"
              class="extra"
              data-cell
              [tabindex]="headerTab(columns().firstExtra + $index)"
            >
              {{ extra.header }}
            </div>
          }
        </div>
      </div>
      <div #body class="body" role="rowgroup" [attr.aria-owns]="order()" (scroll)="scroll()">
        <div class="rows" role="presentation" [style.block-size.px]="sight().height()">
          @for (row of sight().rows(); track row.slot) {
            <license-user-row
              [id]="rowId(row.slot)"
              [state]="state()"
              [userId]="row.userId"
              [position]="row.position"
            />
          }
        </div>
      </div>
    </div>
  `,
  styles: usersGridStyles,
})
export class UsersGrid {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #intl = inject(LicenseIntl);

  readonly state = input.required<TableState>();

  protected readonly headerElement = viewChild.required<ElementRef<HTMLElement>>('header');
  protected readonly bodyElement = viewChild.required<ElementRef<HTMLElement>>('body');

  protected readonly firstLicense = firstLicense;
  protected readonly messages = computed(() => this.state().messages());
  protected readonly columns = computed(() => this.state().columns());
  protected readonly active = computed(() => this.state().active.cell());
  protected readonly sight = computed(() => this.state().sight);
  readonly #rows = computed(() => this.sight().rows());
  readonly #focus = new GridFocus(this.#rows, () => this.elementAt(this.active()));
  readonly #id = inject(_IdGenerator).getId('license-users-');
  protected readonly order = settledOrder(this.#rows, (slot) => this.rowId(slot));

  /** Rows there are, or will be, and the header; -1 while nobody knows. */
  protected readonly rowCount = computed(() => {
    const { hasFilter, stream, view } = this.state();
    const { length, covers, isComplete } = view();
    if (covers === 'all' && isComplete) return length + 1;
    const { total } = stream();
    return hasFilter() || total === undefined ? -1 : Math.max(total, length) + 1;
  });
  /** Of the check mark in the header. */
  readonly allState = computed(() => {
    const { selected, table, view } = this.state();
    const { count } = selected();
    if (count === 0) return 'false';
    return isRule(table.selection()) && count >= view().length ? 'true' : 'mixed';
  });
  readonly #sort = computed(() => this.state().table.query().sort);
  protected readonly sortedBy = computed(() => this.#sort()?.by ?? 'none');
  readonly #holders = computed(
    () =>
      new Map(
        this.state()
          .usage()
          .map(({ licenseId, holders }) => [licenseId, holders]),
      ),
  );

  constructor() {
    afterRenderEffect((onCleanup) => {
      onCleanup(this.sight().watch(this.headerElement().nativeElement, this.bodyElement().nativeElement));
    });
    let last: string | undefined;
    effect(() => {
      const current = this.state().sought();
      if (last !== undefined && last !== current) this.scrollTo(0);
      last = current;
    });
  }

  /** Puts the focus into the grid, where it was last. */
  focus(): void {
    this.#focus.want();
    this.state().active.touch();
  }

  scrollTo(scrollTop: number): void {
    const sight = untracked(this.sight);
    if (scrollTop === untracked(() => sight.scrollTop)) return;
    this.bodyElement().nativeElement.scrollTop = scrollTop;
    sight.scrolledTo(scrollTop);
  }

  elementAt(cell: GridCell): HTMLElement | undefined {
    return cellElement(this.#host, cell);
  }

  protected rowId(slot: number): string {
    return `${this.#id}-${slot}`;
  }

  protected headerTab(column: number): number {
    const { row, column: activeColumn } = this.active();
    return row < 0 && column === activeColumn ? 0 : -1;
  }

  /** The direction of the order, where it is by one of these. */
  protected sorted(...by: readonly string[]): string {
    return by.includes(this.sortedBy()) ? (this.#sort()?.direction ?? 'ascending') : 'none';
  }

  protected holders(licenseId: string): string {
    return this.#intl.plural(this.#holders().get(licenseId) ?? 0, this.messages().holders);
  }

  protected scroll(): void {
    const { scrollTop, scrollLeft } = this.bodyElement().nativeElement;
    this.headerElement().nativeElement.scrollLeft = scrollLeft;
    this.sight().scrolledTo(scrollTop);
    this.state().later.part()?.actions.licenses.close();
  }

  protected focusIn({ target }: FocusEvent): void {
    this.#focus.enter();
    const cell = cellAround(target as Element);
    if (cell !== undefined) this.state().active.put(cell);
  }

  protected focusOut(event: FocusEvent): void {
    this.#focus.leave(event);
  }

  /** A range is about to be selected: of rows, not of text. */
  protected mouseDown(event: MouseEvent): void {
    if (event.shiftKey) event.preventDefault();
  }

  protected click(event: MouseEvent): void {
    this.state().later.use(({ grid }) => grid.click(event, this));
  }

  protected key(event: KeyboardEvent): void {
    const { later } = this.state();
    const { nodeName, dataset } = event.target as HTMLElement;
    // What is done only later must not be done by the page now.
    if (
      later.part() === null &&
      dataset['cell'] !== undefined &&
      scrolling.test(event.key) &&
      !event.altKey &&
      (event.key !== ' ' || nodeName !== 'BUTTON')
    )
      event.preventDefault();
    later.use(({ grid }) => grid.key(event, this));
  }
}
