import { computed, linkedSignal, signal, type Signal } from '@angular/core';
import type { UserListView } from 'ngx-genesys-license';
import type { GridCell } from './grid-keys';
import { assignSlots, type PlacedRow, type RowSlot } from './row-slots';
import { contentHeight, revealingScrollTop, rowRange, rowShift } from './row-window';

/** Narrower than this it is two lines a row. In px. */
const narrow = 560;

/**
 * The rows that are in the document: those in sight, and the one with the tab stop, wherever it is: so the focus is never
 * lost with a row that is scrolled away. All lengths in px.
 */
export class RowsInSight {
  /** As laid out; what is assumed until then, and on a server. */
  readonly #size = signal({ line: 40, inline: 960, block: 400 });
  readonly #scrollTop = signal(0);
  readonly #geometry = computed(() => ({
    length: this.#view().length,
    rowHeight: this.rowHeight(),
    viewportHeight: this.#size().block,
  }));
  readonly #range = computed(() => rowRange(this.#geometry(), this.#scrollTop()), {
    equal: (a, b) => a.start === b.start && a.end === b.end,
  });
  readonly #view: Signal<UserListView>;
  readonly #active: Signal<GridCell>;
  readonly #wanted = computed<readonly PlacedRow[]>(() => {
    const { start, end } = this.#range();
    const { row } = this.#active();
    const view = this.#view();
    const positions = Array.from({ length: end - start }, (_, index) => start + index);
    if (row >= 0 && (row < start || row >= end)) positions.push(row);
    return positions.flatMap((position) => {
      const userId = view.at(position);
      return userId === undefined ? [] : [{ position, userId }];
    });
  });

  /** Too narrow for one line a row: it takes two. */
  readonly isNarrow = computed(() => this.#size().inline < narrow);
  readonly rowHeight = computed(() => this.#size().line * (this.isNarrow() ? 1.9 : 1));
  /** How many licenses of a user find room. */
  readonly chipCount = computed(() => {
    const { inline } = this.#size();
    return Math.max(2, Math.floor((this.isNarrow() ? inline - 60 : inline * 0.55) / 150));
  });
  /** Of what scrolls. */
  readonly height = computed(() => contentHeight(this.#geometry()));
  /** How far below its own place a row is drawn. */
  readonly shift = computed(() => rowShift(this.#geometry(), this.#scrollTop()));
  /** In the order of their elements. */
  readonly rows = linkedSignal<readonly PlacedRow[], readonly RowSlot[]>({
    source: this.#wanted,
    computation: (wanted, previous) => assignSlots(wanted, previous?.value ?? []),
  }).asReadonly();

  constructor(view: Signal<UserListView>, active: Signal<GridCell>) {
    this.#view = view;
    this.#active = active;
  }

  /** Rows that a page key moves by. */
  get page(): number {
    const { viewportHeight, rowHeight } = this.#geometry();
    return Math.max(1, Math.floor(viewportHeight / rowHeight) - 1);
  }

  get scrollTop(): number {
    return this.#scrollTop();
  }

  /** Follows what is laid out: the header's least height is a line's. Returns the way to end it. */
  watch(header: HTMLElement, body: HTMLElement): () => void {
    const observer = new ResizeObserver(() => {
      const line = parseFloat(getComputedStyle(header.firstElementChild ?? header).minBlockSize) || 40;
      const size = { line, inline: body.clientWidth, block: body.clientHeight };
      if (size.inline > 0) this.#size.set(size);
    });
    observer.observe(body);
    observer.observe(header);
    return () => observer.disconnect();
  }

  /** Its scroller has been scrolled; some browsers tell of places above the top. */
  scrolledTo(scrollTop: number): void {
    this.#scrollTop.set(Math.max(0, scrollTop));
  }

  /** The scroll position at which a row is in sight, as near as can be. */
  revealing(row: number): number {
    return revealingScrollTop(this.#geometry(), this.#scrollTop(), row);
  }
}
