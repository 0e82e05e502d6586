import {
  LicenseApiError,
  type LicenseClock,
  type RequestLimiter,
  type RequestLimiterState,
  type RequestPriority,
  type RequestTurn,
} from 'genesys-license-client';
import { RequestsElsewhere } from './requests-elsewhere';
import type { TabCircle } from './tab-circle';

/** A turn given longer ago, in ms, is asked for anew: this tab was asleep meanwhile, and the budget went on. */
const turnHoldsFor = 5_000;

/** A request of this tab that waits for the leader. */
interface Waiting {
  readonly priority: RequestPriority;
  readonly again: boolean;
  /** Ends the wait: with its turn, or to be run anew. */
  readonly leave: (isTurn: boolean) => void;
  readonly refuse: (error: unknown) => void;
}

/**
 * One rate budget for all tabs: the leader lets requests out for all. Every tab counts what the others send, so that
 * whoever leads next knows of the last minute. Without a circle it is the limiter it was made of.
 */
export class SharedLimiter implements RequestLimiter {
  readonly #local: RequestLimiter;
  readonly #clock: LicenseClock;
  readonly #wall: () => number;
  readonly #elsewhere: RequestsElsewhere;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<() => void>();
  readonly #budget: number;
  #circle: TabCircle | undefined;
  #ids = 0;
  #isTelling = false;
  #state: RequestLimiterState;

  constructor(local: RequestLimiter, clock: LicenseClock, wall: () => number) {
    this.#local = local;
    this.#clock = clock;
    this.#wall = wall;
    this.#elsewhere = new RequestsElsewhere(local, clock);
    this.#state = local.state;
    this.#budget = local.state.remaining;
  }

