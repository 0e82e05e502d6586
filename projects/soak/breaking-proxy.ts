import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy that breaks connections: at once, in the middle of the request, or in the middle of the answer. */
export interface BreakingProxy {
  readonly url: string;
  /** Share of the chunks, in either direction, at which the connection breaks. */
  breakRate: number;
  readonly broken: number;
  close(): Promise<void>;
}

export async function startBreakingProxy(target: number, random: () => number): Promise<BreakingProxy> {
  const sockets = new Set<Socket>();
  let breakRate = 0;
  let broken = 0;
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    const end = () => {
      near.destroy();
      far.destroy();
      sockets.delete(near);
    };
    sockets.add(near);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => {
        if (random() < breakRate) {
          broken++;
          end();
        } else {
          to.write(chunk);
        }
      });
      from.once('error', end);
      from.once('close', end);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get breakRate() {
      return breakRate;
    },
    set breakRate(rate) {
      breakRate = rate;
    },
    get broken() {
      return broken;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
