import { effect } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { freeLicense, tryStore, type TriedStore } from './testing/try-store';
import { withRefresh, type RefreshOptions } from './with-refresh';

/** A store that has read everything, with one user on screen and another only held. */
async function tryRefresh(
  options?: Partial<RefreshOptions>,
): Promise<TriedStore & { readonly held: unknown }> {
  const tried = tryStore({ features: [withRefresh(options)] });
  await tried.sweep();
  const [first = '', second = ''] = tried.ids;
  const [shown, held] = [tried.store.user(first), tried.store.user(second)];
  held();
  tried.store.definitions();
  TestBed.runInInjectionContext(() => effect(() => void shown()));
  TestBed.tick();
  await tried.pass(100);
  return { ...tried, held };
}

async function comeBack({ pass }: TriedStore, event = 'focus'): Promise<void> {
  window.dispatchEvent(new Event(event));
  TestBed.tick();
  await pass(100);
}

describe('withRefresh', () => {
  it('reads the users on screen and the definitions again when the person comes back', async () => {
    const tried = await tryRefresh();
    const { emulator, ids, pass, store } = tried;
    const [first = '', second = ''] = ids;
    emulator.organization.assign(first, freeLicense);
    await pass(120_000);
    const before = emulator.requests.total;
    await comeBack(tried);
    expect(emulator.requests.of('postLicenseUsers')).toBe(1);
    expect(emulator.requests.of('getLicenseDefinitions')).toBe(2);
    expect(emulator.requests.total).toBe(before + 2);
    expect(store.holds(first, freeLicense)()).toBeTrue();
    // Held by somebody and not looked at: read when it is.
    emulator.organization.assign(second, freeLicense);
    const looked = store.user(second);
    looked();
    await pass(100);
    expect(emulator.requests.of('postLicenseUsers')).toBe(2);
    expect(looked()?.licenseIds).toContain(freeLicense);
  });

  it('leaves alone what is young enough, however often the person comes back', async () => {
    const tried = await tryRefresh({ minAge: 60_000 });
    const { total } = tried.emulator.requests;
    await comeBack(tried);
    await comeBack(tried, 'online');
    expect(tried.emulator.requests.total).toBe(total);
    await tried.pass(120_000);
    await comeBack(tried);
    const { total: after } = tried.emulator.requests;
    await comeBack(tried);
    expect([after, tried.emulator.requests.total]).toEqual([total + 2, total + 2]);
  });

  it('does so when the network is back, and only on what it is told', async () => {
    const tried = await tryRefresh({ onFocus: false, minAge: 0 });
    await tried.pass(2000);
    const { total } = tried.emulator.requests;
    await comeBack(tried, 'focus');
    expect(tried.emulator.requests.total).toBe(total);
    await comeBack(tried, 'online');
    expect(tried.emulator.requests.total).toBe(total + 2);
  });

  it('reads nothing after the person has signed out', async () => {
    const tried = await tryRefresh({ minAge: 0 });
    await tried.store.signOut();
    const { total } = tried.emulator.requests;
    await comeBack(tried);
    expect(tried.emulator.requests.total).toBe(total);
  });

  it('ends with the store', async () => {
    const tried = await tryRefresh({ minAge: 0 });
    await tried.pass(2000);
    const { total } = tried.emulator.requests;
    tried.injector.destroy();
    await comeBack(tried);
    expect(tried.emulator.requests.total).toBe(total);
  });

  it('refuses an age that is none', () => {
    expect(() => withRefresh({ minAge: -1 })).toThrowError(/minAge takes milliseconds/);
    expect(() => withRefresh({ minAge: Number.NaN })).toThrowError(/minAge takes milliseconds/);
  });
});
