import {
  LicenseApiError,
  type LicenseApiErrorFields,
  type LicenseClock,
  type RequestLimiter,
  type RequestLimiterState,
  type RequestTurn,
} from 'genesys-license-client';
import { Subject } from 'rxjs';
import { KnownRequests, type SharedTurn } from './known-requests';
import type { TabCircle } from './tab-circle';

/** A turn given longer ago, in ms, is asked for anew: this tab was asleep meanwhile, and the budget went on. */
const turnHoldsFor = 5_000;
/** What left longer ago, in ms, does not count any more, even if its turn was used late. */
const countsFor = 60_000 + turnHoldsFor;

/** A request of this tab that waits for the leader, which may be this tab. */
interface Waiting {
  readonly turn: SharedTurn;
  /** Ends the wait: with its turn, or to be run anew. */
  readonly leave: (isTurn: boolean) => void;
  readonly refuse: (error: unknown) => void;
}

/**
 * One rate budget for all tabs: the leader lets requests out for all, and tells all of each before it leaves. So whoever
 * leads next knows of the last minute. Without a circle it is the limiter it was made of.
 */
export class SharedLimiter implements RequestLimiter {
  readonly #local: RequestLimiter;
  readonly #clock: LicenseClock;
  readonly #wall: () => number;
  readonly #known: KnownRequests;
  readonly #waiting = new Map<string, Waiting>();
  readonly #told$ = new Subject<void>();
  readonly #budget: number;
  #circle: TabCircle | undefined;
  /** How many requests the others have told of when this tab came, beside those it has counted since. */
  #told = 0;
  #ids = 0;
  #isTelling = false;
  #state: RequestLimiterState;

  constructor(local: RequestLimiter, clock: LicenseClock, wall: () => number) {
    this.#local = local;
    this.#clock = clock;
    this.#wall = wall;
    this.#known = new KnownRequests(local, clock);
    this.#state = local.state;
    this.#budget = local.state.remaining;
  }

