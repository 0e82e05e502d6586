import fc from 'fast-check';
import { tryEmulator } from '../testing/try-emulator.js';

const users = '/api/v2/license/users';

describe('RateLimiter', () => {
  it('answers 429 exactly as documented', async () => {
    const { clock, get } = tryEmulator({ rateLimit: { requests: 2, window: 60_000, kind: 'rolling' } });
    await get(users);
    await clock.advance(18_000);
    await get(users);
    const { status, headers, body } = await get(users);
    expect(status).toBe(429);
    expect(headers.get('Retry-After')).toBe('42');
    expect(body).toEqual({
      message: 'Rate limit exceeded the maximum. Retry the request in [42] seconds',
      code: 'too.many.requests.retry.after',
      status: 429,
      contextId: headers.get('ININ-Correlation-Id'),
      details: [],
      errors: [],
    });
    await clock.advance(42_000);
    expect((await get(users)).status).toBe(200);
  });

  it('counts each token for itself', async () => {
    const { get } = tryEmulator({ rateLimit: { requests: 1, window: 60_000, kind: 'rolling' } });
    const statuses = [];
    for (const token of ['a', 'b', 'a'])
      statuses.push((await get(users, { headers: { Authorization: `Bearer ${token}` } })).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  for (const kind of ['rolling', 'fixed'] as const) {
    it(`holds over any series of requests, and Retry-After is enough (${kind})`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 30 }), async (gaps) => {
          const { clock, get } = tryEmulator({ users: 1, rateLimit: { requests: 3, window: 10_000, kind } });
          const passed: number[] = [];
          for (const gap of gaps) {
            await clock.advance(gap);
            const { status, headers } = await get(users);
            if (status === 429) {
              await clock.advance(Number(headers.get('Retry-After')) * 1000);
              expect((await get(users)).status).toBe(200);
            }
            passed.push(clock.now());
          }
          const windowOf = (time: number): number => Math.floor(time / 10_000);
          for (const time of passed) {
            const together = passed.filter((other) =>
              kind === 'rolling'
                ? other > time - 10_000 && other <= time
                : windowOf(other) === windowOf(time),
            );
            expect(together.length).toBeLessThanOrEqual(3);
          }
        }),
        { numRuns: 15 },
      );
    });
  }
});
