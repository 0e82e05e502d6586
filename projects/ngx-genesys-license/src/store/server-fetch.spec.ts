import { DOCUMENT, PendingTasks, PLATFORM_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { LicenseApiError } from 'genesys-license-client';
import { freeLicense, tryStore, type TriedOptions, type TriedStore } from './testing/try-store';
import { withRefresh } from './with-refresh';

/** A store as on the server: no window, and a platform that says so. */
function tryOnServer(options: TriedOptions = {}): TriedStore {
  TestBed.configureTestingModule({
    providers: [
      { provide: PLATFORM_ID, useValue: 'server' },
      { provide: DOCUMENT, useValue: document.implementation.createHTMLDocument() },
    ],
  });
  return tryStore(options);
}

describe('provideLicenseStore on the server', () => {
  it('sends nothing, asks for no token, and everything stays idle', async () => {
    let tokens = 0;
    const accessToken = () => {
      tokens++;
      return 'any';
    };
    const { store, emulator, ids, pass } = tryOnServer({
      config: { accessToken },
      features: [withRefresh()],
    });
    let isComplete = false;
    store.streamUsers().subscribe({ complete: () => (isComplete = true) });
    store.definitions();
    store.definition('cloudCX1')();
    store.definitions$.subscribe();
    store.reloadDefinitions();
    store.user(ids[0] as string)();
    store.view({ text: 'a', sort: { by: 'name' } })();
    store.usage();
    await pass(1000);
    expect(isComplete).toBeTrue();
    expect(store.definitionsStatus()).toBe('idle');
    expect(store.userStream().status).toBe('idle');
    expect(store.connection()).toEqual(jasmine.objectContaining({ online: true, needsSignIn: false }));
    expect([emulator.requests.total, tokens]).toEqual([0, 0]);
  });

  it('says why what is asked for outright is not done', async () => {
    const { store, emulator, ids, pass } = tryOnServer();
    const codes: string[] = [];
    const note = (error: LicenseApiError) => codes.push(error.code);
    store.inferFromRoles(['role']).catch(note);
    store.refreshUsers(ids).catch(note);
    const run = store.assign({ userIds: ids, add: [freeLicense] });
    await pass(1000);
    expect(codes).toEqual(['not_sent', 'not_sent']);
    const { failures, progress } = await run.report;
    expect(progress.failed).toBe(5);
    expect(failures[0]?.error?.message).toContain('ssr: true');
    expect(emulator.requests.total).toBe(0);
  });

  it('sends where it is told to, and rendering waits until the answer has been taken', async () => {
    let held = 0;
    const heldWhileSent: number[] = [];
    const tried = tryOnServer({ config: { ssr: true }, onRequest: () => heldWhileSent.push(held) });
    const { store, pass } = tried;
    const statusAtRelease = new Promise<string>((resolve) => {
      spyOn(TestBed.inject(PendingTasks), 'add').and.callFake(() => {
        held++;
        return () => {
          held--;
          resolve(store.definitionsStatus());
        };
      });
    });
    store.definitions();
    await pass(100);
    expect(await statusAtRelease).toBe('resolved');
    expect(heldWhileSent).toEqual([1]);
    expect(held).toBe(0);
  });
});
