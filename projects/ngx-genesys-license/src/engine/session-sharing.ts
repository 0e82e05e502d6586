import type { BehaviorSubject } from 'rxjs';
import type { TabRole } from '../model/status';
import type { DefinitionCache, DefinitionsState } from './definition-cache';
import type { EngineContext } from './engine-context';
import type { PageSource } from './user-pages';
import type { UserReads } from './user-reads';

/** What is shared of a session. */
export interface SharedSession {
  readonly context: EngineContext;
  readonly reads: UserReads;
  readonly definitions: DefinitionCache;
  readonly definitions$: BehaviorSubject<DefinitionsState>;
  readonly role$: BehaviorSubject<TabRole>;
  /** The person has signed out in another tab. */
  readonly forget: () => void;
}

/** Shares a session with the other tabs of the same person. The engine works the same without. */
export interface SessionSharing {
  /** Where the pages of a sweep come from: the server, or a tab that reads them. */
  readonly pages: PageSource;
  /** Somebody may have signed in: begins where there is an identity and nothing has begun. */
  start(): void;
  /** Whether somebody else has signed in since it began. */
  readonly isOutdated: boolean;
  /** The person signs out: the other tabs are told. `stop` follows. */
  signOut(): void;
  stop(): void;
}
