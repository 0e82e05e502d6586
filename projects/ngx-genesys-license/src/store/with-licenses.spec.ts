import { computed, createEnvironmentInjector, EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { signalStore, withComputed } from '@ngrx/signals';
import { LICENSE_ENGINE } from './license-engine-token';
import { withLicenses } from './with-licenses';
import { freeLicense, tryStore } from './testing/try-store';

const TeamStore = signalStore(
  withLicenses(),
  withComputed(({ usage }) => ({
    inUse: computed(() => usage().filter(({ holders }) => holders > 0).length),
  })),
);

describe('withLicenses', () => {
  it('composes the same into a store of one’s own, over the same data', async () => {
    const { store, injector, ids, pass, sweep } = tryStore();
    const own = createEnvironmentInjector([TeamStore], injector).get(TeamStore);
    own.definitions();
    await sweep();
    const { length } = own.usage().filter(({ holders }) => holders > 0);
    expect(own.inUse()).toBe(length);
    const run = own.assign({ userIds: ids, add: [freeLicense] });
    expect(own.inUse()).toBe(length + 1);
    expect(store.holds(ids[0] as string, freeLicense)()).toBeTrue();
    await pass(5000);
    expect((await run.report).progress.confirmed).toBe(5);
  });

  it('leaves nothing behind when its injector is destroyed', async () => {
    const { injector, ids, sweep, store } = tryStore();
    const engine = injector.get(LICENSE_ENGINE);
    const listeners = () =>
      [
        engine.changes$,
        engine.reset$,
        engine.runs$,
        engine.stream$,
        engine.definitions$,
        engine.canAssign$,
      ].map((subject) => (subject as unknown as { observers: unknown[] }).observers.length);
    const before = listeners();
    const child = createEnvironmentInjector([TeamStore], injector);
    const own = child.get(TeamStore);
    own.user(ids[0] as string)();
    expect(listeners()).not.toEqual(before);
    child.destroy();
    expect(listeners()).toEqual(before);
    await sweep();
    expect(store.users.length()).toBe(5);
  });

  it('names what is missing where nothing provides it', () => {
    expect(() =>
      createEnvironmentInjector([TeamStore], TestBed.inject(EnvironmentInjector)).get(TeamStore),
    ).toThrowError(/LICENSE_ENGINE/);
  });
});
