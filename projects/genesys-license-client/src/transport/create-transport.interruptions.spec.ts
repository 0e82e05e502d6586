import { tooMany, write } from '../../testing/calls.js';
import { json, never, type Answer } from '../../testing/scripted-fetch.js';
import { failure, testClient } from '../../testing/test-client.js';
import { settled } from '../../testing/virtual-clock.js';
import type { LicenseApiError } from '../errors/license-api-error.js';

describe('createTransport: aborts and timeouts', () => {
  describe('when aborted', () => {
    const stages: readonly [string, Answer, Partial<Parameters<typeof testClient>[1]>, number][] = [
      ['while asking for a token', json([]), { accessToken: () => new Promise<string>(() => undefined) }, 0],
      ['in the queue', never, { rateLimit: { concurrency: 1 } }, 1],
      ['under way', never, {}, 2],
      ['while waiting to repeat', json({}, 503), {}, 2],
      ['during a pause', tooMany(100), {}, 2],
    ];
    for (const [name, answer, config, sent] of stages) {
      it(`rejects with the reason ${name} and leaves nothing behind`, async () => {
        const { client, clock, requests } = testClient(() => answer, config);
        const other = new AbortController();
        const first = client.getLicenseDefinitions({ signal: other.signal });
        const abort = new AbortController();
        const added = spyOn(abort.signal, 'addEventListener').and.callThrough();
        const removed = spyOn(abort.signal, 'removeEventListener').and.callThrough();
        const second = client.getLicenseDefinitions({ signal: abort.signal });
        await settled();
        const reason = { why: name };
        abort.abort(reason);
        expect(await failure(second)).toBe(reason as unknown as LicenseApiError);
        expect(requests.length).toBe(name === 'during a pause' ? requests.length : sent);
        other.abort('over');
        await expectAsync(first).toBeRejectedWith('over');
        expect(clock.pending).toBe(0);
        // The limiter's own listener went with the abort that fired it ("once").
        expect(removed.calls.count()).toBeGreaterThanOrEqual(added.calls.count() - 1);
      });
    }

    it('rejects before anything is asked when it is already', async () => {
      const { client, requests } = testClient([]);
      await expectAsync(
        client.getLicenseDefinitions({ signal: AbortSignal.abort('early') }),
      ).toBeRejectedWith('early');
      expect(requests.length).toBe(0);
    });

    it('rejects even where fetch does not heed its signal', async () => {
      const { client, clock } = testClient([], { fetch: () => never });
      const abort = new AbortController();
      const result = client.getLicenseDefinitions({ signal: abort.signal });
      await settled();
      abort.abort('deaf');
      await expectAsync(result).toBeRejectedWith('deaf');
      expect(clock.pending).toBe(0);
    });

    it('leaves no listener and no timer after a success', async () => {
      const { signal } = new AbortController();
      const added = spyOn(signal, 'addEventListener').and.callThrough();
      const removed = spyOn(signal, 'removeEventListener').and.callThrough();
      const { client, clock } = testClient([json([])]);
      await client.getLicenseDefinitions({ signal });
      expect(added.calls.count()).toBeGreaterThan(0);
      expect(removed.calls.count()).toBe(added.calls.count());
      expect(clock.pending).toBe(0);
    });
  });

  describe('when time is up', () => {
    const stalls: readonly [string, Answer][] = [
      ['the answer', never],
      ['the body', { status: 200, headers: new Headers(), text: () => new Promise<string>(() => undefined) }],
      [
        'the body of an error',
        { status: 500, headers: new Headers(), text: () => new Promise<string>(() => undefined) },
      ],
    ];
    for (const [name, answer] of stalls) {
      it(`fails when ${name} does not come`, async () => {
        const { client, clock, requests } = testClient([answer]);
        const result = write(client);
        const end = clock.now() + 30_000;
        const error = await failure(clock.until(result));
        expect(error).toEqual(
          jasmine.objectContaining({
            code: 'timeout',
            operation: 'postLicenseOrganization',
            effect: 'unknown',
          }),
        );
        expect(error.message).toContain('30000 ms');
        expect(clock.now()).toBe(end);
        expect(requests[0]?.init.signal.aborted).toBeTrue();
        expect(clock.pending).toBe(0);
      });
    }

    it('counts from sending, not from asking', async () => {
      const { client, clock } = testClient((_, index) => (index === 0 ? never : json([])), {
        rateLimit: { concurrency: 1 },
      });
      const first = failure(client.getLicenseDefinitions({ timeout: 5_000 }));
      const second = client.getLicenseDefinitions({ timeout: 10 });
      await clock.advance(5_000);
      expect((await first).code).toBe('timeout');
      await expectAsync(second).toBeResolved();
    });
  });
});
