import { DestroyRef, DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { distinctUntilChanged, map, merge, skip, type Observable } from 'rxjs';
import { summaryOf, type EngineSummary } from '../engine/engine-summary';
import type { LicenseEngine } from '../engine/license-engine';
import { engineFeature } from './engine-feature';
import type { LicenseStoreFeature } from './license-store-features';

/** How the Redux DevTools extension is told. */
export interface DevtoolsOptions {
  /** What the extension calls the store. Default `LicenseStore`. */
  readonly name: string;
  /** What happens within so many milliseconds is one entry. Default 250. */
  readonly interval: number;
}

/** What is used of the Redux DevTools extension. */
interface Extension {
  connect(options: { readonly name: string; readonly features: Readonly<Record<string, boolean>> }): {
    init(state: EngineSummary): void;
    send(action: Readonly<Record<string, unknown>> & { readonly type: string }, state: EngineSummary): void;
  };
}

type ExtendedWindow = Window & { readonly __REDUX_DEVTOOLS_EXTENSION__?: Extension };

/** Looking is all there is: the state is the server's, and no earlier one can be gone back to. */
const features = { pause: true, export: true, jump: false, skip: false, reorder: false, dispatch: false };

/**
 * Tells the Redux DevTools extension, where it is installed, what happens: events and counts, a few times a second,
 * never users, names or tokens; so it stays usable with a hundred thousand users.
 */
export function withDevtools(options: Partial<DevtoolsOptions> = {}): LicenseStoreFeature {
  const { name = 'LicenseStore', interval = 250 } = options;
  return engineFeature({
    start: (engine) => {
      const window = inject(DOCUMENT).defaultView as ExtendedWindow | null;
      const devtools = window?.__REDUX_DEVTOOLS_EXTENSION__?.connect({ name, features });
      if (devtools === undefined) return;
      devtools.init(summaryOf(engine));
      let counts = new Map<string, number>();
      let timer: unknown;
      const send = (): void => {
        timer = undefined;
        const happened = counts;
        counts = new Map();
        const type = [...happened.keys()].join(', ');
        devtools.send({ type, ...Object.fromEntries(happened) }, summaryOf(engine));
      };
      inject(DestroyRef).onDestroy(() => engine.clock.clearTimeout(timer));
      eventsOf(engine)
        .pipe(takeUntilDestroyed())
        .subscribe((events) => {
          for (const [event, count] of events) counts.set(event, (counts.get(event) ?? 0) + count);
          if (counts.size > 0) timer ??= engine.clock.setTimeout(send, interval);
        });
    },
  });
}

/** What happens, by name, and how often. */
function eventsOf(engine: LicenseEngine): Observable<readonly (readonly [string, number])[]> {
  const told = <Value>(source: Observable<Value>, nameOf: (value: Value) => string) =>
    source.pipe(
      map(nameOf),
      distinctUntilChanged(),
      skip(1),
      map((event) => [[event, 1] as const]),
    );
  return merge(
    engine.changes$.pipe(
      map(({ rows, settled }) => {
        const events = settled.map(({ state }) => [`cells ${state}`, 1] as const);
        return rows.size > 0 ? [['users changed', rows.size] as const, ...events] : events;
      }),
    ),
    told(engine.definitions$, ({ status }) => `definitions ${status}`),
    told(engine.stream$, ({ status }) => `stream ${status}`),
    told(engine.canAssign$, (canAssign) => `canAssign ${canAssign}`),
    told(engine.needsSignIn$, (isNeeded) => (isNeeded ? 'sign-in needed' : 'signed in')),
    told(engine.tabRole$, (role) => `tab ${role}`),
    told(engine.runs$, ({ length }) => `runs ${length}`),
    engine.reset$.pipe(map(() => [['signed out', 1] as const])),
  );
}