  get state(): RequestLimiterState {
    const { remaining, pausedUntil, queued } = this.#local.state;
    const state = { remaining, pausedUntil, queued: queued + this.#waiting.size };
    const names = Object.keys(state) as (keyof RequestLimiterState)[];
    if (names.some((name) => this.#state[name] !== state[name])) this.#state = state;
    return this.#state;
  }

  async run<Result>(task: () => Promise<Result>, turn: RequestTurn = {}): Promise<Result> {
    const circle = this.#circle;
    if (circle?.leads === false) return this.#ask(task, turn);
    return this.#local.run(() => (this.#circle === undefined ? task() : this.#lead(task, turn)), turn);
  }

  pause(duration: number): void {
    this.#local.pause(duration);
    if (duration > 0 && Number.isFinite(duration)) this.#circle?.post('pause', { duration });
  }

  subscribe(listener: () => void): () => void {
    const call = (): void => listener();
    this.#listeners.add(call);
    const end = this.#local.subscribe(call);
    return () => {
      this.#listeners.delete(call);
      end();
    };
  }

  /** From here on the tabs of this circle share the budget. */
  join(circle: TabCircle): void {
    this.#circle = circle;
    circle.on('hello', ({ from }) => {
      const { remaining, pausedUntil } = this.#local.state;
      const pausedFor = Math.max(0, (pausedUntil ?? 0) - this.#clock.now());
      circle.post('budget', { used: this.#budget - remaining, pausedFor }, from);
    });
    circle.on('budget', ({ used, pausedFor }) => {
      this.#local.pause(pausedFor);
      const known = this.#budget - this.#local.state.remaining;
      for (let count = known; count < Math.min(used, this.#budget); count++)
        this.#local.run(() => Promise.resolve()).catch(() => undefined);
    });
    circle.on('pause', ({ duration }) => this.#local.pause(duration));
    circle.on('ask', ({ from, id, priority, again }) => {
      if (circle.leads) this.#grant(circle, from, id, { priority, again });
    });
    circle.on('left', ({ from, id, priority }) => {
      this.#elsewhere.count(from, id, priority);
    });
    circle.on('answered', ({ from, id }) => this.#elsewhere.end(from, id));
    circle.on('drop', ({ from, id }) => this.#elsewhere.drop(from, id));
    circle.on('grant', ({ from, id, at }) => {
      // One that no longer leads may not know.
      if (from === circle.leader) this.#takeTurn(circle, id, at);
    });
    circle.on('refuse', ({ id, error }) => this.#waiting.get(id)?.refuse(new LicenseApiError(error)));
    circle.gone$.subscribe((tab) => this.#elsewhere.endAll(tab));
    circle.changes$.subscribe(() => {
      if (circle.role === 'off') this.#part(circle);
      else if (circle.leads) this.#leaveAll();
      else this.#askAgain(circle);
    });
  }

  #part(circle: TabCircle): void {
    if (this.#circle !== circle) return;
    this.#circle = undefined;
    this.#elsewhere.endAll();
    this.#leaveAll();
  }

  /** Runs a task of this tab whose turn has come here; where another leads by now, that one is asked. */
  async #lead<Result>(task: () => Promise<Result>, turn: RequestTurn): Promise<Result> {
    const circle = this.#circle;
    if (circle !== undefined && !(await circle.stillLeads())) return this.#ask(task, turn);
    turn.signal?.throwIfAborted();
    return this.#send(++this.#ids, task, turn.priority);
  }

  async #send<Result>(
    id: number,
    task: () => Promise<Result>,
    priority: RequestPriority = 'interactive',
  ): Promise<Result> {
    const circle = this.#circle;
    circle?.post('left', { id, priority });
    try {
      return await task();
    } finally {
      circle?.post('answered', { id });
    }
  }

  #ask<Result>(task: () => Promise<Result>, turn: RequestTurn): Promise<Result> {
    const { priority = 'interactive', signal, again = false } = turn;
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const circle = this.#circle;
      const id = ++this.#ids;
      const endNeed = circle?.needLeader();
      const end = () => {
        this.#waiting.delete(id);
        signal?.removeEventListener('abort', abort);
        endNeed?.();
        this.#tell();
      };
      const abort = () => {
        end();
        circle?.post('drop', { id });
        reject(signal?.reason);
      };
      const leave = (isTurn: boolean) => {
        end();
        resolve(isTurn ? this.#sendInTurn(id, task, priority) : this.run(task, turn));
      };
      const refuse = (error: unknown) => {
        end();
        reject(error);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiting.set(id, { priority, again, leave, refuse });
      this.#tell();
      if (circle?.leader !== undefined) circle.post('ask', { id, priority, again }, circle.leader);
    });
  }

  /** Counted here too, in case this tab leads next. */
  #sendInTurn<Result>(id: number, task: () => Promise<Result>, priority: RequestPriority): Promise<Result> {
    const result = this.#send(id, task, priority);
    const done = result.then(
      () => undefined,
      () => undefined,
    );
    this.#local.run(() => done, { priority }).catch(() => undefined);
    return result;
  }

  #grant(
    circle: TabCircle,
    to: string,
    id: number,
    turn: { readonly priority: RequestPriority; readonly again: boolean },
  ): void {
    const onTurn = async () => {
      if (!(await circle.stillLeads())) return false;
      circle.post('grant', { id, at: this.#wall() }, to);
      return true;
    };
    this.#elsewhere.ask(to, id, turn, onTurn).catch((error: unknown) => {
      if (error instanceof LicenseApiError) circle.post('refuse', { id, error: fieldsOf(error) }, to);
    });
  }

  #takeTurn(circle: TabCircle, id: number, at: number): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return circle.post('answered', { id });
    const isOld = this.#wall() - at > turnHoldsFor;
    if (isOld) circle.post('answered', { id });
    waiting.leave(!isOld);
  }

  #leaveAll(): void {
    for (const waiting of [...this.#waiting.values()]) waiting.leave(false);
  }

  #askAgain(circle: TabCircle): void {
    if (circle.leader === undefined) return;
    for (const [id, { priority, again }] of this.#waiting)
      circle.post('ask', { id, priority, again }, circle.leader);
  }

  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}

/** What may travel: messages without the server's details. */
export function fieldsOf(
  error: LicenseApiError,
): Pick<
  LicenseApiError,
  'code' | 'message' | 'effect' | 'status' | 'correlationId' | 'retryAfter' | 'missingPermissions'
> {
  const { code, message, effect, status, correlationId, retryAfter, missingPermissions } = error;
  return { code, message, effect, status, correlationId, retryAfter, missingPermissions };
}
