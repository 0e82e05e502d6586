import type { LicenseDefinition } from 'genesys-license-client';
import type { Subscription } from 'rxjs';
import { rowsPerChunk, type ChunkMarks } from '../../core/chunk-marks';
import type { KeptSession } from '../session-keeper';
import { keepUsers, restoreUsers } from './kept-users';
import type { LicenseVault } from './license-vault';
import { asError } from './storage-error';
import { chunkOfKey, definitionsKey, usersKey, usersLock } from './vault-keys';

export interface KeptDataOptions {
  /** How old users and definitions may be to be shown again, in ms. */
  readonly maxAge: number;
  readonly hasNames: boolean;
  /** There is something to write. */
  readonly onDue: () => void;
}

/** Read and written in one go: long enough to be worth a transaction, short enough to be no long task. */
const chunksAtOnce = 8;

interface KeptDefinitions {
  readonly definitions: readonly LicenseDefinition[];
  readonly loadedAt: number;
}

/**
 * Users and definitions in a vault: shown again at the next start, written again where they have changed. One tab writes
 * the users of an identity at a time; the next takes over when it ends.
 */
export class KeptData {
  readonly #session: KeptSession;
  readonly #vault: LicenseVault;
  readonly #marks: ChunkMarks;
  readonly #options: KeptDataOptions;
  readonly #subscription: Subscription;
  /** Chunks in the vault when it was opened. */
  readonly #chunks: readonly number[];
  /** Chunks that are being written, or could not be; and those in the vault beyond what is known, to be deleted. */
  #due: readonly number[] = [];
  #isRestored = false;
  #leads = false;
  #hasRoom = true;
  #isOver = false;
  #isWriting = false;
  #definitions: readonly LicenseDefinition[] | undefined;
  #dropped: number;
  #writeError: Error | undefined;
  #savedAt: number | undefined;

  /** `marks` tells which rows have changed; `dropped` counts records that could not be read so far. */
  constructor(
    session: KeptSession,
    vault: LicenseVault,
    marks: ChunkMarks,
    keys: readonly string[],
    dropped: number,
    options: KeptDataOptions,
  ) {
    this.#session = session;
    this.#vault = vault;
    this.#marks = marks;
    this.#options = options;
    this.#chunks = chunksOf(keys);
    this.#dropped = dropped;
    this.#subscription = session.definitions$.subscribe(() => options.onDue());
  }

  get isRestored(): boolean {
    return this.#isRestored;
  }

  get savedAt(): number | undefined {
    return this.#savedAt;
  }

  /** Whether the last write, or reading what was left, failed. */
  get hasFailed(): boolean {
    return this.#writeError !== undefined;
  }

