import type { VirtualClock } from 'genesys-license-emulator';

export interface RaceUser {
  readonly id: string;
  readonly licenses: readonly string[];
}

export interface RaceCell {
  readonly userId: string;
  readonly licenseId: string;
  readonly value: boolean;
}

export interface RaceStatus {
  readonly userId: string;
  readonly licenseId: string;
  readonly result: 'success' | 'failed';
}

export interface RacePage {
  readonly entities: readonly RaceUser[];
  readonly pageNumber: number;
  readonly pageCount: number;
}

/** A refused request, with its status; a connection that broke has none. */
export class RaceError extends Error {
  readonly status: number | undefined;

  constructor(status: number | undefined) {
    super(status === undefined ? 'the connection broke' : `refused with ${status}`);
    this.status = status;
  }
}

/** A request a scenario has in its hands. What it does with one that was never sent does nothing. */
export class HeldRequest {
  #execute: (() => unknown) | undefined;
  #resolve: ((answer: unknown) => void) | undefined;
  #reject: ((error: RaceError) => void) | undefined;
  #answer: unknown;
  #isReached = false;

  get isSent(): boolean {
    return this.#execute !== undefined;
  }

  /** The client sends it. */
  send<Answer>(execute: () => Answer): Promise<Answer> {
    this.#execute = execute;
    return new Promise((resolve, reject) => {
      this.#resolve = resolve as (answer: unknown) => void;
      this.#reject = reject;
    });
  }

  /** The server acts on it: a write takes effect, a read sees what is there now. */
  reach(): void {
    if (this.#isReached) return;
    this.#isReached = true;
    this.#answer = this.#execute?.();
  }

  /** The client gets the answer, or the one given. */
  answer(instead?: unknown): void {
    this.reach();
    this.#resolve?.(instead ?? this.#answer);
  }

  /** The client gets an error: a status, or none for a broken connection. */
  fail(status?: number): void {
    this.#reject?.(new RaceError(status));
  }
}

type Kind = 'page' | 'write';

interface Effect {
  readonly at: number;
  readonly userId: string;
  readonly licenses: readonly string[];
}

const pageSize = 3;
/** To the server, and back, in ms of virtual time. */
const travelTime = 10;

/** Six users on two pages, and requests that take effect and are answered when the scenario says so. */
export class RaceServer {
  /** Rows the server refuses, as `user/license`. */
  readonly refused = new Set<string>();
  /** How long after a write the reads show what was before, in ms. */
  lag = 0;
  /** What a write also does. */
  sideEffect: ((cell: RaceCell) => readonly RaceCell[]) | undefined;
  /** Cells of every write, in the order in which they arrived. */
  readonly writes: (readonly RaceCell[])[] = [];
  order = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6'];
  readonly #clock: VirtualClock;
  readonly #licenses = new Map<string, readonly string[]>();
  readonly #effects: Effect[] = [];
  readonly #held: { kind: Kind; pageNumber: number | undefined; request: HeldRequest }[] = [];

  constructor(clock: VirtualClock) {
    this.#clock = clock;
    for (const id of this.order) this.#licenses.set(id, ['base']);
  }

  // --- the scenario's side -----------------------------------------------------------------------

  /** Takes the next request of this kind into its hands. */
  hold(kind: Kind, pageNumber?: number): HeldRequest {
    const request = new HeldRequest();
    this.#held.push({ kind, pageNumber, request });
    return request;
  }

  /** Requests that were waited for and never came are not waited for any more. */
  letGo(): void {
    this.#held.length = 0;
  }

  /** Somebody else changes a cell. */
  change(userId: string, licenseId: string, value: boolean): void {
    this.#set({ userId, licenseId, value });
  }

  holds(userId: string, licenseId: string): boolean {
    return this.#licenses.get(userId)?.includes(licenseId) === true;
  }

  // --- the client's side -------------------------------------------------------------------------

  readPage(pageNumber: number): Promise<RacePage> {
    return this.#request('page', pageNumber, () => {
      const start = (pageNumber - 1) * pageSize;
      return {
        entities: this.order.slice(start, start + pageSize).map((id) => this.#read(id)),
        pageNumber,
        pageCount: Math.ceil(this.order.length / pageSize),
      };
    });
  }

  async readUsers(userIds: readonly string[]): Promise<readonly RaceUser[]> {
    await this.#travel();
    const users = userIds.map((id) => this.#read(id));
    await this.#travel();
    return users;
  }

  write(cells: readonly RaceCell[]): Promise<readonly RaceStatus[]> {
    return this.#request('write', undefined, () => {
      this.writes.push(cells);
      return cells.map((cell) => {
        const { userId, licenseId } = cell;
        const isRefused = this.refused.has(`${userId}/${licenseId}`);
        if (!isRefused) for (const each of [cell, ...(this.sideEffect?.(cell) ?? [])]) this.#set(each);
        return { userId, licenseId, result: isRefused ? 'failed' : 'success' };
      });
    });
  }

  async #request<Answer>(kind: Kind, pageNumber: number | undefined, execute: () => Answer): Promise<Answer> {
    const index = this.#held.findIndex(
      (held) => held.kind === kind && (held.pageNumber === undefined || held.pageNumber === pageNumber),
    );
    const [held] = index < 0 ? [] : this.#held.splice(index, 1);
    if (held !== undefined) return held.request.send(execute);
    await this.#travel();
    const answer = execute();
    await this.#travel();
    return answer;
  }

  #travel(): Promise<void> {
    return new Promise((resolve) => this.#clock.setTimeout(resolve, travelTime));
  }

  /** What a read shows now: with a lag, what was there before the newest writes. */
  #read(id: string): RaceUser {
    const since = this.#clock.now() - this.lag;
    const hidden = this.#effects.find((effect) => effect.userId === id && effect.at > since);
    return { id, licenses: hidden?.licenses ?? this.#licenses.get(id) ?? [] };
  }

  #set({ userId, licenseId, value }: RaceCell): void {
    const licenses = this.#licenses.get(userId) ?? [];
    if (this.lag > 0) this.#effects.push({ at: this.#clock.now(), userId, licenses });
    const others = licenses.filter((id) => id !== licenseId);
    this.#licenses.set(userId, value ? [...others, licenseId] : others);
  }
}
