import type { Hono } from 'hono';
import { html } from 'hono/html';
import { isLoopbackUrl } from '../api/loopback.js';
import { undergo, type Answer } from '../api/undergo.js';
import type { World } from '../api/world.js';
import { scopesOf, tokenAnswer, type Grants } from './token-answer.js';

const codeLifetime = 5 * 60_000;

/** The login host's endpoints; they live at the same address as the API. */
export function oauthRoutes(app: Hono, world: World): void {
  const grants: Grants = { codes: new Map(), refreshTokens: new Map() };
  app.get('/oauth/authorize', ({ req }) =>
    undergo(world, 'getOauthAuthorize', [], req.raw, () => authorizeAnswer(world, grants, new URL(req.url))),
  );
  app.post('/oauth/token', ({ req }) =>
    undergo(world, 'postOauthToken', [], req.raw, ({ text }) =>
      tokenAnswer(world, grants, req.header('Authorization') ?? null, text),
    ),
  );
  app.get('/logout', ({ req, redirect, text }) => {
    const target = req.query('redirect_uri');
    return target !== undefined && isLoopbackUrl(target) ? redirect(target) : text('Signed out.');
  });
}

async function authorizeAnswer(world: World, { codes }: Grants, url: URL): Promise<Answer> {
  const query = url.searchParams;
  const clientId = query.get('client_id') ?? '';
  const redirectUri = query.get('redirect_uri') ?? '';
  // Until these two are right there is nobody to send an error to.
  if (clientId === '') return page(400, 'client_id is missing.');
  if (!isLoopbackUrl(redirectUri))
    return page(400, 'redirect_uri has to be an address on this machine (localhost).');

  const back = new URL(redirectUri);
  const state = query.get('state');
  if (state !== null) back.searchParams.set('state', state);
  const refused = refusalOf(query);
  if (refused !== undefined) {
    back.searchParams.set('error', refused[0]);
    back.searchParams.set('error_description', refused[1]);
    return { status: 302, headers: { Location: back.href } };
  }
  if (world.settings().signIn === 'page' && query.get('emulator_consent') !== 'yes') {
    query.set('emulator_consent', 'yes');
    return page(200, `Sign in to ${world.organization.name}`, `${url.pathname}?${query.toString()}`);
  }
  const code = world.tokens.secret('code-');
  codes.set(code, {
    clientId,
    redirectUri,
    challenge: query.get('code_challenge') ?? undefined,
    scopes: scopesOf(query.get('scope')),
    expiresAt: world.clock.now() + codeLifetime,
  });
  back.searchParams.set('code', code);
  return { status: 302, headers: { Location: back.href } };
}

function refusalOf(query: URLSearchParams): readonly [error: string, description: string] | undefined {
  if (query.get('response_type') !== 'code') {
    return [
      'unsupported_response_type',
      'Only response_type=code is supported; the implicit grant is switched off.',
    ];
  }
  const challenge = query.get('code_challenge');
  if (challenge === null) return undefined;
  if (query.get('code_challenge_method') !== 'S256')
    return ['invalid_request', 'code_challenge_method has to be S256.'];
  return /^[A-Za-z0-9\-_]{43}$/.test(challenge)
    ? undefined
    : ['invalid_request', 'code_challenge is not a SHA-256 in base64url.'];
}

async function page(status: number, title: string, proceed?: string): Promise<Answer> {
  const button =
    proceed === undefined ? '' : html`<p><a href="${proceed}">Sign in as the administrator</a></p>`;
  const body = html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" /><title>License emulator</title>
      <body>
        <h1>${title}</h1>
        ${button}
      </body>
    </html>`;
  return { status, body: String(await body), type: 'text/html; charset=utf-8' };
}
