import { tabProtocol } from '../engine/tabs/tab-message';
import type { TabLink } from '../engine/tabs/tab-link';
import type { LicenseIdentity } from '../model/persistence';

/** Messages by BroadcastChannel, locks by Web Locks; both under a name that does not tell who is meant. */
export class BrowserTabLink implements TabLink {
  readonly #locks: LockManager;
  readonly #name: Promise<string>;
  readonly #end = new AbortController();
  readonly #ended = new Promise<void>((resolve) => {
    this.#end.signal.addEventListener('abort', () => resolve());
  });
  readonly #channel: Promise<BroadcastChannel>;
  /** What is to be called when a mark of this tab is heard. */
  readonly #marks = new Map<unknown, () => void>();
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
    this.#channel = this.#name.then((name) => {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        this.#marks.get(data)?.();
        this.#marks.delete(data);
        this.#listener(data);
      };
      return channel;
    });
  }

  post(message: unknown): void {
    void this.#channel.then((channel) => channel.postMessage(message));
  }

  listen(listener: (message: unknown) => void): void {
    this.#listener = listener;
  }

  async hold(name: string, byForce: boolean, onLost: () => void): Promise<void> {
    const { signal } = this.#end;
    const key = await this.#keyOf(name);
    return new Promise((resolve, reject) => {
      let isHeld = false;
      const held = () => {
        isHeld = true;
        resolve();
        return this.#ended;
      };
      const options = byForce ? { steal: true } : { signal };
      this.#locks.request(key, options, held).catch((error: unknown) => {
        if (signal.aborted) return;
        if (isHeld) onLost();
        else reject(error);
      });
    });
  }

  async whenFree(name: string): Promise<void> {
    const { signal } = this.#end;
    await this.#locks.request(await this.#keyOf(name), { mode: 'shared', signal }, () => undefined);
  }

  async settle(): Promise<readonly string[]> {
    const name = await this.#name;
    // Answered after all that has happened to locks before.
    const { held = [] } = await this.#locks.query();
    const mark = crypto.randomUUID();
    // Nobody hears what is posted to a channel in that channel itself.
    const channel = new BroadcastChannel(name);
    // All messages go through one place in one order: what was posted before the mark is heard before it.
    await new Promise<void>((resolve) => {
      this.#marks.set(mark, resolve);
      channel.postMessage(mark);
    });
    channel.close();
    return held.flatMap(({ name: lock = '' }) => lock.split(`${name}/`)[1] ?? []);
  }

  close(): void {
    this.#end.abort();
    void this.#channel.then((channel) => channel.close());
  }

  async #keyOf(lock: string): Promise<string> {
    return `${await this.#name}/${lock}`;
  }
}

/** Tabs of another version of the library do not meet those of this one. */
async function nameOf({ orgId, userId }: LicenseIdentity): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify([orgId, userId]));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return `ngx-genesys-license/${tabProtocol}/${digest.join()}`;
}
