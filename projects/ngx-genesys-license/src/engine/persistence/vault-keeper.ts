import type { LicenseClock } from 'genesys-license-client';
import { ChunkMarks } from '../../core/chunk-marks';
import type { LedgerChanges } from '../../core/ledger-changes';
import type { LicenseIdentity, PersistenceState } from '../../model/persistence';
import type { KeptSession, SessionKeeper } from '../session-keeper';
import { Journal, readLeftBehind } from './journal';
import { KeptData } from './kept-data';
import type { LicenseVault } from './license-vault';
import { resumeRuns } from './resume-runs';
import { asError, isOutOfRoom } from './storage-error';
import { ownerLock, schemaKey, schemaVersion } from './vault-keys';
import { withPatience } from './with-patience';

export interface VaultKeeperOptions {
  /** Who is signed in; undefined while nobody is. May throw: then nothing is kept, and the state says why. */
  readonly identity: () => LicenseIdentity | undefined;
  readonly vaultOf: (identity: LicenseIdentity) => LicenseVault;
  /** How old users and definitions may be to be shown again, in ms. */
  readonly maxAge: number;
  readonly hasNames: boolean;
  readonly random: () => number;
}

/** What has changed is collected so long, in ms, but for what requests wait for. */
const collectFor = 1_000;
/** After a failure, in ms. */
const tryAgainAfter = 30_000;
/** A device that answers no sooner does not hold up the work, in ms. */
const patience = 2_000;
const noAnswer = 'ngx-genesys-license: the storage of this device does not answer';

/**
 * Keeps a session in a vault: the journal before each request, users and definitions a moment after they change. What
 * fails is told in the state and tried again; no request waits longer than two seconds.
 */
export class VaultKeeper implements SessionKeeper {
  readonly id: string;
  readonly #session: KeptSession;
  readonly #options: VaultKeeperOptions;
  readonly #journal: Journal;
  readonly #marks = new ChunkMarks();
  #identity: LicenseIdentity | undefined;
  #vault: LicenseVault | undefined;
  /** Undefined until the vault has been opened. */
  #data: KeptData | undefined;
  #opening: Promise<void> | undefined;
  #writing: Promise<void> | undefined;
  #isStuck = false;
  #isOver = false;
  #timer: unknown;
  #error: Error | undefined;

  constructor(session: KeptSession, options: VaultKeeperOptions) {
    this.#session = session;
    session.ledger.users.marks = this.#marks;
    this.#options = options;
    const digits = (number: number) => Math.floor(number).toString(36);
    this.id = `${digits(session.clock.now())}-${digits(options.random() * 2 ** 40)}`;
    this.#journal = new Journal(session.ledger, this.id);
  }

  get isOutdated(): boolean {
    const begun = this.#identity;
    const current = begun && this.#askIdentity();
    return current !== undefined && (current.orgId !== begun?.orgId || current.userId !== begun.userId);
  }

