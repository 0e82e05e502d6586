import { LicenseApiError, type LicenseUserPagesOptions } from 'genesys-license-client';
import type { SharedSession } from '../session-sharing';
import { sourceChanged, type ReadPage } from '../user-pages';
import { PageQueue } from './page-queue';
import { PageRelay, type PageReceiver, type PageRequest, type RelayedPage } from './page-relay';
import type { SharedKnowledge } from './shared-knowledge';
import { fieldsOf } from './shared-limiter';
import type { TabCircle } from './tab-circle';
import type { TabMessage, TabSaying } from './tab-message';

/** Who leads next waits so long for all who were in the middle of a sweep, in ms, and goes on for all at once. */
const gatherFor = 200;

/** The sweeps of all tabs: the leader reads, the others get its pages. */
export class SharedPages {
  readonly #session: SharedSession;
  readonly #circle: TabCircle;
  readonly #knowledge: SharedKnowledge;
  readonly #wall: () => number;
  readonly #relays = new Set<PageRelay>();
  /** Ends what a tab gets, by tab and its number. */
  readonly #served = new Map<string, () => void>();
  /** Sweeps of this tab that another reads. */
  readonly #followed = new Map<number, PageQueue<ReadPage>>();
  readonly #gathered: { readonly pageNumber: number; readonly begin: () => void }[] = [];
  #ids = 0;
  #leader: string | undefined;

  constructor(session: SharedSession, circle: TabCircle, knowledge: SharedKnowledge, wall: () => number) {
    this.#session = session;
    this.#circle = circle;
    this.#knowledge = knowledge;
    this.#wall = wall;
    circle.on('sweep', (message) => {
      if (circle.leads) this.#serve(message);
    });
    circle.on('unsweep', ({ from, id }) => this.#endServing(`${from}/${id}`));
    circle.on('page', (message) => {
      if (message.from === circle.leader) this.#takePage(message);
    });
    circle.on('swept', ({ from, id, error }) => {
      const queue = this.#followed.get(id);
      if (from !== circle.leader || queue === undefined) return;
      if (error !== undefined) return queue.end(new LicenseApiError(error));
      void knowledge.reading.then(() => queue.end());
    });
    circle.gone$.subscribe((tab) => {
      for (const key of [...this.#served.keys()]) if (key.startsWith(`${tab}/`)) this.#endServing(key);
    });
    circle.changes$.subscribe(() => this.#watchLeader());
  }

  /** Every page of all users, from the leader, which may be this tab. */
  async *pages(options: LicenseUserPagesOptions): AsyncGenerator<ReadPage, undefined> {
    const { pageNumber = 1, pageSize, concurrency, signal } = options;
    const request: PageRequest = { pageNumber, pageSize, concurrency };
    const queue = new PageQueue<ReadPage>();
    const stop = () => queue.end(signal?.reason ?? sourceChanged);
    signal?.addEventListener('abort', stop, { once: true });
    const leave = this.#circle.leads ? this.#receive(request, queue) : this.#follow(request, queue);
    try {
      if (signal?.aborted === true) stop();
      yield* queue;
    } finally {
      signal?.removeEventListener('abort', stop);
      leave();
    }
  }

  /** From a relay of this tab. */
  #receive(request: PageRequest, queue: PageQueue<ReadPage>): () => void {
    const { users } = this.#session.context.ledger;
    return this.#join(request, {
      page: ({ rows, number, ...page }) => {
        const userIds = Array.from(rows, (row) => users.id(row));
        queue.push(pageOf(page, userIds, number));
      },
      end: (error) => queue.end(error),
    });
  }

  /** From the tab that leads, as soon as one does. */
  #follow(request: PageRequest, queue: PageQueue<ReadPage>): () => void {
    const id = ++this.#ids;
    this.#followed.set(id, queue);
    const { leader } = this.#circle;
    const endNeed = this.#circle.needLeader();
    if (leader !== undefined) this.#circle.post('sweep', { id, ...request }, leader);
    return () => {
      endNeed();
      this.#followed.delete(id);
      if (leader !== undefined) this.#circle.post('unsweep', { id }, leader);
    };
  }

