import { LicenseApiError, type RequestPriority } from 'genesys-license-client';
import type { ReadTicket } from '../core/fences';
import type { EngineContext } from './engine-context';
import { readWithTicket } from './read-with-ticket';

/** No official figure exists for POST /users; halved whenever the server says 413. */
const largestRead = 500;
/** Requests spent at most on finding out which users spoil a request for the others. */
const isolationBudget = 64;

/** Reads users by id into the ledger, in as few requests as the server lets it. */
export class UserReads {
  readonly #context: EngineContext;
  #size = largestRead;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** Users a request may hold, as learned so far. */
  get size(): number {
    return this.#size;
  }

  /**
   * Resolves when every user has been read or found gone. Rejects with the first error, after all requests have ended;
   * what could be read is taken all the same.
   */
  async read(userIds: readonly string[], priority: RequestPriority): Promise<void> {
    const reads: Promise<void>[] = [];
    for (let start = 0; start < userIds.length; start += this.#size) {
      const isolation = { left: isolationBudget };
      reads.push(this.#readChunk(userIds.slice(start, start + this.#size), priority, isolation));
    }
    await all(reads);
  }

  /**
   * After a sweep: a user it has not met, and nobody has read since, may have moved between pages or be gone. Only a read
   * by id says. Never rejects: the users stay on show as they were, and the next sweep asks again.
   */
  async readMissing(met: Uint8Array, before: ReadTicket): Promise<void> {
    const { users, members } = this.#context.ledger;
    const missing: string[] = [];
    for (const row of members) {
      if (met[row] === 0 && users.tick(row) < before.tick) missing.push(users.id(row));
    }
    await this.read(missing, 'background').catch(() => undefined);
  }

  async #readChunk(
    userIds: readonly string[],
    priority: RequestPriority,
    isolation: { left: number },
  ): Promise<void> {
    const { client, clock, ledger, signal } = this.#context;
    let missing: readonly string[];
    try {
      const answer = await readWithTicket(
        this.#context,
        (onSend) => client.postLicenseUsers({ body: userIds }, { priority, signal, onSend }),
        (ticket, licensesByUser) => {
          const rows = userIds.flatMap((id) => {
            const licenses = licensesByUser[id];
            return licenses === undefined ? [] : [{ id, licenses }];
          });
          ledger.applyRead(ticket, rows, clock.now());
        },
      );
      missing = userIds.filter((id) => answer[id] === undefined);
    } catch (error) {
      if (!isAboutOneUser(error)) throw error;
      if (userIds.length === 1) return this.#readOne(userIds[0] as string, priority);
      const middle = Math.ceil(userIds.length / 2);
      if (error.status === 413) this.#size = Math.min(this.#size, middle);
      // One user may spoil the request for all: looked for by halving, unless nothing at all can be read.
      else if ((isolation.left -= 2) < 0) throw error;
      return all([
        this.#readChunk(userIds.slice(0, middle), priority, isolation),
        this.#readChunk(userIds.slice(middle), priority, isolation),
      ]);
    }
    // Whether users without a license are in the answer is not documented: a user who is missing is asked for by id.
    await all(missing.map((id) => this.#readOne(id, priority)));
  }

  async #readOne(userId: string, priority: RequestPriority): Promise<void> {
    const { client, clock, ledger, signal } = this.#context;
    await readWithTicket(
      this.#context,
      async (onSend) => {
        try {
          const user = await client.getLicenseUser(userId, { priority, signal, onSend });
          return user.licenses.map(({ id }) => id);
        } catch (error) {
          if (error instanceof LicenseApiError && error.status === 404) return undefined;
          throw error;
        }
      },
      (ticket, licenses) => {
        if (licenses === undefined) ledger.applyGone(ticket, userId, clock.now());
        else ledger.applyRead(ticket, [{ id: userId, licenses }], clock.now());
      },
    );
  }
}

/** Refusals that a smaller request, or the read by id, may get round. */
function isAboutOneUser(error: unknown): error is LicenseApiError {
  if (!(error instanceof LicenseApiError)) return false;
  const { status, code } = error;
  return status === 400 || status === 404 || status === 413 || code === 'invalid_response';
}

async function all(promises: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(promises)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
