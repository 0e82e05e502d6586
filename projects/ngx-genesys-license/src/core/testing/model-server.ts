import type { ReadTicket } from '../fences';
import type { Operation } from '../operation';
import { licenses, users, type Word } from './ledger-course';

/** A write on its way. */
export interface Write {
  readonly operations: readonly Operation[];
  words: readonly Word[] | undefined;
}

/** A read on its way; `captured` from when the server has looked. */
export interface Read {
  readonly ticket: ReadTicket;
  readonly users: readonly number[];
  captured: readonly { readonly id: string; readonly licenses: readonly string[] }[] | undefined;
}

/** A change that reads will show from `at` on. */
interface LateChange {
  readonly at: number;
  readonly user: number;
  readonly license: number;
  readonly value: boolean;
}

/** What a server holds, and what reads show of it, which may be later; users and licenses by number. */
export class ModelServer {
  readonly #lag: number;
  readonly #held = users.map(() => licenses.map(() => false));
  readonly #shown = users.map(() => licenses.map(() => false));
  readonly #late: LateChange[] = [];

  constructor(lag: number) {
    this.#lag = lag;
  }

  holds(user: number, license: number): boolean {
    return this.#held[user]?.[license] === true;
  }

  set(user: number, license: number, value: boolean, now: number): void {
    (this.#held[user] as boolean[])[license] = value;
    this.#late.push({ at: now + Math.max(0, this.#lag - 1), user, license, value });
    this.show(now);
  }

  /** Reads show what is due. */
  show(now: number): void {
    while (this.#late[0] !== undefined && this.#late[0].at <= now) {
      const { user, license, value } = this.#late.shift() as LateChange;
      (this.#shown[user] as boolean[])[license] = value;
    }
  }

  /** A user's licenses as a read shows them now. */
  shown(user: number): string[] {
    return licenses.filter((_, license) => this.#shown[user]?.[license]);
  }
}
