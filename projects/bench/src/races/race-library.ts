import type { VirtualClock } from 'genesys-license-emulator';
import type { RaceCell, RaceServer } from './race-server';

/** An application over a library, written in the library's best idiom. */
export interface RaceApp {
  /** Loads all pages; resolves when they are on screen. */
  load(): Promise<void>;
  /** Reads all pages again, behind what is on screen. */
  refresh(): void;
  /** Asks for cells, as one change: on screen at once, and sent. */
  assign(cells: readonly RaceCell[]): void;
  /** Asks again for what the server refused of the last change. */
  retryFailed(): void;
  /** Whether the screen shows the license with the user. */
  shows(userId: string, licenseId: string): boolean;
  /** Ids of the users in the list on screen. */
  listed(): readonly string[];
  close(): void;
}

export interface RaceLibrary {
  readonly name: string;
  /** How it is used, in a few words. */
  readonly idiom: string;
  open(server: RaceServer, clock: VirtualClock): RaceApp;
}

export function changed(licenses: readonly string[], licenseId: string, value: boolean): readonly string[] {
  const others = licenses.filter((id) => id !== licenseId);
  return value ? [...others, licenseId] : others;
}

/** What the server did not do of a change, by its own words. */
export function refusedOf(
  cells: readonly RaceCell[],
  rows: readonly { userId: string; licenseId: string; result: string }[],
): RaceCell[] {
  const done = new Set(
    rows
      .filter(({ result }) => result === 'success')
      .map(({ userId, licenseId }) => `${userId}/${licenseId}`),
  );
  return cells.filter(({ userId, licenseId }) => !done.has(`${userId}/${licenseId}`));
}

export function inverseOf(cells: readonly RaceCell[]): RaceCell[] {
  return cells.map(({ userId, licenseId, value }) => ({ userId, licenseId, value: !value }));
}
