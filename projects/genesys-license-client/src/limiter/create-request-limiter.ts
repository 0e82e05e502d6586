import type { RequestPriority } from '../config/call-options.js';
import { longestDelay, platformClock, type LicenseClock } from '../config/license-clock.js';
import { LicenseApiError } from '../errors/license-api-error.js';
import { resolveRateLimitOptions, type RateLimitOptions } from './rate-limit-options.js';
import { RequestLog } from './request-log.js';
import type { RequestLimiter, RequestLimiterState, RequestTurn } from './request-limiter.js';
import { WaitingLine } from './waiting-line.js';

const day = 86_400_000;

/** So many requests may be let out past a class that waits; then it is its turn. */
const patience = 16;

/** Starts a request, or refuses it. */
type Waiter = (onAnswer: () => void, refusal?: Error) => void;

/** The requests of one priority that wait. */
interface WaitingClass {
  readonly isOther: boolean;
  readonly line: WaitingLine<Waiter>;
  passedOver: number;
}

/**
 * Makes a limiter.
 *
 * The rules: a request leaves when fewer than `requestsPerMinute` count (from leaving until 60 s after the answer) and
 * fewer than `concurrency` are under way. All that is not interactive together stays below the budget without the
 * interactive share, so that share is always there for interactive requests. The most urgent class goes first; but a
 * class that saw 16 others let out while it waited goes next, as soon as its share has room, so none starves. Within a class, first come, first served.
 *
 * @throws LicenseApiError `invalid_config`
 */
export function createRequestLimiter(
  options: Partial<RateLimitOptions> & { readonly clock?: LicenseClock | undefined } = {},
): RequestLimiter {
  return new RollingLimiter(resolveRateLimitOptions(options), options.clock ?? platformClock);
}

