import { _IdGenerator } from '@angular/cdk/a11y';
import { Directionality } from '@angular/cdk/bidi';
import {
  afterEveryRender,
  afterRenderEffect,
  Component,
  computed,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { LicenseUsage, UserListView, UserQuery } from 'ngx-genesys-license';
import { injectLicenseStore } from '../common/inject-license-store';
import { LicenseIntl } from '../intl/license-intl';
import { tableMessages } from '../intl/table-messages';
import { movedBy, type GridCell } from './grid-keys';
import { assignSlots, type PlacedRow, type RowSlot } from './row-slots';
import { contentHeight, revealingScrollTop, rowRange, rowShift } from './row-window';
import { firstLicense, type TableColumns } from './table-columns';
import { checkBox, tablePart } from './table-styles';
import { UserRow } from './user-row';
import { changeSelection, idsBetween, type LicenseUserSelection, type SelectedUsers } from './user-selection';

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

/** How long rows stand still before their order is told, in ms. */
const settling = 100;
/** Narrower than this it is two lines a row. In px. */
const narrow = 560;

/**
 * The grid: of the list only the rows in sight are in the document, and the one with the tab stop, wherever it is: so
 * the focus is never lost with a row that is scrolled away. It knows its cell by user and column, and finds it again
 * when the list has changed.
 */
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
      [style.--_slot]="rowHeight() + 'px'"
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
        <div class="rows" role="presentation" [style.block-size.px]="height()">
          @for (row of rows(); track row.slot) {
            <license-user-row
              [id]="rowId(row.slot)"
              [userId]="row.userId"
              [position]="row.position"
              [top]="row.position * rowHeight() + shift()"
              [columns]="columns()"
              [activeColumn]="row.position === active().row ? active().column : -1"
              [isSelected]="selected().has(row.userId)"
              [canWrite]="canWrite()"
              [chipCount]="chipCount()"
            />
          }
        </div>
      </div>
    </div>
  `,
  styles: [
    tablePart,
    checkBox,
    `
      :host {
        display: block;
        min-block-size: 0;
      }
      .grid {
        display: flex;
        flex-direction: column;
        block-size: 100%;
      }
      .header,
      .body {
        overflow: hidden auto;
        scrollbar-gutter: stable;
      }
      .header {
        flex: none;
        overflow: hidden;
        border-block-end: 1px solid var(--_line);
        background: var(--_container);
      }
      .body {
        flex: 1;
        min-block-size: 0;
        overflow: auto;
        overscroll-behavior: contain;
        contain: strict;
      }
      .rows {
        position: relative;
      }
      .rows,
      .header-row {
        min-inline-size: max(100%, var(--_least));
      }
      .header-row {
        display: grid;
        grid-template-columns: var(--_columns);
        align-items: stretch;
        min-block-size: var(--_row);
        font-size: 0.92em;
        font-weight: 600;
      }
      .header-row.narrow {
        grid-template-columns: 40px minmax(0, 1fr) minmax(0, 1fr);
      }
      .header-row.narrow .extra {
        display: none;
      }
      [role='columnheader'] {
        display: grid;
        align-items: center;
        min-inline-size: 0;
      }
      .header button {
        appearance: none;
        display: flex;
        align-items: center;
        gap: 6px;
        inline-size: 100%;
        block-size: 100%;
        padding: 0;
        padding-inline: 4px 12px;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      .header button:hover {
        background: color-mix(in srgb, var(--_line) 50%, transparent);
      }
      [aria-sort] button::after {
        content: '↕' / '';
        color: var(--_muted);
        opacity: 0;
      }
      [aria-sort] button:hover::after,
      [aria-sort] button:focus-visible::after {
        opacity: 1;
      }
      [aria-sort='ascending'] button::after {
        content: '↑' / '';
        opacity: 1;
      }
      [aria-sort='descending'] button::after {
        content: '↓' / '';
        opacity: 1;
      }
      .header .select button {
        justify-content: center;
        padding: 0;
      }
      .license {
        align-content: center;
        justify-items: center;
        padding: 4px;
        font-weight: 500;
        line-height: 1.2;
        text-align: center;
      }
      .clamp {
        display: -webkit-box;
        max-inline-size: 100%;
        overflow: hidden;
        overflow-wrap: anywhere;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }
      .muted {
        color: var(--_muted);
        font-size: 0.92em;
        font-weight: 400;
      }
      .extra {
        padding-inline: 4px 12px;
      }
      .columns .select,
      .columns .user {
        position: sticky;
        inset-inline-start: 0;
        z-index: 1;
        background: var(--_container);
      }
      .columns .user {
        inset-inline-start: 40px;
        border-inline-end: 1px solid var(--_line);
      }
    `,
  ],
})
export class UsersGrid {
  readonly #store = injectLicenseStore('license-users-table');
  readonly #intl = inject(LicenseIntl);
  readonly #document = inject(DOCUMENT);
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
  /** As laid out, in px; what is assumed until then, and on a server. */
  readonly #size = signal({ line: 40, inline: 960, block: 400 });
  readonly #scrollTop = signal(0);

  protected readonly rowHeight = computed(() => this.#size().line * (this.isNarrow() ? 1.9 : 1));
  protected readonly chipCount = computed(() => {
    const { inline } = this.#size();
    return Math.max(2, Math.floor((this.isNarrow() ? inline - 60 : inline * 0.55) / 150));
  });
  readonly #geometry = computed(() => ({
    length: this.view().length,
    rowHeight: this.rowHeight(),
    viewportHeight: this.#size().block,
  }));
  protected readonly height = computed(() => contentHeight(this.#geometry()));
  protected readonly shift = computed(() => rowShift(this.#geometry(), this.#scrollTop()));
  readonly #range = computed(() => rowRange(this.#geometry(), this.#scrollTop()), {
    equal: (a, b) => a.start === b.start && a.end === b.end,
  });

  /** The cell with the tab stop, as it was last put. */
  readonly #placed = signal<{ readonly userId: string | undefined; readonly cell: GridCell }>({
    userId: undefined,
    cell: { row: 0, column: 0 },
  });
  /** The same now: the user's row wherever it is, else the one that has taken its place. */
  protected readonly active = linkedSignal<
    {
      readonly placed: { readonly userId: string | undefined; readonly cell: GridCell };
      readonly view: UserListView;
      readonly columns: number;
    },
    GridCell
  >({
    source: () => ({ placed: this.#placed(), view: this.view(), columns: this.columns().count }),
    computation: ({ placed: { userId, cell }, view, columns }, previous) => {
      const column = Math.min(cell.column, columns - 1);
      if (cell.row < 0 || view.length === 0) return { row: -1, column };
      const found = userId === undefined ? -1 : view.indexOf(userId);
      const last = previous?.source.placed.cell === cell ? previous.value.row : cell.row;
      return { row: found >= 0 ? found : Math.max(0, Math.min(last, view.length - 1)), column };
    },
  });
  readonly #wanted = computed(() => {
    const { start, end } = this.#range();
    const { row } = this.active();
    const view = this.view();
    const positions = Array.from({ length: end - start }, (_, index) => start + index);
    if (row >= 0 && row < start) positions.unshift(row);
    if (row >= end) positions.push(row);
    return positions.flatMap((position) => {
      const userId = view.at(position);
      return userId === undefined ? [] : [{ position, userId }];
    });
  });
  protected readonly rows = linkedSignal<readonly PlacedRow[], readonly RowSlot[]>({
    source: this.#wanted,
    computation: (wanted, previous) => assignSlots(wanted, previous?.value ?? []),
  });
  /** The elements of the rows in the order of the list, which is what screen readers read on in. */
  protected readonly order = signal<string | undefined>(undefined);
  readonly #id = inject(_IdGenerator).getId('license-users-');

  protected readonly rowCount = computed(() => {
    const total = this.total();
    return total === undefined ? -1 : total + 1;
  });
  protected readonly allState = computed(() => {
    const { count } = this.selected();
    if (count === 0) return 'false';
    return 'all' in this.selection() && count >= this.view().length ? 'true' : 'mixed';
  });
  protected readonly sortedBy = computed(() => this.query().sort?.by ?? 'none');
  protected readonly userSort = computed(() =>
    ['name', 'email', 'id'].includes(this.sortedBy()) ? this.#sortDirection() : 'none',
  );
  protected readonly licensesSort = computed(() =>
    this.sortedBy() === 'licenses' ? this.#sortDirection() : 'none',
  );
  readonly #sortDirection = computed(() => this.query().sort?.direction ?? 'ascending');

  /** Where a range of rows began, and what was selected then. */
  #rangeStart: { readonly userId: string; readonly before: LicenseUserSelection } | undefined;
  #hasFocus = false;
  /** What had the focus until a moment ago, when it went nowhere. */
  #lost: Element | undefined;
  /** The rows as of the last render. */
  #rendered: unknown;
  #isFocusWanted = false;

  constructor() {
    afterRenderEffect((onCleanup) => {
      const header = this.headerElement().nativeElement;
      const body = this.bodyElement().nativeElement;
      const measure = () => {
        const line = parseFloat(getComputedStyle(header.firstElementChild ?? header).minBlockSize) || 40;
        const size = { line, inline: body.clientWidth, block: body.clientHeight };
        if (size.inline === 0) return;
        this.#size.set(size);
        this.isNarrow.set(size.inline < narrow);
      };
      const observer = new ResizeObserver(measure);
      observer.observe(body);
      observer.observe(header);
      onCleanup(() => observer.disconnect());
    });
    afterEveryRender({
      write: () => {
        const { activeElement, body } = this.#document;
        const isNowhere = activeElement === null || activeElement === body;
        const rows = this.rows();
        // Rows that are taken away take the focus with them, and so does, in some browsers silently, a move.
        const isTaken =
          this.#hasFocus ||
          (this.#lost !== undefined && (!this.#lost.isConnected || rows !== this.#rendered));
        this.#rendered = rows;
        if (!this.#isFocusWanted && !(isNowhere && isTaken)) return;
        this.#isFocusWanted = false;
        this.#lost = undefined;
        this.#activeElement()?.focus({ preventScroll: true });
      },
    });
    effect((onCleanup) => {
      const rows = this.rows().toSorted((a, b) => a.position - b.position);
      // Once they stand still: browsers make much of it.
      const timer = setTimeout(
        () => this.order.set(rows.map(({ slot }) => this.rowId(slot)).join(' ')),
        settling,
      );
      onCleanup(() => clearTimeout(timer));
    });
    const sought = computed(() => JSON.stringify(this.query()));
    let last: string | undefined;
    effect(() => {
      const current = sought();
      if (last !== undefined && last !== current) {
        this.#rangeStart = undefined;
        this.#scrollTo(0);
      }
      last = current;
    });
  }

  /** Puts the focus into the grid, where it was last. */
  focus(): void {
    this.#isFocusWanted = true;
    this.#placed.update((placed) => ({ ...placed }));
  }

  /** Everybody who fits the query: a rule. */
  selectAll(): void {
    this.#rangeStart = undefined;
    this.selection.set({ all: this.query(), except: [] });
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
    this.#scrollTop.set(Math.max(0, scrollTop));
    this.scrolled.emit();
  }

  protected focusIn({ target }: FocusEvent): void {
    this.#hasFocus = true;
    const cell = this.#cellOf(target as Element);
    if (cell !== undefined) this.#place(cell);
  }

  protected focusOut({ target, relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && this.gridElement().nativeElement.contains(relatedTarget)) return;
    this.#hasFocus = false;
    if (relatedTarget !== null) return;
    this.#lost = target as Element;
    // What happens while rendering is over by then.
    queueMicrotask(() => (this.#lost = undefined));
  }

  /** A range is about to be selected: of rows, not of text. */
  protected mouseDown(event: MouseEvent): void {
    if (event.shiftKey) event.preventDefault();
  }

  protected click(event: MouseEvent): void {
    const target = event.target as Element;
    const cell = this.#cellOf(target);
    if (cell === undefined) return;
    const sort = target.closest<HTMLElement>('[data-sort]')?.dataset['sort'];
    if (sort === 'name' || sort === 'licenses') return this.#sort(sort);
    if (target.closest('[data-all]')) return this.#toggleAll();
    const userId = this.view().at(cell.row);
    if (userId === undefined) return;
    const { license } = target.closest<HTMLElement>('button')?.dataset ?? {};
    if (event.shiftKey) this.#selectTo(userId);
    else if (license !== undefined) this.#toggle(userId, license);
    else if (cell.column === 0 || event.ctrlKey || event.metaKey) this.#toggleRow(userId);
    else this.#enter(cell, userId, event.detail > 0);
    this.#place(cell);
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
    const { viewportHeight, rowHeight } = this.#geometry();
    const moved = movedBy(event, cell, {
      rows: this.view().length,
      columns: this.columns().count,
      page: Math.max(1, Math.floor(viewportHeight / rowHeight) - 1),
      isRightToLeft: this.#direction.valueSignal() === 'rtl',
    });
    if (moved !== undefined) this.#move(moved, event.shiftKey, userId);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) this.selectAll();
    else if (userId === undefined) return;
    else if (event.key === ' ' && (event.shiftKey || target.dataset['license'] === undefined)) {
      this.#toggleRow(userId);
    } else if ((event.key === 'Enter' || event.key === 'F2') && target.tagName !== 'BUTTON') {
      this.#enter(cell, userId, false);
    } else if (event.key === 'F2') this.#intoControls(target);
    else return;
    event.preventDefault();
  }

  #move(cell: GridCell, isRange: boolean, from: string | undefined): void {
    const userId = this.view().at(cell.row);
    if (isRange && userId !== undefined) {
      if (this.#rangeStart === undefined && from !== undefined) {
        this.#rangeStart = { userId: from, before: this.selection() };
      }
      this.#selectTo(userId);
    } else this.#rangeStart = undefined;
    this.#place(cell);
    if (cell.row >= 0) {
      this.#scrollTo(revealingScrollTop(this.#geometry(), this.#scrollTop(), cell.row));
    }
    this.focus();
  }

  #place(cell: GridCell): void {
    this.#placed.set({ userId: this.view().at(cell.row), cell });
  }

  #toggleAll(): void {
    if (this.allState() === 'true') this.selection.set([]);
    else this.selectAll();
  }

  #toggleRow(userId: string): void {
    const before = changeSelection(this.#store, this.selection(), [userId], !this.selected().has(userId));
    this.selection.set(before);
    this.#rangeStart = { userId, before };
  }

  /** From where the range began, what lies between is selected too. */
  #selectTo(userId: string): void {
    const view = this.view();
    const to = view.indexOf(userId);
    this.#rangeStart ??= { userId: this.#placed().userId ?? userId, before: this.selection() };
    const { userId: fromId, before } = this.#rangeStart;
    const from = view.indexOf(fromId);
    const ids = idsBetween(view, Math.min(from < 0 ? to : from, to), Math.max(from, to));
    this.selection.set(changeSelection(this.#store, before, ids, true));
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
    const { licenseIds, row, firstExtra, licensesCell } = this.columns();
    const opens = licenseIds === undefined && row === undefined && licensesCell === undefined;
    if (cell.column === 1 || (opens && cell.column === firstLicense)) this.#emitEntered(cell, userId);
    else if (!isClick) {
      const element = this.#elementAt(cell);
      if (element !== undefined && this.#intoControls(element)) return;
      if (cell.column < firstExtra) this.#emitEntered(cell, userId);
    }
  }

  #emitEntered({ column, row }: GridCell, userId: string): void {
    const element = this.#elementAt({ row, column });
    if (element !== undefined) this.entered.emit({ userId, column, element });
  }

  #intoControls(cell: HTMLElement): boolean {
    const around = cell.closest('[role=gridcell], [role=rowheader]');
    const controls = [
      ...(around?.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea') ?? []),
    ];
    const control = controls.find((each) => each !== cell && !each.hasAttribute('disabled'));
    control?.focus();
    return control !== undefined;
  }

  #scrollTo(scrollTop: number): void {
    if (scrollTop === untracked(this.#scrollTop)) return;
    this.bodyElement().nativeElement.scrollTop = scrollTop;
    this.#scrollTop.set(scrollTop);
  }

  #activeElement(): HTMLElement | undefined {
    return this.#elementAt(this.active());
  }

  #elementAt({ row, column }: GridCell): HTMLElement | undefined {
    const cells = this.gridElement().nativeElement.querySelectorAll<HTMLElement>(
      `[role=row][aria-rowindex="${row + 2}"] [data-cell]`,
    );
    return cells[Math.min(column, cells.length - 1)];
  }

  #cellOf(target: Element): GridCell | undefined {
    const row = target.closest<HTMLElement>('[role=row]');
    if (row === null) return undefined;
    const around = target.closest('[role=gridcell], [role=rowheader], [role=columnheader]');
    const cells = [...row.querySelectorAll('[data-cell]')];
    const column = cells.findIndex((cell) => around !== null && (around === cell || around.contains(cell)));
    return column < 0 ? undefined : { row: Number(row.getAttribute('aria-rowindex')) - 2, column };
  }
}
