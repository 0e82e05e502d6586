import {
  CdkVirtualScrollableElement,
  ScrollingModule,
  CdkVirtualScrollViewport,
} from '@angular/cdk/scrolling';
import { Component, computed, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { filter, switchMap } from 'rxjs';
import { injectIsNarrow } from '../shared/is-narrow';
import { UserFilter } from '../workspace/user-filter';
import { UserSelection } from '../workspace/user-selection';
import { UserRow } from './user-row';

const wideRow = 52;
const narrowRow = 88;
const headerHeight = 32;

/**
 * The users that fit the filter: only the rows in sight are in the document. The focus stays on the grid, which names
 * the active row, so that it survives when that row is scrolled away.
 */
@Component({
  selector: 'console-users-grid',
  imports: [CdkVirtualScrollableElement, ScrollingModule, UserRow],
  templateUrl: './users-grid.html',
  styleUrl: './users-grid.css',
})
export class UsersGrid {
  readonly details = output<string>();

  protected readonly view = inject(UserFilter).view;
  protected readonly selection = inject(UserSelection);
  protected readonly isNarrow = injectIsNarrow();
  protected readonly rowHeight = computed(() => (this.isNarrow() ? narrowRow : wideRow));
  /** The repeater wants something of the list's length; the rows are read by position. */
  protected readonly slots = computed(() => new Array<undefined>(this.view().length));
  protected readonly activeId = signal<string | undefined>(undefined);
  protected readonly activeRow = computed(() => {
    const id = this.activeId();
    const position = id === undefined ? -1 : this.view().indexOf(id);
    const { start, end } = this.#rendered();
    return position >= start && position < end ? `user-row-${position}` : null;
  });
  protected readonly scroller = viewChild.required<unknown, ElementRef<HTMLElement>>('scroller', {
    read: ElementRef,
  });
  protected readonly viewport = viewChild(CdkVirtualScrollViewport);
  readonly #rendered = toSignal(
    toObservable(this.viewport).pipe(
      filter((viewport) => viewport !== undefined),
      switchMap((viewport) => viewport.renderedRangeStream),
    ),
    { initialValue: { start: 0, end: 0 } },
  );
  /** Where a range begins. */
  #anchor: string | undefined;

  protected readonly byPosition = (position: number): number => position;

  protected click(event: MouseEvent, id: string | undefined): void {
    if (id === undefined) return;
    if (event.shiftKey) this.#selectTo(id);
    else {
      this.selection.toggle(id);
      this.#anchor = id;
    }
    this.activeId.set(id);
  }

  protected focus(): void {
    const id = this.activeId();
    if (id === undefined || this.view().indexOf(id) < 0)
      this.activeId.set(this.view().at(this.#firstInSight()));
  }

  protected key(event: KeyboardEvent): void {
    const id = this.activeId();
    const position = id === undefined ? -1 : this.view().indexOf(id);
    const page = Math.max(1, Math.floor((this.#element.clientHeight - headerHeight) / this.rowHeight()) - 1);
    const last = this.view().length - 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: position + 1,
      ArrowUp: position - 1,
      PageDown: position + page,
      PageUp: position - page,
      Home: 0,
      End: last,
    };
    const target = moves[event.key];
    if (target !== undefined) this.#move(Math.min(last, Math.max(0, target)), event.shiftKey);
    else if (event.key === ' ' && id !== undefined) {
      this.selection.toggle(id);
      this.#anchor = id;
    } else if (event.key === 'Enter' && id !== undefined) this.details.emit(id);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) this.selectAll();
    else return;
    event.preventDefault();
  }

  /** Everybody who fits the filter now. */
  selectAll(): void {
    this.selection.set(this.#ids(0, this.view().length - 1), true);
  }

  #move(position: number, isRange: boolean): void {
    const id = this.view().at(position);
    if (id === undefined) return;
    if (isRange) {
      this.#anchor ??= this.activeId();
      this.#selectTo(id);
    } else this.#anchor = undefined;
    this.activeId.set(id);
    this.#reveal(position);
  }

  #selectTo(id: string): void {
    const view = this.view();
    const to = view.indexOf(id);
    const from = this.#anchor === undefined ? to : view.indexOf(this.#anchor);
    this.selection.set(this.#ids(Math.min(from < 0 ? to : from, to), Math.max(from, to)), true);
  }

  #ids(from: number, to: number): string[] {
    const view = this.view();
    const ids: string[] = [];
    for (let position = from; position <= to; position++) {
      const id = view.at(position);
      if (id !== undefined) ids.push(id);
    }
    return ids;
  }

  get #element(): HTMLElement {
    return this.scroller().nativeElement;
  }

  #firstInSight(): number {
    return Math.ceil(this.#element.scrollTop / this.rowHeight());
  }

  #reveal(position: number): void {
    const element = this.#element;
    const top = position * this.rowHeight();
    const visible = element.clientHeight - headerHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + this.rowHeight() > element.scrollTop + visible) {
      element.scrollTop = top + this.rowHeight() - visible;
    }
  }
}
