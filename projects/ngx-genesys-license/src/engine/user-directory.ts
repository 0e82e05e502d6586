import { getUsersByIds, LicenseApiError } from 'genesys-license-client';
import type { EngineContext } from './engine-context';

/** Ids are part of the URL: a hundred keep it under four kilobytes. */
const largestRead = 100;
/** A scrolled window asks row by row: collected for a moment, so that they leave in one request. */
const collectFor = 20;
const concurrency = 2;

/** Joins names and emails to users, in batches, those asked for last (what is on screen now) first. */
export class UserDirectory {
  readonly #context: EngineContext;
  readonly #wanted = new Set<string>();
  readonly #asked = new Set<string>();
  #running = 0;
  #isCollecting = false;
  #isForbidden = false;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  want(userId: string): void {
    if (this.#isForbidden || this.#asked.has(userId)) return;
    this.#wanted.delete(userId);
    this.#wanted.add(userId);
    if (this.#isCollecting) return;
    this.#isCollecting = true;
    this.#context.clock.setTimeout(() => {
      this.#isCollecting = false;
      this.#pump();
    }, collectFor);
  }

  #pump(): void {
    while (this.#running < concurrency && this.#wanted.size > 0 && !this.#context.signal.aborted) {
      const ids = [...this.#wanted].slice(-largestRead);
      for (const id of ids) {
        this.#wanted.delete(id);
        this.#asked.add(id);
      }
      void this.#join(ids);
    }
  }

  async #join(ids: readonly string[]): Promise<void> {
    const { client, ledger, signal, commit } = this.#context;
    this.#running++;
    try {
      const users = await getUsersByIds(client.transport, ids, { priority: 'visible', signal });
      if (signal.aborted) return;
      for (const { id, name, email } of users) ledger.setIdentity(id, name, email);
      commit();
    } catch (error) {
      // Ids are shown instead. Without the permission nobody need ask again; else the next to look at the row asks.
      if (error instanceof LicenseApiError && error.status === 403) this.#isForbidden = true;
      else for (const id of ids) this.#asked.delete(id);
    } finally {
      this.#running--;
      this.#pump();
    }
  }
}
