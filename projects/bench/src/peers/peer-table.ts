/** All users in another library, each operation in that library's best idiom. Users are known by position as well as id. */
export interface PeerTable {
  readonly name: string;
  /** Takes pages of `GET /license/users`, as texts, after those taken before. */
  ingest(pages: readonly string[]): Promise<void>;
  /** Makes the first rows live, as a table that shows them does. */
  watch(rows: number): void;
  /** How many live rows were told of changes since this was last asked. */
  takeTold(): number;
  /** An optimistic change of one cell. */
  set(position: number, licenseId: string, isHeld: boolean): void;
  /** The same by the library's mutation, where that is more than the change; resolves when it is on view. */
  readonly mutate?: (position: number, licenseId: string, isHeld: boolean) => Promise<void>;
  /** Gives these users a license or takes it, optimistically, as one change that ends as one. */
  begin(positions: readonly number[], licenseId: string, isHeld: boolean): PeerBatch;
  licenses(position: number): readonly string[];
  /** How many users are in the list of holders of a license, by id, as it is kept or has to be made anew. */
  listHolders(licenseId: string): number;
  countHolders(): ReadonlyMap<string, number>;
  destroy(): void;
}

export interface PeerBatch {
  /** The server has answered, a row per cell: the cells it calls a success are now the truth. */
  settle(answer: string): void | Promise<void>;
  /** The server refused all of it. */
  rollBack(): void | Promise<void>;
}

export interface PeerAnswerRow {
  readonly userId: string;
  readonly licenseId: string;
  readonly result: string;
}

/** Reads the server's answer; one that is not a success in every row is another benchmark. */
export function readAnswer(answer: string): readonly PeerAnswerRow[] {
  const rows = JSON.parse(answer) as readonly PeerAnswerRow[];
  if (rows.some(({ result }) => result !== 'success')) throw new Error('not every row is a success');
  return rows;
}

export interface PeerUser {
  readonly id: string;
  readonly licenses: readonly string[];
}

export interface PeerPage {
  readonly entities: readonly PeerUser[];
  readonly pageNumber: number;
  readonly pageCount: number;
}

export function withLicense({ licenses }: PeerUser, licenseId: string, isHeld: boolean): readonly string[] {
  const others = licenses.filter((id) => id !== licenseId);
  return isHeld ? [...others, licenseId] : others;
}

/** The list of holders, made from all users. */
export function holdersById(users: Iterable<PeerUser>, licenseId: string): PeerUser[] {
  const holders: PeerUser[] = [];
  for (const user of users) if (user.licenses.includes(licenseId)) holders.push(user);
  return holders.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function countsOf(users: Iterable<PeerUser>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { licenses } of users) {
    for (const licenseId of licenses) counts.set(licenseId, (counts.get(licenseId) ?? 0) + 1);
  }
  return counts;
}

/** Live rows of a library that gives whole tables: compared by identity, as memoised rows of a table are. */
export class ComparedRows {
  #rows: PeerUser[] = [];
  #told = 0;

  watch(rows: readonly PeerUser[]): void {
    this.#rows = [...rows];
  }

  compare(at: (position: number) => PeerUser): void {
    for (let position = 0; position < this.#rows.length; position++) {
      const row = at(position);
      if (row === this.#rows[position]) continue;
      this.#rows[position] = row;
      this.#told++;
    }
  }

  takeTold(): number {
    const told = this.#told;
    this.#told = 0;
    return told;
  }
}
