import type { LicenseClock } from 'genesys-license-client';
import { isKeptPart } from '../persistence/kept-run';
import type { LicenseVault } from '../persistence/license-vault';

/** A device in memory: what its vaults have written outlives them, as far as it had landed. */
export class MemoryDevice {
  readonly values = new Map<string, unknown>();
  readonly #clock: LicenseClock;
  readonly #holders = new Map<string, MemoryVault>();
  readonly #waiting: { readonly name: string; readonly vault: MemoryVault; readonly take: () => void }[] = [];
  /** How long everything takes, in ms. */
  delay = 0;
  /** What every access rejects with, while set. */
  failure: Error | undefined;
  /** Whether nothing is ever answered. */
  hangs = false;
  /** What only writes of values reject with, while set. */
  writeFailure: Error | undefined;

  constructor(clock: LicenseClock) {
    this.#clock = clock;
  }

  open(): MemoryVault {
    return new MemoryVault(this);
  }

  async answer<Answer>(access: () => Answer): Promise<Answer> {
    if (this.hangs) return new Promise(() => undefined);
    const { delay } = this;
    if (delay > 0) await new Promise<void>((resolve) => this.#clock.setTimeout(resolve, delay));
    if (this.failure !== undefined) throw this.failure;
    return access();
  }

  /** Whether the lock was free. */
  take(name: string, vault: MemoryVault): boolean {
    const holder = this.#holders.get(name);
    if (holder !== undefined && holder !== vault) return false;
    this.#holders.set(name, vault);
    return true;
  }

  wait(name: string, vault: MemoryVault): Promise<void> {
    return new Promise((take) => this.#waiting.push({ name, vault, take }));
  }

  release(vault: MemoryVault): void {
    for (const [name, holder] of this.#holders) if (holder === vault) this.#holders.delete(name);
    for (const [index, waiting] of [...this.#waiting.entries()].reverse()) {
      if (waiting.vault === vault) this.#waiting.splice(index, 1);
    }
    for (const waiting of [...this.#waiting]) {
      if (!this.take(waiting.name, waiting.vault)) continue;
      this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
      waiting.take();
    }
  }
}

export class MemoryVault implements LicenseVault {
  readonly #device: MemoryDevice;
  #isCrashed = false;

  constructor(device: MemoryDevice) {
    this.#device = device;
  }

  keys(): Promise<readonly string[]> {
    return this.#answer(() => [...this.#device.values.keys()]);
  }

  read(keys: readonly string[]): Promise<readonly unknown[]> {
    return this.#answer(() => keys.map((key) => structuredClone(this.#device.values.get(key))));
  }

  write(values: ReadonlyMap<string, unknown>, deleted: readonly string[]): Promise<void> {
    const copies = structuredClone(values);
    return this.#answer(() => {
      if (this.#device.writeFailure !== undefined && values.size > 0) throw this.#device.writeFailure;
      for (const key of deleted) this.#device.values.delete(key);
      for (const [key, value] of copies) this.#device.values.set(key, value);
    });
  }

  async lock(name: string, isPatient: boolean): Promise<boolean> {
    if (this.#isCrashed) return new Promise(() => undefined);
    if (this.#device.take(name, this)) return true;
    if (!isPatient) return false;
    await this.#device.wait(name, this);
    return true;
  }

  close(): void {
    this.#device.release(this);
  }

  destroy(): Promise<void> {
    return this.#answer(() => {
      this.#device.values.clear();
      this.close();
    });
  }

  /** The tab is gone: what has not landed never does, and its locks are free. */
  crash(): void {
    this.#isCrashed = true;
    this.close();
  }

  /** Never answers once the tab is gone, though what is asked of the device may still be under way. */
  #answer<Answer>(access: () => Answer): Promise<Answer> {
    const never = new Promise<Answer>(() => undefined);
    if (this.#isCrashed) return never;
    const answer = this.#device.answer(() => (this.#isCrashed ? undefined : { value: access() }));
    return answer.then((given) => (given === undefined ? never : given.value));
  }
}

/** Whether what has landed says that this is asked for. */
export function isInJournal(
  { values }: MemoryDevice,
  userId: string,
  licenseId: string,
  value: boolean,
): boolean {
  for (const kept of values.values()) {
    if (!isKeptPart(kept)) continue;
    const isIt = (cell: (typeof kept.cells)[number]) =>
      cell.userId === userId && cell.licenseId === licenseId && cell.value === value;
    if (kept.cells.some(isIt)) return true;
  }
  return false;
}
