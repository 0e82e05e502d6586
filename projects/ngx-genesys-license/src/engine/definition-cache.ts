import type { LicenseApiError, LicenseDefinition } from 'genesys-license-client';
import { type BehaviorSubject } from 'rxjs';
import type { LoadStatus } from '../model/status';
import { apiErrorOf } from './api-error';
import type { EngineContext } from './engine-context';

export interface DefinitionsState {
  readonly status: LoadStatus;
  readonly definitions: readonly LicenseDefinition[];
  readonly error: LicenseApiError | undefined;
}

export const idleDefinitions: DefinitionsState = { status: 'idle', definitions: [], error: undefined };

/** Definitions change rarely: older ones are shown, and loaded again behind. */
const maxAge = 5 * 60_000;

/** The organization's definitions: loaded once however many ask, kept while they are loaded again. */
export class DefinitionCache {
  readonly #context: EngineContext;
  readonly #state$: BehaviorSubject<DefinitionsState>;
  /** Asked for by id since the list came. */
  readonly #completed = new Set<string>();
  #byId = new Map<string, LicenseDefinition>();
  #loadedAt: number | undefined;
  #loading: Promise<void> | undefined;

  constructor(context: EngineContext, state$: BehaviorSubject<DefinitionsState>) {
    this.#context = context;
    this.#state$ = state$;
  }

  get(licenseId: string): LicenseDefinition | undefined {
    return this.#byId.get(licenseId);
  }

  /** Loads where nothing is there, nothing is under way, and the last attempt did not fail. */
  ask(): void {
    if (this.isDue) void this.load();
  }

  /** Whether asking would load. */
  get isDue(): boolean {
    const { status } = this.#state$.value;
    const isOld = this.#loadedAt !== undefined && this.#context.clock.now() - this.#loadedAt > maxAge;
    return status === 'idle' || (status === 'resolved' && isOld);
  }

  /** Shows definitions of an earlier session until the server's have come. */
  restore(definitions: readonly LicenseDefinition[]): void {
    const { status } = this.#state$.value;
    if (this.#loadedAt !== undefined || this.#byId.size > 0 || definitions.length === 0) return;
    this.#put(definitions, { status: status === 'loading' ? 'reloading' : status });
  }

  /** When what is on show was asked for, in ms; undefined before anything has come from the server. */
  get loadedAt(): number | undefined {
    return this.#loadedAt;
  }

  /** Takes what somebody else has loaded, where it is the younger. */
  adopt(definitions: readonly LicenseDefinition[], loadedAt: number): void {
    if (loadedAt > (this.#loadedAt ?? -Infinity)) this.#take(definitions, loadedAt);
  }

  /** Loads again what is older than that, in ms, or has failed to load. */
  revalidate(minAge: number): void {
    const { clock } = this.#context;
    if (this.#loadedAt !== undefined && clock.now() - this.#loadedAt >= minAge) void this.load();
    this.retry();
  }

  load(): Promise<void> {
    if (this.#context.isDormant) return Promise.resolve();
    return (this.#loading ??= this.#load().finally(() => (this.#loading = undefined)));
  }

  /** Loads again where the last attempt failed: something that may have been in the way is gone. */
  retry(): void {
    if (this.#state$.value.status === 'error') void this.load();
  }

  /** Asks for one by id, once, where the list came without its permissions. */
  async complete(licenseId: string): Promise<void> {
    this.ask();
    await this.#loading;
    const known = this.#byId.get(licenseId);
    if (known?.permissions?.ids !== undefined || this.#completed.has(licenseId)) return;
    if (this.#state$.value.status !== 'resolved' || known === undefined) return;
    this.#completed.add(licenseId);
    const { client, signal, heed } = this.#context;
    try {
      const loaded = await heed(client.getLicenseDefinition(licenseId, { priority: 'visible', signal }));
      this.#put([loaded], { error: undefined });
    } catch (error) {
      // The thin definition stays until the list is loaded again: each change of another would ask for it anew.
      this.#next({ error: apiErrorOf(error) });
    }
  }

  async #load(): Promise<void> {
    const { client, clock, signal, heed } = this.#context;
    const { definitions } = this.#state$.value;
    this.#next({ status: definitions.length > 0 ? 'reloading' : 'loading', error: undefined });
    try {
      this.#take(await heed(client.getLicenseDefinitions({ priority: 'visible', signal })), clock.now());
    } catch (error) {
      this.#next({ status: 'error', error: apiErrorOf(error) });
    }
  }

  #take(loaded: readonly LicenseDefinition[], loadedAt: number): void {
    // Of an earlier session where nothing has been loaded.
    const before = this.#loadedAt === undefined ? undefined : this.#byId;
    this.#byId = new Map();
    this.#completed.clear();
    this.#loadedAt = loadedAt;
    // What a read by id brought outlives a list that is thin again.
    const merged = loaded.map((definition) => {
      const permissions = before?.get(definition.id)?.permissions;
      const isThin = definition.permissions?.ids === undefined && permissions !== undefined;
      return isThin ? { ...definition, permissions } : definition;
    });
    this.#put(merged, { status: 'resolved', error: undefined });
  }

  #put(definitions: readonly LicenseDefinition[], patch: Partial<DefinitionsState>): void {
    for (const definition of definitions) this.#byId.set(definition.id, definition);
    this.#next({ ...patch, definitions: [...this.#byId.values()] });
  }

  #next(patch: Partial<DefinitionsState>): void {
    // The state outlives this session's cache.
    if (!this.#context.signal.aborted) this.#state$.next({ ...this.#state$.value, ...patch });
  }
}
