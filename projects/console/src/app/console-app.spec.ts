import type { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { Router } from '@angular/router';
import { createLicenseEmulator, type LicenseEmulator } from 'genesys-license-emulator';
import { LicenseStore } from 'ngx-genesys-license';
import {
  LicenseBatchPanelHarness,
  LicenseDefinitionsHarness,
  LicenseUsersTableHarness,
} from 'ngx-genesys-license/components/testing';
import { ConsoleApp } from './console-app';
import { consoleConfig } from './console-config';
import { ConsoleSession } from './session/console-session';

/** Waits for what follows from answers of the emulator, which come in a few turns of this very page. */
async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  fail(`${what} did not come about`);
}

describe('ConsoleApp', () => {
  let emulator: LicenseEmulator;
  let fixture: ComponentFixture<ConsoleApp>;
  let element: HTMLElement;
  let loader: HarnessLoader;

  beforeEach(() => {
    sessionStorage.clear();
    emulator = createLicenseEmulator({ users: 130, seed: 4 });
    spyOn(globalThis, 'fetch').and.callFake((input, init) => emulator.fetch(input, init));
    TestBed.configureTestingModule({ providers: consoleConfig.providers });
    fixture = TestBed.createComponent(ConsoleApp);
    element = fixture.nativeElement as HTMLElement;
    loader = TestbedHarnessEnvironment.loader(fixture);
  });

  afterEach(async () => {
    const session = TestBed.inject(ConsoleSession);
    await session.current()?.injector.get(LicenseStore).signOut();
    session.close();
    await TestBed.inject(Router).navigateByUrl('/', { skipLocationChange: true });
  });

  const open = (url: string) => TestBed.inject(Router).navigateByUrl(url, { skipLocationChange: true });
  const text = () => element.textContent.replace(/\s+/g, ' ');
  const button = (name: string) =>
    [...element.querySelectorAll('button')].find((candidate) =>
      candidate.textContent.trim().startsWith(name),
    );
  const press = (name: string) => button(name)?.click();
  const allLoaded = () => until(() => text().includes('All 130 users loaded'), 'the end of the stream');

  it('connects to the emulator by itself and shows the users', async () => {
    await open('/users');
    await allLoaded();
    const table = await loader.getHarness(LicenseUsersTableHarness);
    expect(await table.gridAttribute('aria-rowcount')).toBe('131');
  });

  it('lists what the address asks for', async () => {
    await open('/users?holds=wallboardUser');
    await allLoaded();
    const { organization } = emulator;
    const holders = Array.from({ length: 130 }, (_, index) => organization.userIdAt(index)).filter((id) =>
      organization.holds(id, 'wallboardUser'),
    );
    const table = await loader.getHarness(LicenseUsersTableHarness);
    expect(await table.gridAttribute('aria-rowcount')).toBe(String(holders.length + 1));
  });

  it('shows the definitions on its first page', async () => {
    await open('/');
    const definitions = await loader.getHarness(LicenseDefinitionsHarness);
    await until(async () => (await (await definitions.host()).text()).includes('CX 2'), 'the definitions');
  });

  it('takes who is selected along to a change', async () => {
    await open('/users');
    await allLoaded();
    const table = await loader.getHarness(LicenseUsersTableHarness);
    await table.toggleAll();
    expect(text()).toContain('Change licenses of 130 users');
    await open('/batch');
    const panel = await loader.getHarness(LicenseBatchPanelHarness);
    await until(async () => (await (await panel.users()).given()).includes('130'), 'the selected users');
  });

  it('leads to the connect screen, which opens a new session', async () => {
    await open('/users');
    await until(() => button('Switch connection') !== undefined, 'the workspace');
    const first = TestBed.inject(ConsoleSession).current();
    press('Switch connection');
    await until(() => button('Connect to the emulator') !== undefined, 'the connect screen');
    press('Connect to the emulator');
    await allLoaded();
    expect(TestBed.inject(ConsoleSession).current()).not.toBe(first);
  });

  it('stops asking once the connection is left', async () => {
    await open('/users');
    await allLoaded();
    press('Switch connection');
    await until(() => button('Connect to the emulator') !== undefined, 'the connect screen');
    const { total } = emulator.requests;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(emulator.requests.total).toBe(total);
  });

  it('names the permission that is missing to see the definitions', async () => {
    emulator.configure({ permissions: [] });
    await open('/');
    await until(() => text().includes('authorization:license:view'), 'the message');
  });

  it('asks to sign in again when the token is refused', async () => {
    emulator.configure({ tokens: { administrator: { expired: true } } });
    await open('/users');
    await until(() => text().includes('Sign-in needed.'), 'the message');
    press('Sign in again');
    await until(() => button('Connect to the emulator') !== undefined, 'the connect screen');
  });

  it('changes how the emulator behaves, and how the console looks', async () => {
    await open('/settings');
    await until(() => element.querySelectorAll('option').length > 5, 'the scenarios');
    const choice = element.querySelector('select') as HTMLSelectElement;
    choice.value = 'readonly';
    choice.dispatchEvent(new Event('change'));
    await until(() => text().includes('next request: readonly'), 'the answer');
    expect(emulator.settings.permissions).not.toBe('all');

    element.querySelectorAll<HTMLInputElement>('[name=theme]')[2]?.click();
    await fixture.whenStable();
    expect(document.documentElement.style.colorScheme).toBe('dark');
    element.querySelectorAll<HTMLInputElement>('[name=theme]')[0]?.click();
  });
});
