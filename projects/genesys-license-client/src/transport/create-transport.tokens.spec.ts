import { infer, read, write } from '../../testing/calls.js';
import { json, later, type Answer, type Recorded } from '../../testing/scripted-fetch.js';
import { failure, testClient } from '../../testing/test-client.js';
import { settled } from '../../testing/virtual-clock.js';
import type { AccessToken } from '../config/license-client-config.js';

describe('createTransport: tokens', () => {
  describe('on 401', () => {
    const unauthorized = (): Answer =>
      json({ code: 'bad.credentials', message: 'Invalid login credentials.' }, 401);
    const server =
      (valid: string) =>
      ({ token }: Recorded): Answer =>
        token === valid ? json([]) : unauthorized();

    it('asks for a fresh token once and sends again, a write too', async () => {
      const asked: boolean[] = [];
      const accessToken: AccessToken = ({ refresh }) => {
        asked.push(refresh);
        return refresh ? 'new' : 'old';
      };
      for (const call of [read, write]) {
        const { client, requests } = testClient(server('new'), { accessToken });
        await expectAsync(call(client)).toBeResolved();
        expect(requests.map(({ token }) => token)).toEqual(['old', 'new']);
      }
      expect(asked).toEqual([false, true, false, true]);
    });

    it('shares one refresh among concurrent calls', async () => {
      let refreshes = 0;
      const accessToken: AccessToken = async ({ refresh }) => {
        await settled();
        if (refresh) refreshes++;
        return refresh ? 'new' : 'old';
      };
      const { client, requests } = testClient(server('new'), { accessToken });
      await Promise.all(Array.from({ length: 6 }, () => read(client)));
      expect(refreshes).toBe(1);
      expect(requests.length).toBe(12);
    });

    it('only sends again when the token has been replaced since', async () => {
      let refreshes = 0;
      const slow = later();
      const { client, requests } = testClient(
        ({ token, url }) =>
          token === 'new' ? json([]) : url.endsWith('infer') ? slow.answer : unauthorized(),
        { accessToken: ({ refresh }) => (refresh ? (refreshes++, 'new') : 'old') },
      );
      const late = infer(client);
      await read(client);
      slow.give(json({}, 401));
      await expectAsync(late).toBeResolved();
      expect(refreshes).toBe(1);
      expect(requests.map(({ token }) => token)).toEqual(['old', 'old', 'new', 'new']);
    });

    it('does not go back to the refused token when the application gives it again', async () => {
      const asked: boolean[] = [];
      const { client, requests } = testClient(server('new'), {
        accessToken: ({ refresh }) => {
          asked.push(refresh);
          return refresh ? 'new' : 'old';
        },
      });
      await read(client);
      await read(client);
      expect(requests.map(({ token }) => token)).toEqual(['old', 'new', 'new']);
      expect(asked).toEqual([false, true, false]);
    });

    it('lets new calls wait for a refresh that is under way', async () => {
      let give: (token: string) => void = () => undefined;
      const { client, requests } = testClient(server('new'), {
        accessToken: ({ refresh }) => (refresh ? new Promise<string>((resolve) => (give = resolve)) : 'old'),
      });
      const first = read(client);
      await settled();
      const second = read(client);
      await settled();
      expect(requests.length).toBe(1);
      give('new');
      await Promise.all([first, second]);
      expect(requests.map(({ token }) => token)).toEqual(['old', 'new', 'new']);
    });

    it('gives the newest token to a request that has waited', async () => {
      let token = 'old';
      const slow = later();
      const { client, requests } = testClient((_, index) => (index === 0 ? slow.answer : json([])), {
        accessToken: () => token,
        rateLimit: { concurrency: 1 },
      });
      const calls = [read(client), read(client)];
      await settled();
      token = 'new';
      calls.push(read(client));
      await settled();
      slow.give(json([]));
      await Promise.all(calls);
      expect(requests.map((request) => request.token)).toEqual(['old', 'new', 'new']);
    });

    it('fails at the second, with a message that says to sign in', async () => {
      const { client, requests } = testClient(() => unauthorized(), { accessToken: () => 'same' });
      const error = await failure(read(client));
      expect(error).toEqual(
        jasmine.objectContaining({ status: 401, code: 'bad.credentials', effect: 'none' }),
      );
      expect(error.message).toContain('Sign in again');
      expect(requests.length).toBe(2);
    });

    it('fails at the first where the token is a plain string', async () => {
      const { client, requests } = testClient(() => unauthorized());
      expect((await failure(read(client))).status).toBe(401);
      expect(requests.length).toBe(1);
    });

    it('stays a 401 when the refresh fails, and asks anew at the next call', async () => {
      let isSignedIn = false;
      const { client } = testClient(server('new'), {
        accessToken: ({ refresh }) => {
          if (!refresh) return isSignedIn ? 'new' : 'old-token';
          throw new Error('session of old-token is over');
        },
      });
      const error = await failure(write(client));
      expect(error).toEqual(
        jasmine.objectContaining({
          code: 'access_token',
          status: 401,
          operation: 'postLicenseOrganization',
          effect: 'none',
        }),
      );
      expect(error.message).toContain('session of [token] is over');
      isSignedIn = true;
      await expectAsync(read(client)).toBeResolved();
    });
  });

  describe('with an accessToken that gives none', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N';
    const sources: readonly [string, AccessToken, RegExp][] = [
      [
        'throws',
        () => {
          throw new Error('no session');
        },
        /no session/,
      ],
      ['rejects', () => Promise.reject(new Error('offline')), /offline/],
      ['gives nothing', () => undefined as unknown as string, /undefined/],
      ['gives an empty text', () => '', /empty/],
      ['gives a line break', () => `${jwt}\n`, /white space/],
      [
        'names a token in its error',
        () => Promise.reject(new Error(`cannot renew ${jwt}`)),
        /cannot renew \[token\]/,
      ],
      [
        'names a header in its error',
        () => Promise.reject(new Error('sent Bearer abc.def')),
        /Bearer \[token\]/,
      ],
    ];
    for (const [name, accessToken, message] of sources) {
      it(`fails clearly where it ${name}`, async () => {
        const { client, requests } = testClient([], { accessToken });
        const error = await failure(read(client));
        expect(error).toEqual(
          jasmine.objectContaining({
            code: 'access_token',
            operation: 'getLicenseDefinitions',
            effect: 'none',
          }),
        );
        expect(error.message).toMatch(message);
        expect(JSON.stringify(error)).not.toContain(jwt);
        expect(requests.length).toBe(0);
        expect(client.limiter.state.remaining).toBe(300);
      });
    }
  });
});
