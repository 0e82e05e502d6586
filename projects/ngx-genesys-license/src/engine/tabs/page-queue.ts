/** Pages that come of their own accord, for one who takes them one after the other. */
export class PageQueue<Page> implements AsyncIterable<Page> {
  readonly #pages: Page[] = [];
  #end: { readonly error: unknown } | undefined;
  #wake: () => void = () => undefined;

  push(page: Page): void {
    this.#pages.push(page);
    this.#wake();
  }

  /** After what has come: with an error, or for good. Only the first end counts. */
  end(error?: unknown): void {
    this.#end ??= { error };
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Page, undefined> {
    for (;;) {
      const page = this.#pages.shift();
      if (page !== undefined) yield page;
      else if (this.#end === undefined) await new Promise<void>((resolve) => (this.#wake = resolve));
      else if (this.#end.error === undefined) return undefined;
      else throw this.#end.error;
    }
  }
}
