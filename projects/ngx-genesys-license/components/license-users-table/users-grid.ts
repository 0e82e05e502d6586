import { _IdGenerator } from '@angular/cdk/a11y';
import { Directionality } from '@angular/cdk/bidi';
import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  model,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import type { LicenseUsage, UserListView, UserQuery } from 'ngx-genesys-license';
import {
  injectLicenseStore,
  isRule,
  LicenseIntl,
  type LicenseUserSelection,
  type SelectedUsers,
} from 'ngx-genesys-license/components/common';
import { tableMessages } from './table-messages';
import { ActiveCell } from './active-cell';
import { cellAround, cellElement, focusControlIn } from './grid-cells';
import { GridFocus } from './grid-focus';
import { movedBy, type GridCell } from './grid-keys';
import { RowChoice } from './row-choice';
import { settledOrder } from './row-order';
import { RowsInSight } from './rows-in-sight';
import { firstLicense, type TableColumns } from './table-columns';
import { UserRow } from './user-row';
import { usersGridStyles } from './users-grid-styles';

/** A cell somebody wants to go into. */
export interface EnteredCell {
  readonly userId: string;
  readonly column: number;
  readonly element: HTMLElement;
}

/** A license somebody wants given or taken in a row. */
export interface ToggledLicense {
  readonly userId: string;
  readonly licenseId: string;
  readonly asked: boolean;
}

/** The grid: what is in it, and what clicks and keys do. Rows listen to nothing: it does, for all. */
@Component({
  selector: 'license-users-grid',
  imports: [UserRow],
  template: `
    <div
      #grid
      role="grid"
      tabindex="-1"
      class="grid"
      aria-multiselectable="true"
      [attr.aria-label]="label()"
      [attr.aria-busy]="isBusy()"
      [attr.aria-rowcount]="rowCount()"
      [attr.aria-colcount]="columns().count"
      [style.--_columns]="columns().tracks"
      [style.--_least]="columns().leastWidth + 'px'"
      [style.--_slot]="sight.rowHeight() + 'px'"
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
          <div role="columnheader" class="user" [attr.aria-sort]="userSort()">
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
                <span class="clamp">{{ labelOf(licenseId) }}</span>
                <span class="muted">{{ holders(licenseId) }}</span>
              </div>
            }
          } @else if (columns().row === undefined) {
            <div role="columnheader" class="licenses" [attr.aria-sort]="licensesSort()">
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
        <div class="rows" role="presentation" [style.block-size.px]="sight.height()">
          @for (row of sight.rows(); track row.slot) {
            <license-user-row
              [id]="rowId(row.slot)"
              [userId]="row.userId"
              [position]="row.position"
              [top]="row.position * sight.rowHeight() + sight.shift()"
              [columns]="columns()"
              [activeColumn]="row.position === active().row ? active().column : -1"
              [isSelected]="selected().has(row.userId)"
              [canWrite]="canWrite()"
              [chipCount]="sight.chipCount()"
            />
          }
        </div>
      </div>
    </div>
  `,
  styles: usersGridStyles,
})
export class UsersGrid {
  readonly #store = injectLicenseStore('license-users-table');
  readonly #intl = inject(LicenseIntl);
  readonly #direction = inject(Directionality);

  readonly label = input.required<string>();
  readonly view = input.required<UserListView>();
  readonly columns = input.required<TableColumns>();
  readonly usage = input.required<ReadonlyMap<string, LicenseUsage>>();
  /** Rows there are, or will be, without the header; undefined while nobody knows. */
  readonly total = input.required<number | undefined>();
  readonly isBusy = input(false);
  readonly canWrite = input(false);
  readonly selected = input.required<SelectedUsers>();
  readonly query = model.required<UserQuery>();
  readonly selection = model.required<LicenseUserSelection>();
  readonly isNarrow = model(false);
  readonly entered = output<EnteredCell>();
  readonly toggled = output<ToggledLicense>();
  /** The rows have been scrolled. */
  readonly scrolled = output();

