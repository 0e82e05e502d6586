import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { isLoopbackHost } from '../api/loopback.js';
import type { LicenseEmulator } from '../license-emulator.js';

/**
 * Lets an emulator answer a Node server's requests. A rejected answer is a broken connection. Requests under another
 * machine's name are refused: a page elsewhere could otherwise have its name resolve to this machine (DNS rebinding).
 */
export function requestListener(emulator: LicenseEmulator): RequestListener {
  const answer = async (
    request: Request,
    { outgoing }: { readonly outgoing: unknown },
  ): Promise<Response> => {
    try {
      return await emulator.fetch(request);
    } catch {
      (outgoing as ServerResponse).socket?.destroy();
      return RESPONSE_ALREADY_SENT;
    }
  };
  const listener = getRequestListener(answer, { overrideGlobalObjects: false });
  return (incoming, outgoing) => {
    if (isAddressedToThisMachine(incoming)) void listener(incoming, outgoing);
    else refuse(outgoing);
  };
}

function isAddressedToThisMachine({ headers: { host = '' } }: IncomingMessage): boolean {
  const address = `http://${host}`;
  return URL.canParse(address) && isLoopbackHost(new URL(address).hostname);
}

function refuse(outgoing: ServerResponse): void {
  outgoing.writeHead(421, { 'Content-Type': 'application/json', Connection: 'close' });
  outgoing.end(
    JSON.stringify({ message: 'The emulator answers under localhost, 127.0.0.1 and [::1] only.' }),
  );
}
