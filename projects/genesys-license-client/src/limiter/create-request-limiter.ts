import { platformClock, type LicenseClock } from '../config/license-clock.js';
import { requestPriorities } from '../config/request-priorities.js';
import { LicenseApiError } from '../errors/license-api-error.js';
import { resolveRateLimitOptions, type RateLimitOptions } from './rate-limit-options.js';
import { requestLog } from './request-log.js';
import type { RequestLimiter, RequestLimiterState, RequestTurn } from './request-limiter.js';
import { waitingLine } from './waiting-line.js';

const day = 86_400_000;

/** So many requests may be let out past a class that waits; then it is its turn. */
const patience = 16;

/** Starts a request, or refuses it. */
type Waiter = (refusal?: Error) => void;

/**
 * Makes a limiter.
 *
 * The rules: a request leaves when fewer than `requestsPerMinute` count (from leaving until 60 s after the answer) and
 * fewer than `concurrency` are under way. All that is not interactive together stays below the budget without the
 * interactive share, so that share is always there for interactive requests. The most urgent class goes first; but a
 * class that saw 16 others let out while it waited goes next, as soon as its share has room, so none starves. Within a
 * class, first come, first served.
 *
 * @throws LicenseApiError `invalid_config`
 */
export function createRequestLimiter(
  options: Partial<RateLimitOptions> & { readonly clock?: LicenseClock | undefined } = {},
): RequestLimiter {
  const { requestsPerMinute, concurrency, interactiveShare, maxPause } = resolveRateLimitOptions(options);
  const clock = options.clock ?? platformClock;
  const log = requestLog(requestsPerMinute, concurrency);
  /** Those of them that are not interactive: the interactive have a share of the minute, and one of the places with it. */
  const othersLog = requestLog(
    Math.max(1, requestsPerMinute - Math.ceil(requestsPerMinute * interactiveShare)),
    Math.max(1, concurrency - Math.ceil(interactiveShare)),
  );
  const order = requestPriorities.map((priority) => ({
    logs: priority === 'interactive' ? [log] : [log, othersLog],
    line: waitingLine<Waiter>(),
    passedOver: 0,
  }));
  const listeners = new Set<() => void>();
  let pausedUntil = 0;
  let isLettingOut = false;
  let timer: unknown;
  let state: RequestLimiterState | undefined;
  let told: RequestLimiterState | undefined;
  let isTelling = false;

  /** Forgets what counts no more now. */
  const forget = (): number => {
    const now = clock.now();
    log.forget(now);
    othersLog.forget(now);
    return now;
  };

  const countQueued = (): number => order.reduce((sum, { line }) => sum + line.length, 0);

  const readState = (): RequestLimiterState => {
    const now = forget();
    const next = {
      remaining: Math.max(0, requestsPerMinute - log.used),
      pausedUntil: pausedUntil > now ? pausedUntil : undefined,
      queued: countQueued(),
    };
    // Back to what was told last: then there is nothing to tell.
    state = [state, told].find((known) => JSON.stringify(known) === JSON.stringify(next)) ?? next;
    return state;
  };

  const next = (): (typeof order)[number] | undefined => {
    let best: (typeof order)[number] | undefined;
    for (const waiting of order) {
      const { line, logs, passedOver } = waiting;
      if (line.length === 0 || !logs.every(({ hasRoom }) => hasRoom)) continue;
      if (best === undefined || passedOver >= Math.max(patience, best.passedOver + 1)) best = waiting;
    }
    return best;
  };

  /** Lets out all that may go now. A task may ask for another turn while it starts, hence the flag. */
  const letOut = (): void => {
    if (isLettingOut) return;
    isLettingOut = true;
    const now = forget();
    const pause = pausedUntil - now;
    for (let turn = next(); turn !== undefined && pause <= 0; turn = next()) {
      for (const waiting of order) waiting.passedOver = waiting.line.length > 0 ? waiting.passedOver + 1 : 0;
      turn.passedOver = 0;
      turn.line.shift()?.();
    }
    for (const { line } of order) {
      while (pause > maxPause && line.length > 0) line.shift()?.(pausedTooLong(pause));
    }
    isLettingOut = false;
    // Time alone changes something for those who wait, and for those who watch.
    clock.clearTimeout(timer);
    const at = pause > 0 ? pausedUntil : log.nextFree;
    if (at !== undefined && (listeners.size > 0 || countQueued() > 0)) {
      timer = clock.setTimeout(letOut, Math.ceil(at - now));
    }
    if (!isTelling) queueMicrotask(tell);
    isTelling = true;
  };

  const orderOf = ({ priority = 'interactive' }: RequestTurn = {}): (typeof order)[number] =>
    order[requestPriorities.indexOf(priority)] as (typeof order)[number];

  const count: RequestLimiter['count'] = (turn) => {
    const { logs } = orderOf(turn);
    for (const log of logs) log.leave();
    letOut();
    return () => {
      for (const log of logs) log.answer(clock.now());
      letOut();
    };
  };

  const tell = (): void => {
    isTelling = false;
    if (told === readState()) return;
    told = state;
    for (const listener of [...listeners]) listener();
  };

  told = readState();
  return Object.freeze<RequestLimiter>({
    get state() {
      return readState();
    },

    run: (task, turn = {}) =>
      new Promise((resolve, reject) => {
        const { signal } = turn;
        signal?.throwIfAborted();
        const { line } = orderOf(turn);
        const leave = (): void => {
          line.remove(start);
          reject(signal?.reason as Error);
          letOut();
        };
        const start: Waiter = (refusal) => {
          signal?.removeEventListener('abort', leave);
          if (refusal !== undefined) return reject(refusal);
          const answered = count(turn);
          // A task that throws instead of returning a promise is one that fails.
          const result = (async () => task())();
          result.then(answered, answered);
          result.then(resolve, reject);
        };
        signal?.addEventListener('abort', leave, { once: true });
        line.add(start, turn.again === true);
        letOut();
      }),

    count,

    pause(duration) {
      const wanted = Math.min(duration, day);
      if (wanted > 0) pausedUntil = Math.max(pausedUntil, clock.now() + wanted);
      letOut();
    },

    subscribe(listener) {
      // A function of its own per subscription, so that one listener may subscribe twice.
      const call = (): void => listener();
      listeners.add(call);
      letOut();
      return () => {
        listeners.delete(call);
        letOut();
      };
    },
  });
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
