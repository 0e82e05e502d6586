import type { EngineContext } from './engine-context';
import type { UserReads } from './user-reads';

/** After a failed read of a user who is looked at, in ms: looking again and again must not ask again and again. */
const askAgainAfter = 10_000;

/** Reads the users somebody looks at: those nobody has read, and those who were read too long ago. */
export class LookedAtUsers {
  readonly #context: EngineContext;
  readonly #reads: UserReads;
  /** For how long somebody who is gone is not asked for again, in ms. */
  readonly #maxAge: number;
  readonly #wanted = new Set<string>();
  /** Until when nobody asks again, by user: reads under way (no end) and reads that failed. */
  readonly #askedUntil = new Map<string, number>();
  /** What was read before is old, in ms. */
  #staleBefore = -Infinity;

  constructor(context: EngineContext, reads: UserReads, maxAge: number) {
    this.#context = context;
    this.#reads = reads;
    this.#maxAge = maxAge;
  }

  /** From now on what is older is read again, in ms. */
  revalidate(minAge: number): void {
    // In whole seconds, as rows know their age.
    this.#staleBefore = Math.floor((this.#context.clock.now() - minAge) / 1000) * 1000;
  }

  /** Somebody begins to look at this user. */
  look(userId: string): void {
    const { clock, ledger } = this.#context;
    const { users } = ledger;
    const row = users.find(userId);
    // What an earlier session has left is shown, and read all the same.
    if (row !== undefined && users.tick(row) !== 0) {
      const readAt = users.readAt(row);
      const isGone = readAt !== undefined && clock.now() - readAt <= this.#maxAge;
      if (users.isKnown(row) || isGone) return;
    }
    this.#ask(userId);
  }

  /** Somebody still looks at this user. Cheap. */
  recheck(userId: string): void {
    const { users } = this.#context.ledger;
    const row = users.find(userId);
    if (row === undefined || !users.isKnown(row)) return;
    if ((users.readAt(row) ?? -Infinity) < this.#staleBefore) this.#ask(userId);
  }

  /** A turn later, so that users asked for in one go are read in one request. */
  #ask(userId: string): void {
    if (this.#context.clock.now() < (this.#askedUntil.get(userId) ?? 0)) return;
    this.#wanted.add(userId);
    if (this.#wanted.size === 1) queueMicrotask(() => this.#read());
  }

  #read(): void {
    const userIds = [...this.#wanted];
    this.#wanted.clear();
    const ask = (until: number) => userIds.forEach((id) => this.#askedUntil.set(id, until));
    ask(Infinity);
    // Not told: the user stays unknown, and a later look asks again.
    this.#reads.read(userIds, 'visible').then(
      () => userIds.forEach((id) => this.#askedUntil.delete(id)),
      () => ask(this.#context.clock.now() + askAgainAfter),
    );
  }
}
