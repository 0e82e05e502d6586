import { type LicenseUserPagesOptions } from 'genesys-license-client';
import type { LicenseIdentity } from '../../model/persistence';
import type { SessionSharing, SharedSession } from '../session-sharing';
import { readUserPages, type ReadPage } from '../user-pages';
import { SharedKnowledge } from './shared-knowledge';
import type { SharedLimiter } from './shared-limiter';
import { SharedPages } from './shared-pages';
import { TabCircle } from './tab-circle';
import type { TabLink } from './tab-link';

export interface TabSharingOptions {
  /** Who is signed in; undefined while nobody is, or where that cannot be told. */
  readonly identity: () => LicenseIdentity | undefined;
  /** Opens what the tabs of an identity have in common; undefined where the browser has nothing of the kind. */
  readonly linkOf: (identity: LicenseIdentity) => TabLink | undefined;
  /** What all requests go through. */
  readonly limiter: SharedLimiter;
  /** The device's time, the same in all tabs, in ms. */
  readonly wall: () => number;
  readonly random: () => number;
}

/** One session among those of the other tabs, from signing in until the session ends. */
export class TabSharing implements SessionSharing {
  readonly #session: SharedSession;
  readonly #options: TabSharingOptions;
  #identity: LicenseIdentity | undefined;
  #circle: TabCircle | undefined;
  #pages: SharedPages | undefined;
  #knowledge: SharedKnowledge | undefined;
  #isOver = false;

  constructor(session: SharedSession, options: TabSharingOptions) {
    this.#session = session;
    this.#options = options;
  }

  readonly pages = (options: LicenseUserPagesOptions): AsyncIterable<ReadPage> =>
    this.#pages?.pages(options) ?? readUserPages(this.#session.context, options);

  get isOutdated(): boolean {
    const [begun, current] = [this.#identity, this.#identity && this.#options.identity()].map(
      (person) => person && `${person.orgId}\n${person.userId}`,
    );
    return current !== undefined && current !== begun;
  }

  start(): void {
    if (this.#identity !== undefined || this.#isOver) return;
    this.#identity = this.#options.identity();
    if (this.#identity === undefined) return;
    const link = this.#options.linkOf(this.#identity);
    if (link !== undefined) this.#join(link);
  }

  signOut(): void {
    this.#circle?.post('signedOut', {});
  }

  stop(): void {
    this.#isOver = true;
    this.#part();
  }

  #join(link: TabLink): void {
    const { wall, random, limiter } = this.#options;
    const session = this.#session;
    const { clock } = session.context;
    const id = `${wall()}-${random()}`;
    const circle = new TabCircle(link, id, clock);
    this.#circle = circle;
    this.#knowledge = new SharedKnowledge(session, circle, wall);
    this.#pages = new SharedPages(session, circle, this.#knowledge, wall);
    limiter.join(circle);
    circle.on('signedOut', () => session.forget());
    circle.changes$.subscribe(() => {
      if (!this.#isOver && session.role$.value !== circle.role) session.role$.next(circle.role);
    });
    circle.broken$.subscribe(() => this.#part());
    session.role$.next(circle.role);
    circle.start();
  }

  #part(): void {
    this.#pages = undefined;
    this.#knowledge?.stop();
    this.#circle?.close();
  }
}
