import { createServer } from 'node:net';

/** Whether nobody listens on this loopback port. */
export function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** The first free loopback port from `port` on, none of `taken`. */
export async function freePort(port, taken = []) {
  for (let candidate = port; candidate < Math.min(port + 200, 65_536); candidate++) {
    if (!taken.includes(candidate) && (await isFree(candidate))) return candidate;
  }
  throw new Error(`No free port found from ${port} on.`);
}