  get state(): RequestLimiterState {
    const { queued, ...rest } = this.#local.state;
    const state = { ...rest, queued: queued + (this.#circle?.isOpen === true ? 0 : this.#waiting.size) };
    if (JSON.stringify(state) !== JSON.stringify(this.#state)) this.#state = state;
    return this.#state;
  }

  async run<Result>(task: () => Promise<Result>, turn: RequestTurn = {}): Promise<Result> {
    if (this.#circle !== undefined) return this.#ask(this.#circle, task, turn);
    const alone = async () => (this.#circle === undefined ? { result: await task() } : undefined);
    // In the line there may have come others meanwhile.
    const done = await this.#local.run(alone, turn);
    return done === undefined ? this.run(task, turn) : done.result;
  }

  count(turn?: Pick<RequestTurn, 'priority'>): () => void {
    return this.#local.count(turn);
  }

  pause(duration: number): void {
    this.#local.pause(duration);
    this.#circle?.post('pause', { duration });
  }

  subscribe(listener: () => void): () => void {
    const end = this.#local.subscribe(listener);
    const own = this.#told$.subscribe(listener);
    return () => {
      own.unsubscribe();
      end();
    };
  }

  /** From here on the tabs of this circle share the budget. */
  join(circle: TabCircle): void {
    this.#circle = circle;
    this.#told = this.#used;
    circle.on('hello', ({ from }) => {
      void circle.missing().then((missing) => {
        const { pausedUntil = 0 } = this.#local.state;
        // Of a pause that is over nobody hears: it is not a whole message.
        circle.post('pause', { duration: pausedUntil - this.#clock.now() }, from);
        circle.post('budget', { used: this.#used, missing }, from);
      });
    });
    circle.on('budget', ({ from, used, missing }) => {
      for (const told = Math.min(used, this.#budget); this.#told < told; this.#told++) this.#local.count()();
      circle.know(missing, from);
    });
    circle.on('pause', ({ duration }) => this.#local.pause(duration));
    circle.on('lead', () => this.#askAgain(circle));
    circle.on('ask', (asked) => this.#enter(circle, asked.id, asked));
    circle.on('grant', (granted) => {
      const { id, at } = granted;
      if (this.#wall() - at <= countsFor) this.#known.count(id, granted);
      this.#takeTurn(circle, id, at);
    });
    circle.on('answered', ({ id }) => this.#known.end(id));
    circle.on('refuse', ({ id, error }) => this.#waiting.get(id)?.refuse(new LicenseApiError(error)));
    circle.gone$.subscribe((tab) => this.#known.endAll(`${tab}/`));
    circle.changes$.subscribe(() => {
      if (circle.role === 'off') return this.#part(circle);
      // What waits for another tab must keep no place here.
      if (!circle.leads) this.#known.quitAll();
      this.#askAgain(circle);
    });
  }

  get #used(): number {
    return this.#budget - this.#local.state.remaining;
  }

  #part(circle: TabCircle): void {
    if (this.#circle !== circle) return;
    this.#circle = undefined;
    this.#known.endAll('');
    for (const { leave } of this.#waiting.values()) leave(false);
  }

  #ask<Result>(circle: TabCircle, task: () => Promise<Result>, turn: RequestTurn): Promise<Result> {
    const { priority = 'interactive', signal, again = false } = turn;
    const sharedTurn = { priority, again };
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const id = `${circle.id}/${++this.#ids}`;
      const endNeed = circle.needLeader();
      const end = () => {
        this.#waiting.delete(id);
        signal?.removeEventListener('abort', abort);
        endNeed();
        this.#tell();
      };
      const refuse = (error: unknown) => {
        end();
        reject(error);
      };
      const abort = () => {
        refuse(signal?.reason);
        this.#answer(circle, id);
      };
      const leave = (isTurn: boolean) => {
        end();
        resolve(isTurn ? task().finally(() => this.#answer(circle, id)) : this.run(task, turn));
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.set(id, { turn: sharedTurn, leave, refuse });
      this.#tell();
      this.#askLeader(circle, id, sharedTurn);
    });
  }

  /** It has been answered, or will not be sent. */
  #answer(circle: TabCircle, id: string): void {
    this.#known.end(id);
    circle.post('answered', { id });
  }

  #askAgain(circle: TabCircle): void {
    for (const [id, { turn }] of this.#waiting) this.#askLeader(circle, id, turn);
  }

  #askLeader(circle: TabCircle, id: string, turn: SharedTurn): void {
    const { leader, leads } = circle;
    if (leads) this.#enter(circle, id, turn);
    else if (leader !== undefined) circle.post('ask', { id, ...turn }, leader);
  }

  /** Gets a request of any tab in line. Where this tab is not open, all ask again when one is. */
  #enter(circle: TabCircle, id: string, turn: SharedTurn): void {
    if (!circle.isOpen) return;
    const leave = () => {
      const at = this.#wall();
      // To all, which count it from here on.
      circle.post('grant', { id, priority: turn.priority, at });
      this.#takeTurn(circle, id, at);
    };
    const refuse = (error: LicenseApiError) => {
      this.#waiting.get(id)?.refuse(error);
      circle.post('refuse', { id, error: fieldsOf(error) });
    };
    this.#known.ask(id, turn, () => circle.stillLeads(), leave).catch(refuse);
  }

  /** Where the turn is that of a request of this tab. */
  #takeTurn(circle: TabCircle, id: string, at: number): void {
    const waiting = this.#waiting.get(id);
    const isTurn = this.#wall() - at <= turnHoldsFor;
    if (waiting !== undefined && !isTurn) this.#answer(circle, id);
    waiting?.leave(isTurn);
  }

  #tell(): void {
    if (!this.#isTelling) {
      queueMicrotask(() => {
        this.#isTelling = false;
        this.#told$.next();
      });
    }
    this.#isTelling = true;
  }
}

/** What may travel: all but the server's details. */
export function fieldsOf(error: LicenseApiError): LicenseApiErrorFields {
  return { ...error.toJSON(), details: undefined };
}
