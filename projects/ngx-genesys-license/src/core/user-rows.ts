import type { ChunkMarks } from './chunk-marks';
import { KnownRows } from './known-rows';
import { LicenseSets, type LicenseSet } from './license-sets';
import { Numbering } from './numbering';

/**
 * What the server is known to hold, one row per user: the *base*, without any operation on top.
 * Columns instead of objects: at a million users an object per row would cost more than all it says.
 */
export class UserRows {
  readonly sets = new LicenseSets();
  /** Chunks of rows of which something changed, for whoever keeps them beyond this session. */
  marks: ChunkMarks | undefined;
  /** Whom a read has shown, and no later one that they are gone, in the order in which they were first seen. */
  readonly known = new KnownRows();
  readonly #users = new Numbering();
  #base = new Uint32Array(1024);
  #tick = new Uint32Array(1024);
  #readAt = new Uint32Array(1024);
  /** Rows whose age was forgotten, and the tick up to which no read brings it back. */
  readonly #forgottenAt = new Map<number, number>();
  readonly #names: (string | undefined)[] = [];
  readonly #emails: (string | undefined)[] = [];

  /** Rows ever given, those of users never read or gone included. */
  get size(): number {
    return this.#users.size;
  }

  find(userId: string): number | undefined {
    return this.#users.find(userId);
  }

  /** The user's row, made on first sight; a made row is not yet known. */
  of(userId: string): number {
    const row = this.#users.of(userId);
    if (row >= this.#base.length) this.#grow();
    return row;
  }

  id(row: number): string {
    return this.#users.name(row);
  }

  base(row: number): LicenseSet {
    return this.sets.at(this.#base[row] as number);
  }

  setBase(row: number, set: LicenseSet): void {
    this.#base[row] = set.number;
    this.marks?.mark(row);
  }

  /** Whether a read has shown this user, and no later one that the user is gone. */
  isKnown(row: number): boolean {
    return this.known.has(row);
  }

  /** Returns whether that is new. */
  setKnown(row: number, known: boolean): boolean {
    this.marks?.mark(row);
    return this.known.set(row, known);
  }

  /** The tick of the request whose data the row holds; 0 before any, and for a row kept from an earlier session. */
  tick(row: number): number {
    return this.#tick[row] as number;
  }

  /** When that request was sent, in ms, rounded down to the second; undefined before any and after `forgetAge`. */
  readAt(row: number): number | undefined {
    const seconds = this.#readAt[row] as number;
    return seconds === 0 ? undefined : (seconds - 1) * 1000;
  }

  stamp(row: number, tick: number, time: number): void {
    this.#tick[row] = tick;
    if ((this.#forgottenAt.get(row) ?? -1) < tick) {
      this.#forgottenAt.delete(row);
      this.#readAt[row] = Math.floor(time / 1000) + 1;
    }
    this.marks?.mark(row);
  }

  /** The base of this row is no longer to be trusted for dropping no-ops, until a read asked for after this tick. */
  forgetAge(row: number, tick: number): void {
    this.#forgottenAt.set(row, tick);
    this.#readAt[row] = 0;
    this.marks?.mark(row);
  }

  name(row: number): string | undefined {
    return this.#names[row];
  }

  email(row: number): string | undefined {
    return this.#emails[row];
  }

  /** Returns whether anything changed. */
  setIdentity(row: number, name: string | undefined, email: string | undefined): boolean {
    if (this.#names[row] === name && this.#emails[row] === email) return false;
    this.#names[row] = name;
    this.#emails[row] = email;
    this.marks?.mark(row);
    return true;
  }

  #grow(): void {
    const length = this.#base.length * 2;
    const widen = (column: Uint32Array) => {
      const wider = new Uint32Array(length);
      wider.set(column);
      return wider;
    };
    this.#base = widen(this.#base);
    this.#tick = widen(this.#tick);
    this.#readAt = widen(this.#readAt);
  }
}