class RollingLimiter implements RequestLimiter {
  readonly #clock: LicenseClock;
  readonly #options: RateLimitOptions;
  readonly #othersBudget: number;
  readonly #othersConcurrency: number;
  readonly #log: RequestLog;
  readonly #classes: Readonly<Record<RequestPriority, WaitingClass>> = {
    interactive: waitingClass(false),
    visible: waitingClass(true),
    batch: waitingClass(true),
    verification: waitingClass(true),
    background: waitingClass(true),
  };
  readonly #order = Object.values(this.#classes);
  readonly #listeners = new Set<() => void>();
  #pausedUntil = 0;
  #isLettingOut = false;
  #timer: { readonly handle: unknown; readonly at: number } | undefined;
  #state: RequestLimiterState;
  #told: RequestLimiterState;
  #isTelling = false;

  constructor(options: RateLimitOptions, clock: LicenseClock) {
    const { requestsPerMinute, concurrency, interactiveShare } = options;
    this.#options = options;
    this.#clock = clock;
    this.#log = new RequestLog(requestsPerMinute);
    this.#othersBudget = Math.max(1, requestsPerMinute - Math.ceil(requestsPerMinute * interactiveShare));
    this.#othersConcurrency = interactiveShare === 0 ? concurrency : Math.max(1, concurrency - 1);
    this.#state = { remaining: requestsPerMinute, pausedUntil: undefined, queued: 0 };
    this.#told = this.#state;
  }

  get state(): RequestLimiterState {
    const now = this.#clock.now();
    this.#log.forget(now);
    const remaining = this.#options.requestsPerMinute - this.#log.used;
    const pausedUntil = this.#pausedUntil > now ? this.#pausedUntil : undefined;
    const queued = this.#queued();
    const old = this.#state;
    if (old.remaining !== remaining || old.pausedUntil !== pausedUntil || old.queued !== queued) {
      this.#state = { remaining, pausedUntil, queued };
    }
    return this.#state;
  }

  run<Result>(task: () => Promise<Result>, turn: RequestTurn = {}): Promise<Result> {
    const { priority = 'interactive', signal, again = false } = turn;
    return new Promise<Result>((resolve, reject) => {
      signal?.throwIfAborted();
      const pause = this.#pausedUntil - this.#clock.now();
      if (pause > this.#options.maxPause) throw pausedTooLong(pause);
      const { line } = this.#classes[priority];
      const leave = (): void => {
        line.remove(start);
        reject(signal?.reason as Error);
        this.#letOut();
      };
      const start: Waiter = (onAnswer, refusal) => {
        signal?.removeEventListener('abort', leave);
        const result = refusal === undefined ? invoke(task) : Promise.reject(refusal);
        result.then(onAnswer, onAnswer);
        result.then(resolve, reject);
      };
      signal?.addEventListener('abort', leave, { once: true });
      line.add(start, again);
      this.#letOut();
    });
  }

  pause(duration: number): void {
    const wanted = Math.min(duration, day);
    if (!(wanted > 0)) return;
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + wanted);
    if (wanted > this.#options.maxPause) {
      for (const { line } of this.#order) {
        while (line.length > 0) line.shift()?.(() => undefined, pausedTooLong(wanted));
      }
    }
    this.#letOut();
  }

  subscribe(listener: () => void): () => void {
    // A function of its own per subscription, so that one listener may subscribe twice.
    const tell = (): void => listener();
    this.#listeners.add(tell);
    this.#setTimer(this.#clock.now());
    return () => {
      this.#listeners.delete(tell);
      this.#setTimer(this.#clock.now());
    };
  }

  #queued(): number {
    return this.#order.reduce((sum, { line }) => sum + line.length, 0);
  }

  /** Lets out all that may go now. A task may ask for another turn while it starts, hence the flag. */
  #letOut(): void {
    if (this.#isLettingOut) return;
    this.#isLettingOut = true;
    const now = this.#clock.now();
    this.#log.forget(now);
    for (let next = this.#next(now); next !== undefined; next = this.#next(now)) {
      const { isOther, line } = next;
      const start = line.shift();
      for (const waiting of this.#order)
        waiting.passedOver = waiting.line.length > 0 ? waiting.passedOver + 1 : 0;
      next.passedOver = 0;
      this.#log.leave(isOther);
      start?.(() => {
        this.#log.answer(isOther, this.#clock.now());
        this.#letOut();
      });
    }
    this.#isLettingOut = false;
    this.#setTimer(now);
    this.#tell();
  }

  #next(now: number): WaitingClass | undefined {
    if (this.#pausedUntil > now) return undefined;
    const log = this.#log;
    if (log.used >= this.#options.requestsPerMinute || log.underWay >= this.#options.concurrency)
      return undefined;
    const othersMay = log.usedByOthers < this.#othersBudget && log.othersUnderWay < this.#othersConcurrency;
    let best: WaitingClass | undefined;
    for (const waiting of this.#order) {
      if (waiting.line.length === 0 || (waiting.isOther && !othersMay)) continue;
      if (best === undefined || waiting.passedOver >= Math.max(patience, best.passedOver + 1)) best = waiting;
    }
    return best;
  }

  /** Wakes when time alone changes something: for those who wait, and for those who watch. */
  #setTimer(now: number): void {
    const isNeeded = this.#listeners.size > 0 || this.#queued() > 0;
    const at = !isNeeded ? undefined : this.#pausedUntil > now ? this.#pausedUntil : this.#log.nextFree;
    if (at === this.#timer?.at) return;
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer.handle);
    this.#timer = undefined;
    if (at === undefined) return;
    const wake = (): void => {
      this.#timer = undefined;
      this.#letOut();
    };
    this.#timer = {
      at,
      handle: this.#clock.setTimeout(wake, Math.min(Math.max(0, Math.ceil(at - now)), longestDelay)),
    };
  }

  #tell(): void {
    const { state } = this;
    if (this.#isTelling || this.#told === state) return;
    this.#told = state;
    if (this.#listeners.size === 0) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const tell of [...this.#listeners]) tell();
    });
  }
}

function waitingClass(isOther: boolean): WaitingClass {
  return { isOther, line: new WaitingLine(), passedOver: 0 };
}

/** A task that throws instead of returning a promise is one that fails. */
async function invoke<Result>(task: () => Promise<Result>): Promise<Result> {
  return task();
}

function pausedTooLong(pause: number): LicenseApiError {
  return new LicenseApiError({
    code: 'too.many.requests',
    message: `not sent: the server asked for a pause. Ask again in ${Math.ceil(pause / 1000)} seconds.`,
    status: 429,
    retryAfter: pause,
    effect: 'none',
  });
}
