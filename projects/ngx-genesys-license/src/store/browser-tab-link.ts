import { tabProtocol } from '../engine/tabs/tab-message';
import type { TabLink } from '../engine/tabs/tab-link';
import type { LicenseIdentity } from '../model/persistence';

/** Messages by BroadcastChannel, locks by Web Locks; both under a name that does not tell who is meant. */
export class BrowserTabLink implements TabLink {
  readonly #locks: LockManager;
  readonly #name: Promise<string>;
  readonly #end = new AbortController();
  /** Requests for locks that have not been granted, by lock. */
  readonly #waiting = new Map<string, AbortController>();
  #channel: BroadcastChannel | undefined;
  #unsent: unknown[] = [];
  #listener: (message: unknown) => void = () => undefined;

  /** Undefined where the browser has no BroadcastChannel or no Web Locks, as on pages that are not served securely. */
  static open(identity: LicenseIdentity): BrowserTabLink | undefined {
    const { BroadcastChannel: channel, navigator, crypto } = globalThis as Partial<typeof globalThis>;
    const { locks } = (navigator ?? {}) as { readonly locks?: LockManager };
    const { subtle } = (crypto ?? {}) as { readonly subtle?: SubtleCrypto };
    if (channel === undefined || locks === undefined || subtle === undefined) return undefined;
    return new BrowserTabLink(identity, locks);
  }

  private constructor(identity: LicenseIdentity, locks: LockManager) {
    this.#locks = locks;
    this.#name = nameOf(identity);
    void this.#name.then((name) => this.#open(name));
  }

  post(message: unknown): void {
    if (this.#channel === undefined) this.#unsent.push(message);
    else if (!this.#end.signal.aborted) this.#channel.postMessage(message);
  }

  listen(listener: (message: unknown) => void): void {
    this.#listener = listener;
  }

  async hold(name: string, byForce: boolean, onLost: () => void): Promise<void> {
    const wait = new AbortController();
    this.#waiting.get(name)?.abort();
    this.#waiting.set(name, wait);
    const key = await this.#keyOf(name);
    const { signal } = wait;
    const held = new Promise<void>((resolve, reject) => {
      let isHeld = false;
      const options = byForce ? { steal: true } : { signal: AbortSignal.any([signal, this.#end.signal]) };
      this.#locks
        .request(key, options, () => {
          isHeld = true;
          resolve();
          return this.#ended;
        })
        .catch((error: unknown) => {
          if (this.#end.signal.aborted) return;
          if (isHeld) onLost();
          else if (!signal.aborted) reject(error);
        });
    });
    return held;
  }

  async whenFree(name: string): Promise<void> {
    const key = await this.#keyOf(name);
    return new Promise((resolve, reject) => {
      const { signal } = this.#end;
      this.#locks
        .request(key, { mode: 'shared', signal }, () => resolve())
        .catch((error: unknown) => {
          if (!signal.aborted) reject(error);
        });
    });
  }

  async settle(): Promise<void> {
    // Answered after all that has happened to locks before.
    await this.#locks.query();
  }

  close(): void {
    this.#end.abort();
    this.#channel?.close();
  }

  get #ended(): Promise<void> {
    const { signal } = this.#end;
    return new Promise((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  async #keyOf(lock: string): Promise<string> {
    return `${await this.#name}/${lock}`;
  }

  #open(name: string): void {
    if (this.#end.signal.aborted) return;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#listener(data);
    for (const message of this.#unsent) this.post(message);
    this.#unsent = [];
  }
}

/** Tabs of another version of the library do not meet those of this one. */
async function nameOf({ orgId, userId }: LicenseIdentity): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([orgId, userId]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `ngx-genesys-license/${tabProtocol}/${hex}`;
}
