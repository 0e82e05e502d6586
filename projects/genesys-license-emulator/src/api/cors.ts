import type { MiddlewareHandler } from 'hono';
import type { EmulatorSettings } from '../settings/emulator-settings.js';
import { isLoopbackUrl } from './loopback.js';

const exposed = 'ININ-Correlation-Id, Retry-After';

/**
 * Lets pages on this machine read the answers, and no others. Without exposed headers a page sees neither the
 * correlation id nor Retry-After; a request without an origin (the fetch handler used in process) then gets them no more either.
 */
export function cors(settings: () => EmulatorSettings): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('Origin');
    const allowed = origin !== undefined && isLoopbackUrl(origin);
    if (context.req.method === 'OPTIONS') return preflight(context.req.raw, allowed ? origin : undefined);
    await next();
    const { headers } = context.res;
    headers.append('Vary', 'Origin');
    const { exposeHeaders } = settings();
    if (allowed) headers.set('Access-Control-Allow-Origin', origin);
    if (allowed && exposeHeaders) headers.set('Access-Control-Expose-Headers', exposed);
    if (origin === undefined && !exposeHeaders) for (const name of exposed.split(', ')) headers.delete(name);
    return undefined;
  };
}

/** Without an allowed origin it is a plain OPTIONS, and a page's browser refuses to go on. */
function preflight(request: Request, origin: string | undefined): Response {
  const headers = new Headers({ Vary: 'Origin', Allow: methods });
  if (origin !== undefined) {
    headers.set('Access-Control-Allow-Origin', origin);
    headers.set('Access-Control-Allow-Methods', methods);
    headers.set(
      'Access-Control-Allow-Headers',
      request.headers.get('Access-Control-Request-Headers') ?? 'Authorization, Content-Type',
    );
    headers.set('Access-Control-Max-Age', '600');
    if (request.headers.get('Access-Control-Request-Private-Network') === 'true') {
      headers.set('Access-Control-Allow-Private-Network', 'true');
    }
  }
  return new Response(null, { status: 204, headers });
}

const methods = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';
