import { computed, linkedSignal, signal, type Signal, type WritableSignal } from '@angular/core';
import { LicenseApiError, type LicenseStore } from 'ngx-genesys-license';
import type { BatchSourceKind, SelectedUsers } from 'ngx-genesys-license/components/common';
import { CsvError, readCsv, type CsvRow } from './read-csv';
import {
  columnsOf,
  isEmail,
  referencesIn,
  UserReferences,
  type CsvColumns,
  type LineProblem,
} from './user-references';

/** Users of a batch, each once, and what was found wrong with what somebody wrote. */
export interface ChosenUsers {
  readonly ids: readonly string[];
  /** Where a user stands in the file or text, counted from 1; empty for users the application gave. */
  readonly lines: ReadonlyMap<string, number>;
  readonly problems: readonly LineProblem[];
  /** Lines that name somebody who was named before. */
  readonly repeats: number;
}

/** A file while it is read, and how much of it: 0 to 1. */
export interface Reading {
  readonly name: string;
  readonly share: number;
}

const nobody: ChosenUsers = { ids: [], lines: new Map(), problems: [], repeats: 0 };
/** Rows that are looked at to find out what a file is like. */
const sampleSize = 50;

/** Where the users of a batch come from: the application, a file, or a text; kept while a person goes back and forth. */
export class UserSource {
  readonly kind: WritableSignal<BatchSourceKind>;
  readonly text = signal('');
  readonly file = signal<File | undefined>(undefined);
  readonly columns = signal<CsvColumns | undefined>(undefined);
  readonly column = signal(0);
  readonly hasHeader = signal(false);
  /** Set while a file is read. */
  readonly reading = signal<Reading | undefined>(undefined);
  /** Addresses being looked up. */
  readonly lookingUp = signal(0);
  /** Why there are no users, or not all. */
  readonly error = signal<CsvError | LicenseApiError | 'unreadable' | undefined>(undefined);
  readonly users: Signal<ChosenUsers>;
  readonly #store: LicenseStore;
  readonly #read = signal(nobody);
  readonly #pasted = signal(nobody);
  /** The work under way; what an earlier one still brings is not taken. */
  #turn = 0;

  constructor(store: LicenseStore, given: Signal<SelectedUsers>) {
    this.#store = store;
    this.kind = linkedSignal<boolean, BatchSourceKind>({
      source: () => given().count > 0,
      computation: (isGiven) => (isGiven ? 'given' : 'file'),
    });
    const chosen = computed<ChosenUsers>(() => ({ ...nobody, ids: given().ids() }));
    this.users = computed(() => {
      const kind = this.kind();
      return kind === 'given' ? chosen() : kind === 'file' ? this.#read() : this.#pasted();
    });
  }

  /** Forgets file and text. */
  clear(): void {
    this.stop();
    this.file.set(undefined);
    this.columns.set(undefined);
    this.text.set('');
    this.#read.set(nobody);
    this.#pasted.set(nobody);
  }

  /** Ends what is being read or looked up. */
  stop(): void {
    this.#turn++;
    this.reading.set(undefined);
    this.lookingUp.set(0);
    this.error.set(undefined);
  }

  use(kind: BatchSourceKind): void {
    this.stop();
    this.kind.set(kind);
  }

  async chooseFile(file: File): Promise<void> {
    this.use('file');
    this.file.set(file);
    this.columns.set(undefined);
    this.#read.set(nobody);
    const sample: CsvRow[] = [];
    const isDone = await this.#try(file, async (isCurrent) => {
      for await (const { rows } of readCsv(file)) {
        sample.push(...rows.slice(0, sampleSize - sample.length));
        if (sample.length >= sampleSize || !isCurrent()) break;
      }
    });
    if (!isDone) return;
    const columns = columnsOf(sample);
    this.columns.set(columns);
    this.column.set(columns.likely);
    this.hasHeader.set(columns.hasHeader);
    await this.#readFile();
  }

  chooseColumn(column: number): Promise<void> {
    this.column.set(column);
    return this.#readFile();
  }

  chooseHeader(hasHeader: boolean): Promise<void> {
    this.hasHeader.set(hasHeader);
    return this.#readFile();
  }

  async paste(text: string): Promise<void> {
    this.use('paste');
    this.text.set(text);
    await this.#resolve(referencesIn(text), this.#pasted);
  }

  /** Looks the addresses up again. */
  async retry(): Promise<void> {
    await (this.kind() === 'file' ? this.#readFile() : this.paste(this.text()));
  }

  async #readFile(): Promise<void> {
    const file = this.file();
    if (file === undefined) return;
    this.stop();
    const references = new UserReferences();
    const column = this.column();
    let skip = this.hasHeader() ? 1 : 0;
    const isDone = await this.#try(file, async (isCurrent) => {
      for await (const { rows, share } of readCsv(file)) {
        if (!isCurrent()) return;
        for (const { line, cells } of rows) if (skip-- <= 0) references.add(cells[column], line);
        this.reading.set({ name: file.name, share });
      }
    });
    if (isDone) await this.#resolve(references, this.#read);
  }

  /** Whether the file could be read, and nothing else has begun meanwhile. */
  async #try(file: File, read: (isCurrent: () => boolean) => Promise<void>): Promise<boolean> {
    const turn = ++this.#turn;
    const isCurrent = () => turn === this.#turn;
    this.error.set(undefined);
    this.reading.set({ name: file.name, share: 0 });
    try {
      await read(isCurrent);
    } catch (error) {
      if (isCurrent()) {
        this.#read.set(nobody);
        this.error.set(error instanceof CsvError ? error : 'unreadable');
      }
    }
    if (!isCurrent()) return false;
    this.reading.set(undefined);
    return this.error() === undefined;
  }

  async #resolve(references: UserReferences, into: { set(users: ChosenUsers): void }): Promise<void> {
    const turn = ++this.#turn;
    const written = [...references.users.values()];
    const emails = written.filter(({ value }) => isEmail(value)).map(({ value }) => value);
    let idOf: ReadonlyMap<string, string> = new Map();
    if (emails.length > 0) {
      this.lookingUp.set(emails.length);
      try {
        idOf = await this.#store.findUsersByEmail(emails);
      } catch (error) {
        if (turn === this.#turn && error instanceof LicenseApiError) {
          this.stop();
          this.error.set(error);
          into.set(nobody);
        }
        return;
      }
      if (turn !== this.#turn) return;
      this.lookingUp.set(0);
    }
    const lines = new Map<string, number>();
    const problems = [...references.problems];
    let { repeats } = references;
    for (const { value, line } of written) {
      const id = isEmail(value) ? idOf.get(value) : value;
      if (id === undefined) problems.push({ kind: 'unknown-email', line, text: value });
      else if (lines.has(id)) repeats++;
      else lines.set(id, line);
    }
    problems.sort((a, b) => a.line - b.line);
    into.set({ ids: [...lines.keys()], lines, problems, repeats });
  }
}
