import { computed, signal, untracked, type Signal, type WritableSignal } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { UserView } from '../core/user-view';
import type { LicenseEngine } from '../engine/license-engine';
import type { UserListView, UserQuery } from '../model/users';
import { idAt } from './user-list';
import { WeakCache } from './weak-cache';

/** How long one go at building a list may take, in ms: well within a frame. */
const slice = 6;

interface LiveView {
  readonly version: WritableSignal<number>;
  readonly dirty: Set<number>;
  readonly list: Signal<UserListView>;
  view: UserView;
  isScheduled: boolean;
}

/** Lists of known users that fit a query. A list catches up when it is read. */
export class UserViews {
  readonly #engine: LicenseEngine;
  readonly #hasNames: Signal<boolean>;
  readonly #views = new WeakCache<LiveView>();

  /** In an injection context, with which it ends: the engine may outlive the store. */
  constructor(engine: LicenseEngine) {
    this.#engine = engine;
    this.#hasNames = toSignal(engine.hasNames$, { requireSync: true });
    const tell = (rows: Iterable<number>): void => {
      for (const { version, view, dirty } of this.#views.values()) {
        for (const row of rows) if (view.hasLookedAt(row)) dirty.add(row);
        version.update((current) => current + 1);
      }
    };
    engine.changes$.pipe(takeUntilDestroyed()).subscribe(({ rows }) => {
      if (rows.size > 0) tell(rows);
    });
    engine.reset$.pipe(takeUntilDestroyed()).subscribe(() => tell([]));
  }

  /** `covers` says whether all users there are have been loaded. */
  view(query: UserQuery, covers: Signal<UserListView['covers']>): Signal<UserListView> {
    return untracked(() => {
      const wanted = normalized(query);
      if (needsNames(wanted)) this.#engine.wantNames();
      return this.#views.getOrMake(JSON.stringify(wanted), () => this.#makeView(wanted, covers)).list;
    });
  }

  #makeView(query: UserQuery, covers: Signal<UserListView['covers']>): LiveView {
    const engine = this.#engine;
    let ledger = engine.ledger;
    let last: UserListView | undefined;
    const live: LiveView = {
      version: signal(0),
      dirty: new Set(),
      view: new UserView(ledger, query),
      isScheduled: false,
      list: computed(() => {
        live.version();
        const covered = needsNames(query) && !this.#hasNames() ? 'loaded' : covers();
        let hasChanged = last?.covers !== covered;
        if (ledger !== engine.ledger) {
          ledger = engine.ledger;
          live.view = new UserView(ledger, query);
          hasChanged = true;
        }
        const { view, dirty } = live;
        const until = engine.clock.now() + slice;
        if (view.refresh(dirty)) hasChanged = true;
        dirty.clear();
        if (view.advance(() => engine.clock.now() >= until)) hasChanged = true;
        if (!view.isComplete) untracked(() => this.#goOn(live));
        if (last === undefined || hasChanged || last.isComplete !== view.isComplete) {
          last = listOf(engine, view, covered);
        }
        return last;
      }),
    };
    return live;
  }

  /** The rest of a long list in later turns, as long as somebody holds it. */
  #goOn(live: LiveView): void {
    if (live.isScheduled) return;
    live.isScheduled = true;
    const reference = new WeakRef(live);
    this.#engine.clock.setTimeout(() => {
      const held = reference.deref();
      if (held === undefined) return;
      held.isScheduled = false;
      held.version.update((version) => version + 1);
    }, 0);
  }
}

function listOf(
  engine: LicenseEngine,
  { rows, isComplete }: UserView,
  covers: UserListView['covers'],
): UserListView {
  // Held on to: after a sign-out the same row numbers mean other people.
  const { ledger } = engine;
  const { users } = ledger;
  return {
    length: rows.size,
    isComplete,
    covers,
    at: (position) => idAt(ledger, rows.at(position)),
    indexOf: (userId) => {
      const row = users.find(userId);
      return row === undefined || !users.isKnown(row) ? -1 : rows.rank(row);
    },
  };
}

function needsNames({ text, sort }: UserQuery): boolean {
  return text !== undefined || sort?.by === 'name' || sort?.by === 'email';
}

/** The same question in the same words, so that it finds the same list. */
function normalized({ holds, lacks, text, sort, issues }: UserQuery): UserQuery {
  const distinct = (ids: readonly string[] | undefined) =>
    ids?.length ? [...new Set(ids)].sort() : undefined;
  return {
    holds: distinct(holds),
    lacks: distinct(lacks),
    text: text?.trim() === '' ? undefined : text?.trim(),
    sort: sort && { by: sort.by, direction: sort.direction ?? 'ascending' },
    issues: issues === true ? issues : undefined,
  };
}