  /** What failed, or could not be read and was dropped. */
  get error(): Error | undefined {
    if (this.#writeError !== undefined) return this.#writeError;
    if (!this.#hasRoom) {
      return new Error(
        'ngx-genesys-license: this device has room for changes under way only. Free space on it.',
      );
    }
    if (this.#dropped === 0) return undefined;
    return new Error(`ngx-genesys-license: ${this.#dropped} unreadable records on this device were dropped.`);
  }

  get isWritten(): boolean {
    if (!this.#leads || !this.#isRestored || !this.#hasRoom) return true;
    return this.#marks.isEmpty && this.#due.length === 0 && this.#newDefinitions === undefined;
  }

  /** Shows what an earlier session has left. Never rejects. */
  async restore(): Promise<void> {
    try {
      this.#leads = await this.#vault.lock(usersLock, false);
      await this.#restoreDefinitions();
      await this.#restoreUsers();
      this.#due = this.#unknown(this.#chunks);
    } catch (error) {
      this.#writeError = asError(error);
    }
    this.#isRestored = true;
    if (!this.#leads) this.#takeTurn().catch((error: unknown) => (this.#writeError = asError(error)));
  }

  /** Writes what has changed by now, a few chunks at a time. Never rejects. */
  async write(): Promise<void> {
    if (this.#isWriting || this.isWritten) return;
    this.#isWriting = true;
    try {
      this.#due = this.#takeDue();
      do {
        await this.#writeChunks(this.#due.slice(0, chunksAtOnce));
        this.#due = this.#due.slice(chunksAtOnce);
      } while (this.#due.length > 0 && !this.#isOver);
      this.#writeError = undefined;
      this.#noteSaved();
    } catch (error) {
      this.#writeError = asError(error);
    }
    this.#isWriting = false;
  }

  /** Writes all that has changed in one go, because the session ends. */
  async writeLast(): Promise<void> {
    if (!this.isWritten) await this.#writeChunks(this.#takeDue());
  }

  /** Gives the room of the users to what matters more; in this session they are not kept any longer. */
  async makeRoom(): Promise<void> {
    if (!this.#hasRoom) return;
    this.#hasRoom = false;
    await this.#vault.write(new Map(), chunksOf(await this.#vault.keys()).map(usersKey));
  }

  stop(): void {
    this.#isOver = true;
    this.#subscription.unsubscribe();
  }

  async #restoreDefinitions(): Promise<void> {
    const { clock, restoreDefinitions } = this.#session;
    const [kept] = await this.#vault.read([definitionsKey]);
    if (kept === undefined || this.#isOver) return;
    if (!isKeptDefinitions(kept)) this.#dropped++;
    else if (kept.loadedAt >= clock.now() - this.#options.maxAge) restoreDefinitions(kept.definitions);
  }

  async #restoreUsers(): Promise<void> {
    const { ledger, clock, commit } = this.#session;
    const since = clock.now() - this.#options.maxAge;
    for (let start = 0; start < this.#chunks.length; start += chunksAtOnce) {
      const chunks = this.#chunks.slice(start, start + chunksAtOnce);
      const kept = await this.#vault.read(chunks.map(usersKey));
      if (this.#isOver) return;
      for (const [index, chunk] of chunks.entries()) {
        if (kept[index] === undefined) continue;
        const wasMarked = this.#marks.has(chunk);
        try {
          const rows = restoreUsers(ledger, kept[index], since, clock.now());
          // In their old places: what is in the vault is what is known, and need not be written again.
          const isSame = rows.every((row, position) => row === chunk * rowsPerChunk + position);
          if (isSame && rows.length > 0 && !wasMarked) this.#marks.clear(chunk);
        } catch {
          this.#dropped++;
        }
      }
      commit();
    }
  }

  /** The tab that writes the users has ended: this one knows others, or in another order. */
  async #takeTurn(): Promise<void> {
    await this.#vault.lock(usersLock, true);
    if (this.#isOver) return;
    this.#due = this.#unknown(chunksOf(await this.#vault.keys()));
    this.#leads = true;
    this.#marks.markAll(this.#session.ledger.users.size);
    this.#options.onDue();
  }

  #takeDue(): readonly number[] {
    return [...new Set([...this.#due, ...this.#marks.take()])];
  }

  async #writeChunks(chunks: readonly number[]): Promise<void> {
    const { ledger, clock } = this.#session;
    const definitions = this.#newDefinitions;
    const values = new Map<string, unknown>();
    const deleted: string[] = [];
    for (const chunk of chunks) {
      const kept = keepUsers(ledger, chunk, this.#options.hasNames);
      if (kept === undefined) deleted.push(usersKey(chunk));
      else values.set(usersKey(chunk), kept);
    }
    if (definitions !== undefined) {
      values.set(definitionsKey, { definitions, loadedAt: clock.now() } satisfies KeptDefinitions);
    }
    await this.#vault.write(values, deleted);
    if (definitions !== undefined) this.#definitions = definitions;
  }

  #noteSaved(): void {
    if (this.isWritten) this.#savedAt = this.#session.clock.now();
  }

  /** Fewer users may be known than there are in the vault: those who were too old are gone from it. */
  #unknown(chunks: readonly number[]): readonly number[] {
    return chunks.filter((chunk) => chunk * rowsPerChunk >= this.#session.ledger.users.size);
  }

  /** Loaded in this session, and not in the vault yet. */
  get #newDefinitions(): readonly LicenseDefinition[] | undefined {
    const { status, definitions } = this.#session.definitions$.value;
    return status === 'resolved' && definitions !== this.#definitions ? definitions : undefined;
  }
}

function chunksOf(keys: readonly string[]): number[] {
  return keys.flatMap((key) => chunkOfKey(key) ?? []).sort((a, b) => a - b);
}

function isKeptDefinitions(kept: unknown): kept is KeptDefinitions {
  const { definitions, loadedAt } = (kept ?? {}) as Record<keyof KeptDefinitions, unknown>;
  return (
    typeof loadedAt === 'number' &&
    Array.isArray(definitions) &&
    definitions.every((definition) => typeof (definition as { id?: unknown } | null)?.id === 'string')
  );
}
