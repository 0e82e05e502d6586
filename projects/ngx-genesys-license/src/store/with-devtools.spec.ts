import { LICENSE_ENGINE } from './license-engine-token';
import { freeLicense, tryStore, type TriedOptions, type TriedStore } from './testing/try-store';
import { withDevtools } from './with-devtools';

interface Sent {
  readonly action: Readonly<Record<string, unknown>> & { readonly type: string };
  readonly state: unknown;
}

interface Extension {
  readonly names: string[];
  readonly states: unknown[];
  readonly sent: Sent[];
}

/** Puts an extension where the real one would be, for the time of a test. */
function install(): Extension {
  const extension: Extension = { names: [], states: [], sent: [] };
  const connect = ({ name }: { readonly name: string }) => {
    extension.names.push(name);
    return {
      init: (state: unknown) => extension.states.push(state),
      send: (action: Sent['action'], state: unknown) => extension.sent.push({ action, state }),
    };
  };
  Object.assign(window, { __REDUX_DEVTOOLS_EXTENSION__: { connect } });
  return extension;
}

function tryDevtools(options: TriedOptions = {}): TriedStore {
  return tryStore({ ...options, features: [withDevtools({ name: 'Licenses' })] });
}

describe('withDevtools', () => {
  afterEach(() => {
    Reflect.deleteProperty(window, '__REDUX_DEVTOOLS_EXTENSION__');
  });

  it('tells events and counts, a few times a second, and names nobody', async () => {
    const extension = install();
    const { store, ids, pass, sweep } = tryDevtools({
      emulator: { users: 300 },
      config: { accessToken: 'secret' },
    });
    expect(extension.names).toEqual(['Licenses']);
    expect(extension.states).toEqual([jasmine.objectContaining({ runCount: 0 })]);
    await sweep();
    const run = store.assign({ userIds: ids, add: [freeLicense] });
    await pass(5000);
    await run.report;
    const { sent } = extension;
    const total = (event: string) =>
      sent.reduce((sum, { action }) => sum + ((action[event] as number | undefined) ?? 0), 0);
    expect(total('cells confirmed')).toBe(300);
    expect(total('users changed')).toBeGreaterThanOrEqual(600);
    expect(sent.map(({ action }) => action.type).join()).toContain('stream resolved');
    expect(sent.length).toBeLessThan(22);
    expect(sent.at(-1)?.state).toEqual(jasmine.objectContaining({ runCount: 1, canAssign: true }));
    const text = JSON.stringify(extension);
    expect(text).not.toContain('secret');
    expect(ids.some((id) => text.includes(id))).toBeFalse();
  });

  it('tells that the person has signed out, and nothing after the store has ended', async () => {
    const extension = install();
    const { store, injector, pass } = tryDevtools();
    await store.signOut();
    await pass(300);
    expect(extension.sent.map(({ action }) => action.type)).toEqual(['signed out']);
    store.definitions();
    await pass(10);
    injector.destroy();
    await pass(1000);
    expect(extension.sent.length).toBe(1);
  });

  it('tells which part the tab has among the others of the same person', async () => {
    const extension = install();
    const { injector, pass } = tryDevtools();
    const engine = injector.get(LICENSE_ENGINE);
    expect(extension.states).toEqual([jasmine.objectContaining({ tabRole: 'off' })]);
    for (const role of ['alone', 'leader', 'leader', 'follower'] as const) {
      engine.tabRole$.next(role);
      await pass(300);
    }
    expect(extension.sent.map(({ action }) => action.type)).toEqual([
      'tab alone',
      'tab leader',
      'tab follower',
    ]);
    expect(extension.sent.at(-1)?.state).toEqual(jasmine.objectContaining({ tabRole: 'follower' }));
  });

  it('does without the extension', async () => {
    const { store, sweep } = tryDevtools();
    await sweep();
    expect(store.users.length()).toBe(5);
  });
});
