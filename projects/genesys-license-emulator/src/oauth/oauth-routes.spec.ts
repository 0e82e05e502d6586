import { tryEmulator, type TriedEmulator } from '../testing/try-emulator.js';

const redirectUri = 'http://localhost:4200/signed-in?keep=1';
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
// The pair of verifier and challenge of RFC 7636, appendix B.
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const request = {
  client_id: 'my-app',
  redirect_uri: redirectUri,
  response_type: 'code',
  code_challenge: challenge,
  code_challenge_method: 'S256',
  state: 'some state&more',
};

async function authorize(
  { emulator }: TriedEmulator,
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<URL> {
  const query = new URLSearchParams(
    Object.entries<string | undefined>({ ...request, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  const response = await emulator.fetch(`/oauth/authorize?${query.toString()}`);
  expect(response.status).toBe(302);
  return new URL(response.headers.get('Location') ?? '');
}

interface TokenBody {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly expires_in: number;
  readonly error?: string;
}

async function token(
  { emulator }: TriedEmulator,
  form: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<TokenBody> {
  const response = await emulator.fetch('/oauth/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });
  return (await response.json()) as TokenBody;
}

async function codeOf(
  tried: TriedEmulator,
  changes?: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  return (await authorize(tried, changes)).searchParams.get('code') ?? '';
}

const redeem = (code: string): Readonly<Record<string, string>> => ({
  grant_type: 'authorization_code',
  client_id: 'my-app',
  redirect_uri: redirectUri,
  code,
  code_verifier: verifier,
});
const basic = { Authorization: `Basic ${btoa('my-app:s:e:cret')}` };
const asked = ({ access_token }: TokenBody): RequestInit => ({
  headers: { Authorization: `Bearer ${access_token}` },
});

describe('/oauth/authorize', () => {
  it('goes back with a code and the state, and keeps the address', async () => {
    const back = await authorize(tryEmulator());
    expect(back.origin + back.pathname).toBe('http://localhost:4200/signed-in');
    expect(back.searchParams.get('keep')).toBe('1');
    expect(back.searchParams.get('state')).toBe('some state&more');
    expect(back.searchParams.get('code')).toMatch(/^code-/);
  });

  it('goes back with an error for what it does not support', async () => {
    const tried = tryEmulator();
    for (const [changes, error] of [
      [{ response_type: 'token' }, 'unsupported_response_type'],
      [{ code_challenge_method: 'plain' }, 'invalid_request'],
      [{ code_challenge: 'short' }, 'invalid_request'],
    ] as const) {
      const back = await authorize(tried, changes);
      expect([back.searchParams.get('error'), back.searchParams.get('code')]).toEqual([error, null]);
      expect(back.searchParams.get('state')).toBe('some state&more');
    }
  });

  it('goes to no other machine', async () => {
    const { emulator } = tryEmulator();
    for (const uri of [
      'https://evil.test/',
      'http://localhost.evil.test',
      'javascript:alert(1)',
      '',
      '/relative',
    ]) {
      const query = new URLSearchParams({ ...request, redirect_uri: uri }).toString();
      const response = await emulator.fetch(`/oauth/authorize?${query}`);
      expect([response.status, response.headers.get('Location')])
        .withContext(uri)
        .toEqual([400, null]);
    }
  });

  it('shows a page whose link goes on, when told so', async () => {
    const tried = tryEmulator({ signIn: 'page' });
    const response = await tried.emulator.fetch(
      `/oauth/authorize?${new URLSearchParams({ ...request, state: '"><script>' }).toString()}`,
    );
    const page = await response.text();
    expect(response.headers.get('Content-Type')).toContain('text/html');
    expect(page).not.toContain('<script>');
    const link = (/href="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&amp;', '&');
    const next = await tried.emulator.fetch(link);
    expect(new URL(next.headers.get('Location') ?? '').searchParams.get('state')).toBe('"><script>');
  });
});

describe('/oauth/token', () => {
  it('gives a token for a code and its verifier', async () => {
    const tried = tryEmulator();
    const issued = await token(tried, redeem(await codeOf(tried)));
    expect(issued).toEqual(jasmine.objectContaining({ token_type: 'bearer', expires_in: 86_400 }));
    expect((await tried.get('/api/v2/tokens/me', asked(issued))).body).toEqual(
      jasmine.objectContaining({ OAuthClient: jasmine.objectContaining({ id: 'my-app' }) }),
    );
  });

  it('refuses another verifier, another client, another address, and a code used twice', async () => {
    const tried = tryEmulator();
    const attempts: readonly Readonly<Record<string, string>>[] = [
      { code_verifier: verifier.replace('d', 'e') },
      { code_verifier: '' },
      { client_id: 'other' },
      { redirect_uri: 'http://localhost:4200/' },
      { code: 'code-other' },
    ];
    for (const changes of attempts) {
      const code = await codeOf(tried);
      expect((await token(tried, { ...redeem(code), ...changes })).error)
        .withContext(JSON.stringify(changes))
        .toBe('invalid_grant');
      if (!('code' in changes)) expect((await token(tried, redeem(code))).error).toBe('invalid_grant');
    }
    const code = await codeOf(tried);
    expect((await token(tried, redeem(code))).error).toBeUndefined();
    expect((await token(tried, redeem(code))).error).toBe('invalid_grant');
  });

  it('refuses a code after five minutes', async () => {
    const tried = tryEmulator();
    const code = await codeOf(tried);
    await tried.clock.advance(300_000);
    expect((await token(tried, redeem(code))).error).toBe('invalid_grant');
  });

  it('wants the secret of a client that asked without a challenge', async () => {
    const tried = tryEmulator();
    const plain = { code_challenge: undefined, code_challenge_method: undefined };
    expect((await token(tried, redeem(await codeOf(tried, plain)))).error).toBe('invalid_client');
    expect((await token(tried, redeem(await codeOf(tried, plain)), basic)).error).toBeUndefined();
  });

  it('gives a token for client credentials, in the header or in the form', async () => {
    const tried = tryEmulator();
    const form = { grant_type: 'client_credentials' };
    for (const issued of [
      await token(tried, form, basic),
      await token(tried, { ...form, client_id: 'a', client_secret: 'b' }),
    ]) {
      expect((await tried.get('/api/v2/license/users', asked(issued))).status).toBe(200);
      expect(issued.refresh_token).toBeUndefined();
    }
    const incomplete: readonly Readonly<Record<string, string>>[] = [
      {},
      { Authorization: `Basic ${btoa('my-app:')}` },
      { Authorization: 'Basic ???' },
    ];
    for (const headers of incomplete) {
      expect((await token(tried, form, headers)).error).toBe('invalid_client');
    }
    expect((await token(tried, { ...form, client_id: 'a' })).error).toBe('invalid_client');
  });

  it('gives new tokens for a refresh token to its client only', async () => {
    const tried = tryEmulator({ tokenLifetime: 60_000 });
    const first = await token(tried, redeem(await codeOf(tried)));
    await tried.clock.advance(60_000);
    expect((await tried.get('/api/v2/license/users', asked(first))).status).toBe(401);
    const form = { grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '' };
    expect((await token(tried, { ...form, client_id: 'other' })).error).toBe('invalid_grant');
    const second = await token(tried, form, basic);
    expect(second.access_token).not.toBe(first.access_token);
    expect((await tried.get('/api/v2/license/users', asked(second))).status).toBe(200);
    expect((await token(tried, { ...form, refresh_token: 'refresh-x', client_id: 'my-app' })).error).toBe(
      'invalid_grant',
    );
  });

  it('refuses other grants', async () => {
    const tried = tryEmulator();
    expect((await token(tried, { client_id: 'a' })).error).toBe('invalid_request');
    expect((await token(tried, { grant_type: 'password', client_id: 'a' })).error).toBe(
      'unsupported_grant_type',
    );
  });

  it('narrows what the token may to the scopes asked and to what the client may', async () => {
    const tried = tryEmulator();
    const form = { grant_type: 'client_credentials', scope: 'license:readonly' };
    const narrow = await token(tried, form, basic);
    const wide = await token(tried, {
      grant_type: 'client_credentials',
      client_id: 'readonly',
      client_secret: 'x',
    });
    for (const issued of [narrow, wide]) {
      expect((await tried.get('/api/v2/license/users', asked(issued))).status).toBe(200);
      const headers = { Authorization: `Bearer ${issued.access_token}`, 'Content-Type': 'application/json' };
      expect(
        (await tried.post('/api/v2/license/organization', { assignments: [] }, { headers })).status,
      ).toBe(403);
    }
  });

  it('forgets a token that its holder gives back', async () => {
    const tried = tryEmulator();
    const issued = await token(tried, { grant_type: 'client_credentials' }, basic);
    const gone = await tried.emulator.fetch('/api/v2/tokens/me', { method: 'DELETE', ...asked(issued) });
    expect(gone.status).toBe(204);
    expect((await tried.get('/api/v2/tokens/me', asked(issued))).status).toBe(401);
  });
});

describe('/logout', () => {
  it('goes back to this machine only', async () => {
    const { emulator } = tryEmulator();
    const answers = [];
    for (const uri of ['http://localhost:4200/', 'https://evil.test/']) {
      const { status, headers } = await emulator.fetch(`/logout?redirect_uri=${encodeURIComponent(uri)}`);
      answers.push([status, headers.get('Location')]);
    }
    expect(answers).toEqual([
      [302, 'http://localhost:4200/'],
      [200, null],
    ]);
  });
});
