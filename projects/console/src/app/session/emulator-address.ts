/** Where `npm start` puts the emulator, unless that port is taken. */
export const usualEmulator = 'http://127.0.0.1:8787';

/**
 * The emulator's address as the page's query names it (`?emulator=http://127.0.0.1:PORT`), else the usual one.
 * Only loopback is accepted: a link must not be able to point the console elsewhere.
 */
export function emulatorAddress(search: string): string {
  const given = new URLSearchParams(search).get('emulator');
  return given !== null && isLoopback(given) ? new URL(given).origin : usualEmulator;
}

/** Whether an address is HTTP on this very machine. */
export function isLoopback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');
}
