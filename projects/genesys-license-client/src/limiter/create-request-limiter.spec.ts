import * as fc from 'fast-check';
import { settled, VirtualClock } from '../../testing/virtual-clock.js';
import type { RequestPriority } from '../config/call-options.js';
import type { LicenseApiError } from '../errors/license-api-error.js';
import { createRequestLimiter } from './create-request-limiter.js';
import type { RateLimitOptions } from './rate-limit-options.js';
import type { RequestLimiter } from './request-limiter.js';
import { processorTime } from '../../../testing/processor-time.js';

describe('createRequestLimiter', () => {
  let clock: VirtualClock;
  const make = (options: Partial<RateLimitOptions> = {}): RequestLimiter =>
    createRequestLimiter({ clock, ...options });
  const instant = (): Promise<void> => Promise.resolve();
  const forever = (): Promise<never> => new Promise<never>(() => undefined);

  beforeEach(() => {
    clock = new VirtualClock();
  });

  /** Runs `count` instant tasks and tells how many have left so far. */
  function flood(
    limiter: RequestLimiter,
    count: number,
    priority: RequestPriority = 'interactive',
  ): () => number {
    let left = 0;
    for (let index = 0; index < count; index++) {
      void limiter.run(
        () => {
          left++;
          return instant();
        },
        { priority },
      );
    }
    return () => left;
  }

  it('runs a task synchronously when its turn is at once, and passes on what it gives', async () => {
    let isRun = false;
    const result = make().run(() => {
      isRun = true;
      return Promise.resolve('done');
    });
    expect(isRun).toBeTrue();
    expect(await result).toBe('done');
  });

  it('passes on what a task rejects with or throws, and frees its place', async () => {
    const limiter = make({ concurrency: 1 });
    await expectAsync(limiter.run(() => Promise.reject(new Error('rejected')))).toBeRejectedWithError(
      'rejected',
    );
    const thrower = (): Promise<void> => {
      throw new Error('thrown');
    };
    await expectAsync(limiter.run(thrower)).toBeRejectedWithError('thrown');
    await expectAsync(limiter.run(instant)).toBeResolved();
  });

  it('lets the budget out, and the next only 60 s after an answer', async () => {
    const left = flood(make({ requestsPerMinute: 5, concurrency: 9 }), 7);
    await clock.advance(60_000);
    expect(left()).toBe(5);
    await clock.advance(1);
    expect(left()).toBe(7);
  });

  it('counts from the answer, not from the sending', async () => {
    const limiter = make({ requestsPerMinute: 1 });
    void limiter.run(() => new Promise<void>((resolve) => clock.setTimeout(resolve, 40_000)));
    const left = flood(limiter, 1);
    await clock.advance(100_000);
    expect(left()).toBe(0);
    await clock.advance(1);
    expect(left()).toBe(1);
  });

  it('keeps no more under way than its concurrency, one place less without interactive ones', () => {
    const limiter = make({ concurrency: 4 });
    let underWay = 0;
    const task = (): Promise<never> => {
      underWay++;
      return forever();
    };
    for (let index = 0; index < 9; index++) void limiter.run(task, { priority: 'background' });
    expect(underWay).toBe(3);
    for (let index = 0; index < 9; index++) void limiter.run(task);
    expect(underWay).toBe(4);
    expect(limiter.state.queued).toBe(14);
  });

  it('keeps the interactive share of the budget for interactive requests', async () => {
    const limiter = make({ requestsPerMinute: 100, concurrency: 200 });
    const others = flood(limiter, 150, 'batch');
    await settled();
    expect(others()).toBe(90);
    const interactive = flood(limiter, 50);
    await settled();
    expect(interactive()).toBe(10);
    expect(limiter.state.remaining).toBe(0);
  });

  it('goes by priority, then by arrival, and lets what was turned away go before its equals', async () => {
    const limiter = make({ concurrency: 1, interactiveShare: 0 });
    const order: string[] = [];
    const note = (name: string) => (): Promise<void> => {
      order.push(name);
      return instant();
    };
    let open: () => void = () => undefined;
    void limiter.run(() => new Promise<void>((resolve) => (open = resolve)));
    void limiter.run(note('background'), { priority: 'background' });
    void limiter.run(note('verification'), { priority: 'verification' });
    void limiter.run(note('batch 1'), { priority: 'batch' });
    void limiter.run(note('batch 2'), { priority: 'batch' });
    void limiter.run(note('batch again'), { priority: 'batch', again: true });
    void limiter.run(note('visible'), { priority: 'visible' });
    void limiter.run(note('interactive'));
    open();
    await settled();
    expect(order).toEqual([
      'interactive',
      'visible',
      'batch again',
      'batch 1',
      'batch 2',
      'verification',
      'background',
    ]);
  });

  it('lets a class go that saw 16 others let out, however many more urgent ones come', async () => {
    const limiter = make({ requestsPerMinute: 10_000, concurrency: 1 });
    const order: string[] = [];
    let running = 0;
    const interactive = (): Promise<void> => {
      order.push('interactive');
      if (running++ < 100) void limiter.run(interactive);
      return instant();
    };
    const background = (): Promise<void> => {
      order.push('background');
      return instant();
    };
    void limiter.run(interactive);
    void limiter.run(background, { priority: 'background' });
    void limiter.run(background, { priority: 'background' });
    await settled();
    expect(order.indexOf('background')).toBe(17);
    expect(order.lastIndexOf('background')).toBe(34);
  });

  it('pauses everything, the interactive included, and never shortens a pause', async () => {
    const limiter = make();
    limiter.pause(5_000);
    limiter.pause(1_000);
    const left = flood(limiter, 1);
    expect(limiter.state.pausedUntil).toBe(clock.now() + 5_000);
    await clock.advance(4_999);
    expect(left()).toBe(0);
    await clock.advance(1);
    expect(left()).toBe(1);
    expect(limiter.state.pausedUntil).toBeUndefined();
  });

  for (const duration of [0, -5, Number.NaN]) {
    it(`takes a pause of ${duration} for none`, () => {
      const limiter = make();
      limiter.pause(duration);
      expect(limiter.state.pausedUntil).toBeUndefined();
    });
  }

  it('refuses what waits and what comes while the pause is longer than anyone should wait', async () => {
    const limiter = make({ maxPause: 10_000 });
    limiter.pause(10_000);
    const waiting = limiter.run(instant);
    limiter.pause(30_000);
    for (const refused of [waiting, limiter.run(instant)]) {
      const error = await refused.then(fail, (reason: unknown) => reason as LicenseApiError);
      expect(error).toEqual(jasmine.objectContaining({ status: 429, retryAfter: 30_000, effect: 'none' }));
    }
    await clock.advance(20_000);
    const left = flood(limiter, 1);
    await clock.advance(10_000);
    expect(left()).toBe(1);
  });

  it('rejects an aborted one at once with the reason and leaves no timer', async () => {
    const limiter = make({ requestsPerMinute: 1 });
    await limiter.run(instant);
    const abort = new AbortController();
    const removed = spyOn(abort.signal, 'removeEventListener').and.callThrough();
    const run = limiter.run(forever, { signal: abort.signal });
    expect(clock.pending).toBe(1);
    abort.abort('why');
    await expectAsync(run).toBeRejectedWith('why');
    expect(limiter.state.queued).toBe(0);
    expect(clock.pending).toBe(0);
    await expectAsync(limiter.run(forever, { signal: abort.signal })).toBeRejectedWith('why');
    expect(removed).not.toHaveBeenCalled();
  });

  it('leaves no listener once a task has started', async () => {
    const { signal } = new AbortController();
    const added = spyOn(signal, 'addEventListener').and.callThrough();
    const removed = spyOn(signal, 'removeEventListener').and.callThrough();
    await make().run(instant, { signal });
    expect(removed.calls.allArgs().map(([, listener]) => listener)).toEqual(
      added.calls.allArgs().map(([, listener]) => listener),
    );
  });

  it('tells its state: one object while nothing changes, one notice for changes that belong together', async () => {
    const limiter = make({ requestsPerMinute: 3 });
    const told: unknown[] = [];
    const end = limiter.subscribe(() => told.push(limiter.state));
    expect(limiter.state).toBe(limiter.state);
    flood(limiter, 4);
    await settled();
    expect(told[0]).toEqual({ remaining: 0, pausedUntil: undefined, queued: 1 });
    const gone = new AbortController();
    limiter.run(forever, { signal: gone.signal }).catch(() => undefined);
    gone.abort();
    await settled();
    // Come and gone in one go: nothing to tell.
    limiter.pause(0);
    expect(told.length).toBe(1);
    await clock.advance(60_001);
    expect(told.at(-1)).toEqual({ remaining: 2, pausedUntil: undefined, queued: 0 });
    limiter.pause(1_000);
    await clock.advance(1_000);
    expect(told.slice(-2)).toEqual([
      { remaining: 2, pausedUntil: clock.now(), queued: 0 },
      { remaining: 2, pausedUntil: undefined, queued: 0 },
    ]);
    end();
    const count = told.length;
    flood(limiter, 1);
    await settled();
    expect(told.length).toBe(count);
    expect(clock.pending).toBe(0);
  });

  it('counts at once what leaves by other means, until 60 s after its answer', async () => {
    const limiter = make({ requestsPerMinute: 3, concurrency: 2, interactiveShare: 0 });
    const answered = limiter.count();
    expect(limiter.state.remaining).toBe(2);
    const left = flood(limiter, 3);
    await clock.advance(50_000);
    expect(left()).toBe(2);
    answered();
    await clock.advance(30_000);
    expect([left(), limiter.state.remaining]).toEqual([3, 1]);
    await clock.advance(30_000);
    expect(limiter.state.remaining).toBe(1);
    await clock.advance(1);
    expect(limiter.state.remaining).toBe(2);
    await clock.advance(60_000);
    expect(limiter.state.remaining).toBe(3);
  });

  it('counts by priority: what others send leaves the interactive share alone', async () => {
    const limiter = make({ requestsPerMinute: 10, interactiveShare: 0.5 });
    for (let index = 0; index < 5; index++) limiter.count({ priority: 'background' });
    const others = flood(limiter, 3, 'batch');
    const interactive = flood(limiter, 9);
    await settled();
    expect([others(), interactive()]).toEqual([0, 5]);
  });

  it('counts more than the budget, and lets out again when less is left of it', async () => {
    const limiter = make({ requestsPerMinute: 2, concurrency: 9 });
    for (const time of [0, 10_000, 20_000, 30_000]) {
      clock.setTimeout(() => limiter.count()(), time);
    }
    await clock.advance(30_000);
    expect(limiter.state.remaining).toBe(0);
    const left = flood(limiter, 2);
    await clock.advance(50_000);
    expect(left()).toBe(0);
    await clock.advance(1);
    expect(left()).toBe(1);
    await clock.advance(10_000);
    expect(left()).toBe(2);
  });

  it('law: whatever the latencies, no rolling minute of the server holds more than the budget, and everything runs', async () => {
    const priorities: RequestPriority[] = ['interactive', 'visible', 'batch', 'verification', 'background'];
    const request = fc.record({
      at: fc.integer({ min: 0, max: 150_000 }),
      priority: fc.constantFrom(...priorities),
      there: fc.integer({ min: 0, max: 30_000 }),
      back: fc.integer({ min: 0, max: 30_000 }),
      fails: fc.boolean(),
      pause: fc.option(fc.integer({ min: 1, max: 100_000 }), { freq: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { minLength: 1, maxLength: 60, size: 'max' }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(0, 0.1, 0.5, 0.9),
        async (requests, requestsPerMinute, concurrency, interactiveShare) => {
          clock = new VirtualClock();
          const limiter = make({ requestsPerMinute, concurrency, interactiveShare });
          const seen: { at: number; isOther: boolean }[] = [];
          let underWay = 0;
          let pausedUntil = 0;
          const ends = requests.map(
            ({ at, priority, there, back, fails, pause }) =>
              new Promise<void>((resolve) =>
                clock.setTimeout(() => {
                  const task = async (): Promise<void> => {
                    if (++underWay > concurrency) throw new Error('too many under way');
                    if (clock.now() < pausedUntil) throw new Error('left during a pause');
                    await new Promise<void>((arrived) => clock.setTimeout(arrived, there));
                    seen.push({ at: clock.now(), isOther: priority !== 'interactive' });
                    await new Promise<void>((answered) => clock.setTimeout(answered, back));
                    underWay--;
                    if (pause !== null) {
                      limiter.pause(pause);
                      pausedUntil = Math.max(pausedUntil, clock.now() + pause);
                    }
                    if (fails) throw new Error('asked for');
                  };
                  limiter.run(task, { priority }).then(resolve, (error: unknown) => {
                    if (!(error instanceof Error) || error.message !== 'asked for') throw error;
                    resolve();
                  });
                }, at),
              ),
          );
          await clock.until(Promise.all(ends));
          expect(seen.length).toBe(requests.length);
          expect(clock.pending).toBe(0);
          const others = Math.max(1, requestsPerMinute - Math.ceil(requestsPerMinute * interactiveShare));
          for (const [kind, budget] of [
            [seen, requestsPerMinute],
            [seen.filter(({ isOther }) => isOther), others],
          ] as const) {
            kind.forEach(({ at }, index) => {
              const next = kind[index + budget];
              // Both ends counted: the strictest server there is.
              if (next !== undefined) expect(next.at - at).toBeGreaterThan(60_000);
            });
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('law: a class that waits sees a bounded number of others let out', async () => {
    const priorities: RequestPriority[] = ['interactive', 'visible', 'batch', 'verification', 'background'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...priorities), { minLength: 50, maxLength: 400, size: 'max' }),
        fc.integer({ min: 1, max: 4 }),
        async (wanted, concurrency) => {
          clock = new VirtualClock();
          const limiter = make({ requestsPerMinute: 1_000, concurrency });
          const waiting = new Map<RequestPriority, number>();
          const passed = new Map<RequestPriority, number>();
          let longest = 0;
          for (const priority of wanted) {
            waiting.set(priority, (waiting.get(priority) ?? 0) + 1);
            void limiter.run(
              () => {
                waiting.set(priority, (waiting.get(priority) ?? 0) - 1);
                passed.set(priority, 0);
                for (const [other, count] of waiting) {
                  if (other === priority || count === 0) continue;
                  passed.set(other, (passed.get(other) ?? 0) + 1);
                  longest = Math.max(longest, passed.get(other) ?? 0);
                }
                return instant();
              },
              { priority },
            );
          }
          for (let turn = 0; turn < 5 && limiter.state.queued > 0; turn++) await clock.advance(1);
          expect(limiter.state.queued).toBe(0);
          // 16, then the three others that may be overdue as well, each of which may block the one place the
          // interactive do not share for as long as it takes one of those.
          expect(longest).toBeLessThanOrEqual(16 + 2 * 4);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('works through 100,000 waiting requests without looking at each of them again', async () => {
    const limiter = make({ requestsPerMinute: 100_000, concurrency: 50, interactiveShare: 0 });
    const started = processorTime();
    const left = flood(limiter, 100_000);
    await settled();
    expect(left()).toBe(100_000);
    expect(processorTime() - started).toBeLessThan(3_000);
  });
});
