import { infer, read, readByPost, toggle, tooMany, write } from '../../testing/calls.js';
import { connectionError, json, plain, type Answer, type Recorded } from '../../testing/scripted-fetch.js';
import { failure, testClient } from '../../testing/test-client.js';
import { settled } from '../../testing/virtual-clock.js';

describe('createTransport: retries', () => {
  describe('repeats', () => {
    const good = (request: Recorded): Answer =>
      request.url.endsWith('license/users') ? json({ u: [] }) : json([]);
    const failures: readonly [string, () => Answer, 'reads' | 'all' | 'nothing'][] = [
      ['408', () => json({}, 408), 'reads'],
      ['429', () => tooMany(1), 'all'],
      ['500', () => json({}, 500), 'reads'],
      ['501', () => json({}, 501), 'nothing'],
      ['502 with HTML', () => plain('<html>', 502), 'reads'],
      ['503', () => json({}, 503), 'reads'],
      ['504', () => json({}, 504), 'reads'],
      ['a lost connection', () => connectionError('ECONNRESET'), 'reads'],
      ['a browser’s failed fetch', () => new TypeError('Failed to fetch'), 'reads'],
      ['a refused connection', () => connectionError('ECONNREFUSED'), 'all'],
      ['an unknown host', () => connectionError('ENOTFOUND'), 'all'],
      ['400', () => json({}, 400), 'nothing'],
      ['403', () => json({}, 403), 'nothing'],
      ['404', () => json({}, 404), 'nothing'],
      ['409', () => json({}, 409), 'nothing'],
      ['413', () => json({}, 413), 'nothing'],
      ['302', () => plain('', 302), 'nothing'],
      ['a 429 that asks for more than 180 s', () => tooMany(181), 'nothing'],
    ];
    for (const [name, fail, who] of failures) {
      it(`${who} after ${name}`, async () => {
        const calls = [read, readByPost, infer, write];
        const repeated = calls.map((call) => (who === 'all' || (who === 'reads' && call !== write) ? 2 : 1));
        const sent: number[] = [];
        for (const call of calls) {
          const { client, clock, requests } = testClient((request, index) =>
            index === 0 ? fail() : good(request),
          );
          const result = call(client);
          result.catch(() => undefined);
          await clock.advance(100_000);
          await expectAsync(clock.until(result))[requests.length > 1 ? 'toBeResolved' : 'toBeRejected']();
          sent.push(requests.length);
        }
        expect(sent).toEqual(repeated);
      });
    }

    it('a toggle no more than another write', async () => {
      const { client, requests } = testClient(() => json({}, 503));
      await failure(toggle(client));
      expect(requests.length).toBe(1);
    });

    it('up to the attempts allowed, the wait doubling up to its bound', async () => {
      const { client, clock, requests } = testClient(() => json({}, 503), {
        retry: { attempts: 5, baseDelay: 100, maxDelay: 350 },
      });
      const start = clock.now();
      const sent: number[] = [];
      const error = await failure(
        clock.until(client.getLicenseDefinitions({ onSend: () => sent.push(clock.now() - start) })),
      );
      expect(error.status).toBe(503);
      expect(requests.length).toBe(5);
      expect(sent).toEqual([0, 100, 300, 650, 1000]);
    });

    it('not at all when told one attempt', async () => {
      const { client, requests } = testClient(() => json({}, 503), { retry: { attempts: 1 } });
      await failure(read(client));
      expect(requests.length).toBe(1);
    });

    it('a 503 no sooner than its Retry-After', async () => {
      const { client, clock, requests } = testClient([json({}, 503, { 'Retry-After': '20' }), json([])]);
      const result = read(client);
      await clock.advance(19_999);
      expect(requests.length).toBe(1);
      await clock.advance(1);
      await expectAsync(result).toBeResolved();
    });

    it('tells each attempt right before it leaves', async () => {
      const { client, clock, requests } = testClient([json({}, 500), json([])]);
      const told: string[] = [];
      await clock.until(
        client.getLicenseDefinitions({
          onSend: (attempt) => told.push(`${attempt} after ${requests.length} requests`),
        }),
      );
      expect(told).toEqual(['1 after 0 requests', '2 after 1 requests']);
    });
  });

  describe('on 429', () => {
    const forms: readonly [string, Answer][] = [
      ['the header’s seconds', json({ message: 'in [9] seconds' }, 429, { 'Retry-After': '42' })],
      [
        'the header’s date',
        json({}, 429, {
          'Retry-After': 'Mon, 01 Jan 2024 00:00:42 GMT',
          Date: 'Mon, 01 Jan 2024 00:00:00 GMT',
        }),
      ],
      ['the number in the message', tooMany(42)],
    ];
    for (const [name, answer] of forms) {
      it(`pauses all calls for ${name}`, async () => {
        const { client, clock, requests } = testClient((_, index) => (index === 0 ? answer : json([])));
        const first = read(client);
        await settled();
        const second = read(client);
        expect(client.limiter.state.pausedUntil).toBe(clock.now() + 42_000);
        await clock.advance(41_999);
        expect(requests.length).toBe(1);
        await clock.advance(1);
        await expectAsync(Promise.all([first, second])).toBeResolved();
      });
    }

    it('lets nothing slip out between the answer and the pause', async () => {
      const { client, clock, requests } = testClient((_, index) => (index === 0 ? tooMany(30) : json([])), {
        rateLimit: { concurrency: 1 },
      });
      const calls = Promise.all([read(client), read(client)]);
      await clock.advance(29_999);
      expect(requests.length).toBe(1);
      await clock.until(calls);
      expect(requests.length).toBe(3);
    });

    it('lets the call that was turned away go first', async () => {
      const { client, clock, requests } = testClient((_, index) => (index === 0 ? tooMany(30) : json([])), {
        rateLimit: { concurrency: 1 },
      });
      const calls = [infer(client), read(client), read(client)];
      await clock.until(Promise.all(calls));
      expect(requests.map(({ url }) => url.split('/').at(-1))).toEqual([
        'infer',
        'infer',
        'definitions',
        'definitions',
      ]);
    });

    it('gives up at once where the server wants a longer pause, for every call', async () => {
      const { client, requests } = testClient(() => tooMany(300));
      const error = await failure(read(client));
      expect(error.retryAfter).toBe(300_000);
      expect(error.message).toContain('300 seconds');
      const next = await failure(read(client));
      expect(next).toEqual(
        jasmine.objectContaining({
          status: 429,
          retryAfter: 300_000,
          operation: 'getLicenseDefinitions',
          effect: 'none',
        }),
      );
      expect(next.message).toContain('getLicenseDefinitions: not sent');
      expect(requests.length).toBe(1);
    });

    it('pauses shortly where no time is told', async () => {
      const { client, clock, requests } = testClient((_, index) => (index === 0 ? json({}, 429) : json([])));
      const result = read(client);
      await clock.advance(499);
      expect(requests.length).toBe(1);
      await clock.advance(1);
      await expectAsync(result).toBeResolved();
    });
  });
});