  #serve({ from, id, pageNumber, pageSize, concurrency }: TabMessage<'sweep'>): void {
    const key = `${from}/${id}`;
    if (this.#served.has(key)) return;
    const leave = this.#join(
      { pageNumber, pageSize, concurrency },
      {
        page: (page, readFrom) => this.#sendPage(from, id, page, readFrom),
        end: (error) => {
          this.#served.delete(key);
          if (error !== sourceChanged) this.#circle.post('swept', { id, error: told(error) }, from);
        },
      },
    );
    this.#served.set(key, leave);
  }

  #sendPage(to: string, id: number, { rows, ...page }: RelayedPage, readFrom: number | undefined): void {
    const { ledger, clock } = this.#session.context;
    const { users, licenses } = ledger;
    const userIds = Array.from(rows, (row) => users.id(row));
    // What is new has just been told to all.
    const said =
      readFrom === undefined
        ? undefined
        : {
            asked: this.#wall() - (clock.now() - readFrom),
            rows: Array.from(rows, (row) => ({
              id: users.id(row),
              licenses: users.base(row).licenses.map((license) => licenses.name(license)),
            })),
            gone: [],
          };
    this.#circle.post('page', { ...page, id, userIds, said }, to);
  }

  #takePage({ id, number, userIds, said, ...page }: TabMessage<'page'>): void {
    const queue = this.#followed.get(id);
    if (queue === undefined) return;
    if (said !== undefined) this.#knowledge.take(said);
    queue.push(pageOf(page, userIds, number));
  }

  /** Returns the way to leave. */
  #join(request: PageRequest, receiver: PageReceiver): () => void {
    let leave: (() => void) | undefined;
    let hasLeft = false;
    const begin = () => {
      if (hasLeft) return;
      if (this.#circle.leads) leave = this.#relayOf(request).add(receiver, request.pageNumber);
      else receiver.end(sourceChanged);
    };
    if (request.pageNumber === 1 || this.#find(request) !== undefined) begin();
    else this.#gather(request.pageNumber, begin);
    return () => {
      hasLeft = true;
      leave?.();
    };
  }

  #gather(pageNumber: number, begin: () => void): void {
    const { clock, signal } = this.#session.context;
    if (this.#gathered.push({ pageNumber, begin }) > 1) return;
    clock.setTimeout(() => {
      const gathered = this.#gathered.splice(0).sort((a, b) => a.pageNumber - b.pageNumber);
      for (const each of gathered) if (!signal.aborted) each.begin();
    }, gatherFor);
  }

  #find(request: PageRequest): PageRelay | undefined {
    return [...this.#relays].find((relay) => relay.has(request));
  }

  #relayOf(request: PageRequest): PageRelay {
    const found = this.#find(request);
    if (found !== undefined) return found;
    const { context, reads } = this.#session;
    const relay = new PageRelay(context, reads, request);
    this.#relays.add(relay);
    // A turn later, when somebody is there to get its pages.
    queueMicrotask(() => void relay.run().finally(() => this.#relays.delete(relay)));
    return relay;
  }

  #watchLeader(): void {
    const { leader, leads } = this.#circle;
    if (leader === this.#leader) return;
    this.#leader = leader;
    for (const queue of [...this.#followed.values()]) queue.end(sourceChanged);
    if (leads) return;
    for (const relay of [...this.#relays]) relay.stop(sourceChanged);
    this.#served.clear();
  }

  #endServing(key: string): void {
    const leave = this.#served.get(key);
    this.#served.delete(key);
    leave?.();
  }
}

function pageOf(
  page: Omit<RelayedPage, 'number' | 'rows'>,
  userIds: readonly string[],
  asked: number | undefined,
): ReadPage {
  // The ledger knows what they hold.
  return { listing: { ...page, entities: userIds.map((id) => ({ id, licenses: [] })) }, asked };
}

/** What went wrong, for another tab; undefined where nothing has. */
function told(error: unknown): TabSaying<'swept'>['error'] {
  if (error === undefined) return undefined;
  return error instanceof LicenseApiError
    ? fieldsOf(error)
    : { code: 'invalid_response', message: (error as Error).message, effect: 'none' };
}
