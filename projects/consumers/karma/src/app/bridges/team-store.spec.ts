import { TestBed } from '@angular/core/testing';
import { LicenseEmulatorControl, provideLicenseEmulator } from 'ngx-genesys-license/testing';
import { TeamStore } from './team-store';

describe('TeamStore', () => {
  afterEach(() => Reflect.deleteProperty(window, '__REDUX_DEVTOOLS_EXTENSION__'));

  it('composes licenses with state of its own, which the devtools show', async () => {
    const sent: unknown[] = [];
    const connect = () => ({ init: () => undefined, send: (_: unknown, state: unknown) => sent.push(state) });
    Object.assign(window, { __REDUX_DEVTOOLS_EXTENSION__: { connect } });
    TestBed.configureTestingModule({ providers: [provideLicenseEmulator({ users: 4 }), TeamStore] });
    const store = TestBed.inject(TeamStore);
    const control = TestBed.inject(LicenseEmulatorControl);
    store.streamUsers().subscribe();
    await control.settled();
    store.choose(control.userIds.slice(0, 3));
    const run = store.giveWem();
    expect(store.withWem()).toBe(3); // on screen at once
    await run.report;
    expect(control.holders('gc2WEMupgrade')).toEqual(jasmine.arrayContaining(control.userIds.slice(0, 3)));
    TestBed.tick();
    expect(JSON.stringify(sent.at(-1))).toContain(control.userIds[0]);
  });
});