  start(): void {
    if (this.#vault !== undefined || this.#isOver) return;
    this.#identity = this.#askIdentity();
    if (this.#identity === undefined) return;
    this.#vault = this.#options.vaultOf(this.#identity);
    this.#session.ledger.expectsWrites = true;
    void this.#open(this.#vault);
  }

  note(changes: LedgerChanges | undefined): void {
    if (this.#isOver) return;
    if (changes !== undefined) this.#journal.note(changes.batches, this.#clock.now());
    if (this.#journal.hasNew) void this.#writeJournal();
    this.#schedule();
  }

  async secure(): Promise<void> {
    this.start();
    if (this.#vault === undefined || this.#isStuck) return;
    const secured = this.#secure(this.#vault);
    if ((await withPatience(secured, patience, this.#clock)) || this.#isOver) return;
    this.#isStuck = true;
    void secured.then(() => (this.#isStuck = false));
    this.#fail(new Error(`${noAnswer}.`));
  }

  async flush(): Promise<void> {
    if (this.#vault === undefined || this.#isOver) return;
    await this.#open(this.#vault);
    await Promise.all([this.#writeJournal(), this.#data?.write()]);
    this.#tell();
    this.#schedule();
  }

  stop(): void {
    const vault = this.#vault;
    const data = this.#data;
    const isIdle = this.#writing === undefined;
    this.#end();
    if (vault === undefined || data === undefined) return;
    // As of now: what follows is told of a session that was ended, and not of what the server did.
    const journal = isIdle ? this.#journal.write(vault) : this.#writing;
    void Promise.allSettled([journal, data.writeLast()]).then(() => vault.close());
  }

  async forget(): Promise<void> {
    const vault = this.#vault;
    this.#end();
    if (vault === undefined) return;
    const isDone = await withPatience(vault.destroy(), patience, this.#clock);
    if (!isDone) throw new Error(`${noAnswer}: data may be left on it.`);
  }

  get #clock(): LicenseClock {
    return this.#session.clock;
  }

  #askIdentity(): LicenseIdentity | undefined {
    try {
      return this.#options.identity();
    } catch (error) {
      this.#fail(error);
      return undefined;
    }
  }

  /** Where it fails, the next to call tries again. Never rejects. */
  #open(vault: LicenseVault): Promise<void> {
    if (this.#data !== undefined) return Promise.resolve();
    this.#opening ??= this.#tryToOpen(vault).finally(() => (this.#opening = undefined));
    this.#tell();
    return this.#opening;
  }

  /** The journal first: requests wait for it. */
  async #tryToOpen(vault: LicenseVault): Promise<void> {
    try {
      await vault.lock(ownerLock(this.id), true);
      let keys = await vault.keys();
      const [schema] = await vault.read([schemaKey]);
      if (schema !== schemaVersion) {
        await vault.write(
          new Map([[schemaKey, schemaVersion]]),
          keys.filter((key) => key !== schemaKey),
        );
        keys = [];
      }
      const left = await readLeftBehind(vault, keys);
      if (this.#isOver) return;
      const runs = resumeRuns(this.#session.ledger, left.runs, this.#clock.now());
      this.#session.adopt(runs);
      this.#journal.adopt(left, runs);
      this.#data = new KeptData(this.#session, vault, this.#marks, keys, left.corrupt, {
        maxAge: this.#options.maxAge,
        hasNames: this.#options.hasNames,
        onDue: () => this.#schedule(),
      });
    } catch (error) {
      this.#fail(error);
      this.#schedule();
      return;
    } finally {
      this.#session.ledger.expectsWrites = false;
    }
    this.#error = undefined;
    this.#session.commit();
    void this.#writeJournal();
    void this.#data.restore().then(() => {
      this.#tell();
      this.#schedule();
    });
  }

  async #secure(vault: LicenseVault): Promise<void> {
    await this.#open(vault);
    await this.#writeJournal();
  }

  /** What is to be written when it is called has been written, or has failed, when it resolves. */
  #writeJournal(): Promise<void> {
    if (this.#writing !== undefined) return this.#writing.then(() => this.#writeJournal());
    const vault = this.#vault;
    const data = this.#data;
    if (vault === undefined || data === undefined || this.#isOver || this.#journal.isWritten) {
      return Promise.resolve();
    }
    this.#writing = this.#tryToWriteJournal(vault, data).finally(() => (this.#writing = undefined));
    return this.#writing;
  }

  async #tryToWriteJournal(vault: LicenseVault, data: KeptData): Promise<void> {
    const makeRoom = async (error: unknown): Promise<boolean> => {
      if (!isOutOfRoom(error)) throw error;
      await data.makeRoom();
      return this.#journal.write(vault);
    };
    try {
      // Only what was added shows that there is room again.
      if (!(await this.#journal.write(vault).catch(makeRoom))) return;
      this.#error = undefined;
      this.#tell();
    } catch (error) {
      this.#fail(error);
      // Nothing was to be written while it was being written: nobody has set the time for another attempt.
      this.#schedule();
    }
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#isOver || this.#vault === undefined) return;
    const isWaiting = this.#data === undefined ? this.#error === undefined : this.#isWritten;
    if (isWaiting) return;
    const hasFailed = this.#session.state$.value.status === 'failed' || this.#data?.hasFailed === true;
    this.#timer = this.#clock.setTimeout(
      () => {
        this.#timer = undefined;
        void this.flush();
      },
      hasFailed ? tryAgainAfter : collectFor,
    );
  }

  get #isWritten(): boolean {
    return this.#journal.isWritten && this.#data?.isWritten === true;
  }

  #fail(error: unknown): void {
    this.#error = asError(error);
    this.#tell();
  }

  #tell(): void {
    if (this.#isOver) return;
    const { state$ } = this.#session;
    const error = this.#error ?? this.#data?.error;
    const savedAt = this.#data?.savedAt;
    const status = this.#status;
    const before = state$.value;
    if (status === before.status && error?.message === before.error?.message && savedAt === before.savedAt)
      return;
    state$.next({ status, error, savedAt });
  }

  get #status(): PersistenceState['status'] {
    if (this.#error !== undefined) return 'failed';
    if (this.#vault === undefined) return 'off';
    return this.#data?.isRestored === true ? 'on' : 'restoring';
  }

  #end(): void {
    this.#isOver = true;
    this.#data?.stop();
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
