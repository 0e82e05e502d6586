import type { ReadTicket } from '../../core/fences';
import type { EngineContext } from '../engine-context';
import { readUserPages } from '../user-pages';
import type { UserReads } from '../user-reads';

/** Which pages somebody wants. */
export interface PageRequest {
  readonly pageNumber: number;
  readonly pageSize: number | undefined;
  readonly concurrency: number | undefined;
}

/** A page as it was read, its users by row. */
export interface RelayedPage {
  /** Under which number it was asked for. */
  readonly number: number | undefined;
  readonly pageSize: number | undefined;
  readonly pageCount: number | undefined;
  readonly total: number | undefined;
  readonly rows: Uint32Array;
}

/** One who gets pages. */
export interface PageReceiver {
  /** With the time since when it may have been known, in ms, where it was not read just now. */
  page(page: RelayedPage, readFrom: number | undefined): void;
  end(error?: unknown): void;
}

/** Reads all users for whoever wants them, in this tab and in others: one sweep, however many. */
export class PageRelay {
  /** When it began, in ms: all its pages were asked for later. */
  readonly #begun: number;
  readonly #context: EngineContext;
  readonly #reads: UserReads;
  readonly #request: PageRequest;
  readonly #pages: RelayedPage[] = [];
  readonly #receivers = new Set<PageReceiver>();
  readonly #before: ReadTicket;
  readonly #abort = new AbortController();
  #isOver = false;

  constructor(context: EngineContext, reads: UserReads, request: PageRequest) {
    const { ledger, clock } = context;
    this.#context = context;
    this.#reads = reads;
    this.#request = request;
    this.#begun = clock.now();
    this.#before = ledger.beginRead(this.#begun);
    ledger.endRead(this.#before, this.#begun);
  }

  /** Whether the request's pages are among those that are read here. */
  has({ pageNumber, pageSize }: PageRequest): boolean {
    if (this.#isOver || pageNumber < this.#request.pageNumber) return false;
    // Pages count alike where they are of one size, and the first is the first in any.
    return (
      pageNumber === 1 || pageSize === this.#request.pageSize || pageSize === this.#pages.at(-1)?.pageSize
    );
  }

  add(receiver: PageReceiver, from: number): () => void {
    const own: PageReceiver = {
      page: (page, readFrom) => {
        if ((page.number ?? from) >= from) receiver.page(page, readFrom);
      },
      end: (error) => receiver.end(error),
    };
    for (const page of this.#pages) own.page(page, this.#begun);
    this.#receivers.add(own);
    return () => {
      this.#receivers.delete(own);
      if (this.#receivers.size === 0) this.stop();
    };
  }

  /** Ends, for whoever still gets pages with that error. */
  stop(error?: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#abort.abort();
    for (const receiver of this.#receivers) receiver.end(error);
  }

  async run(): Promise<void> {
    const { ledger, commit } = this.#context;
    const signal = AbortSignal.any([this.#abort.signal, this.#context.signal]);
    try {
      for await (const { listing, asked } of readUserPages(this.#context, { ...this.#request, signal })) {
        const { entities, pageSize, pageCount, total } = listing;
        const rows = Uint32Array.from(entities, ({ id }) => ledger.users.of(id));
        const page = { number: asked, pageSize, pageCount, total, rows };
        this.#pages.push(page);
        commit();
        for (const receiver of [...this.#receivers]) receiver.page(page, undefined);
      }
      if (this.#request.pageNumber === 1) await this.#readMissing();
      this.stop();
    } catch (error) {
      this.stop(error);
    } finally {
      commit();
    }
  }

  /** Before the others hear that it is over, who would all ask for the same users. */
  async #readMissing(): Promise<void> {
    const met = new Uint8Array(this.#context.ledger.users.size);
    for (const { rows } of this.#pages) for (const row of rows) met[row] = 1;
    await this.#reads.readMissing(met, this.#before);
  }
}
