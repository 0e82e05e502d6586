import { authorize } from '../access/access-tokens.js';
import type { ApiCall, ApiOperation } from './api-call.js';
import { badRequest, overTheSizeLimit, tooManyRequests, unsupportedMediaType } from './error-body.js';
import { undergo } from './undergo.js';
import type { World } from './world.js';

/** Answers a request for one operation of the API: token, rate limit, permission, body, effect, in this order. */
export function answerOperation(
  world: World,
  operation: ApiOperation,
  request: Request,
  parameters: Readonly<Record<string, string>>,
): Promise<Response> {
  const { anyPermission, scope, isRead } = operation;
  return undergo(world, operation.name, anyPermission, request, ({ settings, chance, text }) => {
    const caller = world.tokens.caller(request.headers.get('Authorization') ?? undefined);
    if (settings.rateLimit !== null) {
      const wait = world.limiter.wait(caller.token, world.clock.now(), settings.rateLimit);
      if (wait > 0) throw tooManyRequests(Math.ceil(wait / 1000));
    }
    authorize(caller, anyPermission, scope, isRead);
    const call: ApiCall = {
      parameters,
      query: new URL(request.url).searchParams,
      body: jsonBody(request, text, settings.maximumBytes),
      caller,
      settings,
      organization: world.organization,
      chance,
    };
    const body = operation.answer(call);
    return body === undefined ? { status: 204 } : { status: 200, body: JSON.stringify(body) };
  });
}

/** Official clients name a JSON type with or without charset, and some send one without a body. */
function jsonBody(request: Request, text: string, maximumBytes: number | null): unknown {
  if (text === '') return undefined;
  if (maximumBytes !== null && new TextEncoder().encode(text).length > maximumBytes)
    throw overTheSizeLimit(maximumBytes);
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(request.headers.get('Content-Type') ?? ''))
    throw unsupportedMediaType();
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('body');
  }
}
