import {
  createLicenseEmulator,
  type LicenseEmulator,
  type LicenseEmulatorOptions,
} from '../license-emulator.js';
import { VirtualClock } from '../virtual-clock.js';

/** An answer with its body parsed. */
export interface Tried {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** An emulator in virtual time, and short ways to ask it. */
export interface TriedEmulator {
  readonly emulator: LicenseEmulator;
  readonly clock: VirtualClock;
  get(path: string, init?: RequestInit): Promise<Tried>;
  post(path: string, body: unknown, init?: RequestInit): Promise<Tried>;
  /** The write of one license. */
  write(licenseId: string, userIdsAdd: readonly string[], userIdsRemove?: readonly string[]): Promise<Tried>;
  /** What a read shows of a user. */
  shown(userId: string): Promise<readonly string[]>;
}

export const bearer = { Authorization: 'Bearer any' };

export function tryEmulator(options: LicenseEmulatorOptions = {}): TriedEmulator {
  const clock = new VirtualClock();
  const emulator = createLicenseEmulator({ clock, ...options });
  const ask = async (path: string, init: RequestInit): Promise<Tried> => {
    const response = await emulator.fetch(`https://api.mypurecloud.com${path}`, init);
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  };
  const post: TriedEmulator['post'] = (path, body, init) =>
    ask(path, {
      method: 'POST',
      headers: { ...bearer, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      ...init,
    });
  return {
    emulator,
    clock,
    get: (path, init) => ask(path, { headers: bearer, ...init }),
    post,
    write: (licenseId, userIdsAdd, userIdsRemove = []) =>
      post('/api/v2/license/organization', { assignments: [{ licenseId, userIdsAdd, userIdsRemove }] }),
    async shown(userId) {
      const { body } = await post('/api/v2/license/users', [userId]);
      return (body as Readonly<Record<string, readonly string[]>>)[userId] ?? [];
    },
  };
}

/** What became of a promise so far. */
export function watch(promise: Promise<unknown>): { state: string; value?: unknown } {
  const watched: { state: string; value?: unknown } = { state: 'pending' };
  promise.then(
    (value) => Object.assign(watched, { state: 'answered', value }),
    (error: unknown) => Object.assign(watched, { state: 'failed', value: error }),
  );
  return watched;
}