  protected readonly gridElement = viewChild.required<string, ElementRef<HTMLElement>>('grid', {
    read: ElementRef,
  });
  protected readonly headerElement = viewChild.required<string, ElementRef<HTMLElement>>('header', {
    read: ElementRef,
  });
  protected readonly bodyElement = viewChild.required<string, ElementRef<HTMLElement>>('body', {
    read: ElementRef,
  });

  protected readonly firstLicense = firstLicense;
  protected readonly messages = this.#intl.section('table', tableMessages);
  readonly #active = new ActiveCell(this.view, () => this.columns().count);
  protected readonly active = this.#active.cell;
  protected readonly sight = new RowsInSight(this.view, this.active, this.isNarrow);
  readonly #choice = new RowChoice(this.#store, this.selection, this.view);
  readonly #focus = new GridFocus(this.sight.rows, () => this.#elementAt(this.active()));
  readonly #id = inject(_IdGenerator).getId('license-users-');
  protected readonly order = settledOrder(this.sight.rows, (slot) => this.rowId(slot));

  protected readonly rowCount = computed(() => {
    const total = this.total();
    return total === undefined ? -1 : total + 1;
  });
  protected readonly allState = computed(() => {
    const { count } = this.selected();
    if (count === 0) return 'false';
    return isRule(this.selection()) && count >= this.view().length ? 'true' : 'mixed';
  });
  protected readonly sortedBy = computed(() => this.query().sort?.by ?? 'none');
  protected readonly userSort = computed(() =>
    ['name', 'email', 'id'].includes(this.sortedBy()) ? this.#sortDirection() : 'none',
  );
  protected readonly licensesSort = computed(() =>
    this.sortedBy() === 'licenses' ? this.#sortDirection() : 'none',
  );
  readonly #sortDirection = computed(() => this.query().sort?.direction ?? 'ascending');

  constructor() {
    afterRenderEffect((onCleanup) => {
      onCleanup(this.sight.watch(this.headerElement().nativeElement, this.bodyElement().nativeElement));
    });
    const sought = computed(() => JSON.stringify(this.query()));
    let last: string | undefined;
    effect(() => {
      const current = sought();
      if (last !== undefined && last !== current) {
        this.#choice.endRange();
        this.#scrollTo(0);
      }
      last = current;
    });
  }

  /** Puts the focus into the grid, where it was last. */
  focus(): void {
    this.#focus.want();
    this.#active.touch();
  }

  /** Everybody who fits the query: a rule. */
  selectAll(): void {
    this.#choice.all(this.query());
  }

  protected rowId(slot: number): string {
    return `${this.#id}-${slot}`;
  }

  protected headerTab(column: number): number {
    const { row, column: activeColumn } = this.active();
    return row < 0 && column === activeColumn ? 0 : -1;
  }

  protected labelOf(licenseId: string): string {
    return this.#store.label(licenseId);
  }

  protected holders(licenseId: string): string {
    return this.#intl.plural(this.usage().get(licenseId)?.holders ?? 0, this.messages().holders);
  }

  protected scroll(): void {
    const { scrollTop, scrollLeft } = this.bodyElement().nativeElement;
    this.headerElement().nativeElement.scrollLeft = scrollLeft;
    this.sight.scrolledTo(scrollTop);
    this.scrolled.emit();
  }

  protected focusIn({ target }: FocusEvent): void {
    this.#focus.enter();
    const cell = cellAround(target as Element);
    if (cell !== undefined) this.#active.put(cell);
  }

  protected focusOut(event: FocusEvent): void {
    this.#focus.leave(event);
  }

  /** A range is about to be selected: of rows, not of text. */
  protected mouseDown(event: MouseEvent): void {
    if (event.shiftKey) event.preventDefault();
  }

