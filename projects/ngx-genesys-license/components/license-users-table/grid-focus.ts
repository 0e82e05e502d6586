import { afterEveryRender, DOCUMENT, inject } from '@angular/core';

/**
 * Keeps the focus in the grid: what a render takes it from gives it to the cell with the tab stop. A focus that a person
 * took elsewhere is left there. In an injection context.
 */
export class GridFocus {
  readonly #document = inject(DOCUMENT);
  #hasFocus = false;
  /** What had the focus until a moment ago, when it went nowhere. */
  #lost: Element | undefined;
  /** The rows as of the last render. */
  #rendered: unknown;
  #isWanted = false;

  constructor(rows: () => unknown, activeElement: () => HTMLElement | undefined) {
    afterEveryRender({
      write: () => {
        const shown = rows();
        const hasMoved = shown !== this.#rendered;
        this.#rendered = shown;
        if (!this.#isWanted && !this.#isTaken(hasMoved)) return;
        this.#isWanted = false;
        this.#lost = undefined;
        activeElement()?.focus({ preventScroll: true });
      },
    });
  }

  /** Brings the focus to the cell with the tab stop, once it is rendered. */
  want(): void {
    this.#isWanted = true;
  }

  /** The focus has come into the grid. */
  enter(): void {
    this.#hasFocus = true;
  }

  /** The focus has left an element of the grid. */
  leave({ target, relatedTarget, currentTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && (currentTarget as Element).contains(relatedTarget)) return;
    this.#hasFocus = false;
    if (relatedTarget !== null) return;
    this.#lost = target as Element;
    // What happens while rendering is over by then.
    queueMicrotask(() => (this.#lost = undefined));
  }

  /** Rows that are taken away take the focus with them, and so does, in some browsers silently, a move. */
  #isTaken(hasMoved: boolean): boolean {
    const { activeElement, body } = this.#document;
    if (activeElement !== null && activeElement !== body) return false;
    return this.#hasFocus || (this.#lost !== undefined && (!this.#lost.isConnected || hasMoved));
  }
}
