import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopbackHost } from '../api/loopback.js';
import {
  createLicenseEmulator,
  type LicenseEmulator,
  type LicenseEmulatorOptions,
} from '../license-emulator.js';
import { readSnapshot } from './data-file.js';
import { keepSaved } from './keep-saved.js';
import { requestListener } from './request-listener.js';

/** How the emulator is served. */
export interface ServeOptions extends Omit<LicenseEmulatorOptions, 'snapshot'> {
  /** 0 takes any free port. Default: 0. */
  readonly port?: number;
  /** A name or address of this machine. Default: 127.0.0.1. */
  readonly host?: string;
  /** A file that keeps what was changed across restarts. Default: nothing is kept. */
  readonly data?: string;
}

/** An emulator that listens. */
export interface ServedLicenseEmulator {
  /** For example `http://127.0.0.1:8787`. */
  readonly url: string;
  /** The port it listens on. */
  readonly port: number;
  /** The emulator behind it, to steer and to look into. */
  readonly emulator: LicenseEmulator;
  /**
   * Stops listening, lets running answers finish for up to two seconds, writes the data file.
   * @throws Error when the data file cannot be written
   */
  close(): Promise<void>;
}

const saveInterval = 500;
const grace = 2000;

/**
 * Serves an emulator over HTTP on this machine only.
 * @throws Error when the port is taken, the host is not of this machine, the data file is damaged or of another
 * organization, and for options that {@link createLicenseEmulator} refuses
 */
export async function serveLicenseEmulator(options: ServeOptions = {}): Promise<ServedLicenseEmulator> {
  const { port = 0, host = '127.0.0.1', data, ...emulatorOptions } = options;
  if (!isLoopbackHost(host === '::1' ? '[::1]' : host)) {
    throw new Error(
      `The emulator listens on this machine only: host "${host}" is not localhost, 127.0.0.1 or ::1.`,
    );
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`port is ${port}; allowed: 0 to 65535.`);
  const snapshot = data === undefined ? undefined : await readSnapshot(data);
  const emulator = createLicenseEmulator({ ...emulatorOptions, snapshot });
  const server = createServer(requestListener(emulator));
  await listen(server, port, host);
  const keeper = data === undefined ? undefined : keepSaved(data, emulator, saveInterval);
  const address = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    port: address.port,
    emulator,
    close: () => (closing ??= stop(server).then(() => keeper?.stop())),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} on ${host} is taken. Choose another one, or 0 for any that is free.`)
          : new Error(`The emulator cannot listen on ${host}:${port}: ${error.message}`),
      ),
    );
    server.listen(port, host, resolve);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), grace);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
