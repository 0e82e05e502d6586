import { DOCUMENT, PLATFORM_ID, TransferState } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { tryStore, type TriedStore } from './testing/try-store';
import { withHydration } from './with-hydration';

/** Renders on the server, and starts in a browser with what the page says. */
async function carry(onServer: (tried: TriedStore) => void, hasRequests = true): Promise<TriedStore> {
  TestBed.configureTestingModule({
    providers: [
      { provide: PLATFORM_ID, useValue: 'server' },
      { provide: DOCUMENT, useValue: document.implementation.createHTMLDocument() },
    ],
  });
  const server = tryStore({ config: { ssr: hasRequests }, features: [withHydration()] });
  onServer(server);
  await server.pass(100);
  const page = JSON.parse(TestBed.inject(TransferState).toJson()) as Record<string, unknown>;
  TestBed.resetTestingModule();
  const state = TestBed.inject(TransferState);
  for (const [key, value] of Object.entries(page)) state.set(key as never, value as never);
  return tryStore({ features: [withHydration()] });
}

describe('withHydration', () => {
  it('shows in the browser what the server has loaded, and does not ask for it again', async () => {
    const { store, emulator, pass } = await carry((server) => server.store.definitions());
    expect(store.definitionsStatus()).toBe('resolved');
    expect(store.definitions().length).toBe(14);
    await pass(100);
    expect(emulator.requests.total).toBe(0);
    await pass(6 * 60_000);
    store.label('cloudCX1');
    await pass(100);
    expect(emulator.requests.of('getLicenseDefinitions')).toBe(1);
  });

  it('changes nothing where the server has sent nothing', async () => {
    const { store, emulator, pass } = await carry((server) => server.store.definitions(), false);
    expect(store.definitionsStatus()).toBe('idle');
    store.definitions();
    await pass(100);
    expect(emulator.requests.of('getLicenseDefinitions')).toBe(1);
  });
});