  protected click(event: MouseEvent): void {
    const target = event.target as Element;
    const cell = cellAround(target);
    if (cell === undefined) return;
    const sort = target.closest<HTMLElement>('[data-sort]')?.dataset['sort'];
    if (sort === 'name' || sort === 'licenses') return this.#sort(sort);
    if (target.closest('[data-all]')) return this.#toggleAll();
    const userId = this.view().at(cell.row);
    if (userId === undefined) return;
    const { license } = target.closest<HTMLElement>('button')?.dataset ?? {};
    if (event.shiftKey) this.#choice.extendTo(userId, this.view().at(this.active().row));
    else if (license !== undefined) this.#toggle(userId, license);
    else if (cell.column === 0 || event.ctrlKey || event.metaKey) this.#toggleRow(userId);
    else this.#enter(cell, userId, event.detail > 0);
    this.#active.put(cell);
    if (target.closest('button, a, input, select, textarea') === null) this.focus();
  }

  protected key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (target.dataset['cell'] === undefined && event.target !== event.currentTarget) {
      // In a control of a cell: the keys are its own, but for the one that leads out.
      if (event.key === 'Escape') this.focus();
      return;
    }
    if (event.altKey) return;
    const cell = this.active();
    const userId = this.view().at(cell.row);
    const moved = movedBy(event, cell, {
      rows: this.view().length,
      columns: this.columns().count,
      page: this.sight.page,
      isRightToLeft: this.#direction.valueSignal() === 'rtl',
    });
    if (moved !== undefined) this.#move(moved, event.shiftKey, userId);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) this.selectAll();
    else if (userId === undefined) return;
    else if (event.key === ' ' && (event.shiftKey || target.dataset['license'] === undefined)) {
      this.#toggleRow(userId);
    } else if ((event.key === 'Enter' || event.key === 'F2') && target.tagName !== 'BUTTON') {
      this.#enter(cell, userId, false);
    } else if (event.key === 'F2') focusControlIn(target);
    else return;
    event.preventDefault();
  }

  #move(cell: GridCell, isRange: boolean, from: string | undefined): void {
    const userId = this.view().at(cell.row);
    if (isRange && userId !== undefined) this.#choice.extendTo(userId, from);
    else this.#choice.endRange();
    this.#active.put(cell);
    if (cell.row >= 0) this.#scrollTo(this.sight.revealing(cell.row));
    this.focus();
  }

  #toggleAll(): void {
    if (this.allState() === 'true') this.selection.set([]);
    else this.selectAll();
  }

  #toggleRow(userId: string): void {
    this.#choice.set(userId, !this.selected().has(userId));
  }

  #sort(by: 'name' | 'licenses'): void {
    this.query.update(({ sort, ...query }) => {
      if (sort?.by !== by) return { ...query, sort: { by, direction: 'ascending' } };
      return sort.direction === 'descending' ? query : { ...query, sort: { by, direction: 'descending' } };
    });
  }

  #toggle(userId: string, licenseId: string): void {
    const asked = !untracked(this.#store.holds(userId, licenseId));
    if (this.canWrite()) this.toggled.emit({ userId, licenseId, asked });
  }

  /** Into what the cell holds. A click does so only where the cell is a control as a whole. */
  #enter(cell: GridCell, userId: string, isClick: boolean): void {
    const element = this.#elementAt(cell);
    if (element === undefined) return;
    const { licenseIds, row, firstExtra, licensesCell } = this.columns();
    const { column } = cell;
    const opens = licenseIds === undefined && row === undefined && licensesCell === undefined;
    const isWhole = column === 1 || (opens && column === firstLicense);
    if (!isWhole && (isClick || focusControlIn(element) || column >= firstExtra)) return;
    this.entered.emit({ userId, column, element });
  }

  #scrollTo(scrollTop: number): void {
    if (scrollTop === untracked(() => this.sight.scrollTop)) return;
    this.bodyElement().nativeElement.scrollTop = scrollTop;
    this.sight.scrolledTo(scrollTop);
  }

  #elementAt(cell: GridCell): HTMLElement | undefined {
    return cellElement(this.gridElement().nativeElement, cell);
  }
}
