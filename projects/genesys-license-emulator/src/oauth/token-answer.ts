import type { Answer } from '../api/undergo.js';
import type { World } from '../api/world.js';
import { provesChallenge, type Authorization } from './authorization-codes.js';

/** Codes and refresh tokens that were given out. */
export interface Grants {
  readonly codes: Map<string, Authorization>;
  readonly refreshTokens: Map<string, Pick<Authorization, 'clientId' | 'scopes'>>;
}

class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, description: string, status = 400) {
    super(description);
    this.code = code;
    this.status = status;
  }
}

/** `POST /oauth/token`: authorization_code (PKCE or client secret), client_credentials, refresh_token. */
export async function tokenAnswer(
  world: World,
  grants: Grants,
  authorization: string | null,
  text: string,
): Promise<Answer> {
  try {
    const form = new URLSearchParams(text);
    const client = clientOf(authorization, form);
    return { status: 200, body: JSON.stringify(await granted(world, grants, form, client)) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, status, message } = error;
    return {
      status,
      body: JSON.stringify({ error: code, error_description: message, description: message }),
    };
  }
}

interface Client {
  readonly id: string;
  readonly hasSecret: boolean;
}

async function granted(
  world: World,
  grants: Grants,
  form: URLSearchParams,
  client: Client,
): Promise<Readonly<Record<string, unknown>>> {
  const type = form.get('grant_type');
  switch (type) {
    case 'client_credentials': {
      if (!client.hasSecret)
        throw new Refusal(
          'invalid_client',
          'The client has to send its id and secret (Basic authentication).',
          401,
        );
      return issue(world, client.id, scopesOf(form.get('scope')));
    }
    case 'authorization_code': {
      const { clientId, scopes } = await redeem(world, grants, form, client);
      const refreshToken = world.tokens.secret('refresh-');
      grants.refreshTokens.set(refreshToken, { clientId, scopes });
      return { ...issue(world, clientId, scopes), refresh_token: refreshToken };
    }
    case 'refresh_token': {
      const refreshToken = form.get('refresh_token') ?? '';
      const grant = grants.refreshTokens.get(refreshToken);
      if (grant === undefined) throw new Refusal('invalid_grant', 'The refresh token is not valid.');
      if (grant.clientId !== client.id)
        throw new Refusal('invalid_grant', 'The refresh token belongs to another client.');
      return { ...issue(world, grant.clientId, grant.scopes), refresh_token: refreshToken };
    }
    case null:
      throw new Refusal('invalid_request', 'grant_type is missing.');
    default:
      throw new Refusal('unsupported_grant_type', `The grant type "${type}" is not supported.`);
  }
}

async function redeem(
  world: World,
  { codes }: Grants,
  form: URLSearchParams,
  client: Client,
): Promise<Authorization> {
  const code = form.get('code') ?? '';
  const found = codes.get(code);
  // A code is good for one attempt, whatever comes of it.
  codes.delete(code);
  if (found === undefined || world.clock.now() >= found.expiresAt)
    throw new Refusal('invalid_grant', 'The authorization code is not valid.');
  if (found.clientId !== client.id)
    throw new Refusal('invalid_grant', 'The authorization code belongs to another client.');
  if (form.get('redirect_uri') !== found.redirectUri)
    throw new Refusal('invalid_grant', 'redirect_uri is not the one of the authorization.');
  if (found.challenge === undefined) {
    if (!client.hasSecret)
      throw new Refusal(
        'invalid_client',
        'Without PKCE the client has to authenticate with its secret.',
        401,
      );
  } else if (!(await provesChallenge(form.get('code_verifier') ?? '', found.challenge))) {
    throw new Refusal('invalid_grant', 'code_verifier does not match the code_challenge.');
  }
  return found;
}

function issue(
  world: World,
  clientId: string,
  scopes: readonly string[] | 'all',
): Readonly<Record<string, unknown>> {
  const { token, expiresIn } = world.tokens.issue(clientId, scopes);
  return {
    access_token: token,
    token_type: 'bearer',
    expires_in: expiresIn,
    ...(scopes === 'all' ? {} : { scope: scopes.join(' ') }),
  };
}

/** The client's id from Basic authentication, else from the form; any secret that is not empty is right. */
function clientOf(authorization: string | null, form: URLSearchParams): Client {
  const basic = /^basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (basic === undefined) {
    const id = form.get('client_id') ?? '';
    if (id === '') throw new Refusal('invalid_client', 'The client id is missing.', 401);
    return { id, hasSecret: (form.get('client_secret') ?? '') !== '' };
  }
  const [id = '', secret = ''] = decodedBasic(basic).split(/:(.*)/s);
  if (id === '' || secret === '')
    throw new Refusal('invalid_client', 'The client id or secret is missing.', 401);
  return { id, hasSecret: true };
}

function decodedBasic(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

/** The scopes of a `scope` field; absent or empty: all that the client may have. */
export function scopesOf(field: string | null): readonly string[] | 'all' {
  const scopes = (field ?? '').split(/\s+/).filter((scope) => scope !== '');
  return scopes.length === 0 ? 'all' : scopes;
}
