import { provideZonelessChangeDetection } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { createLicenseEmulator, type LicenseEmulator } from 'genesys-license-emulator';
import { ConsoleApp } from './console-app';
import { ConsoleSession } from './session/console-session';

/** Waits for what follows from answers of the emulator, which come in a few turns of this very page. */
async function until(holds: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  fail(`${what} did not come about`);
}

describe('ConsoleApp', () => {
  let emulator: LicenseEmulator;
  let fixture: ComponentFixture<ConsoleApp>;
  let element: HTMLElement;

  beforeEach(() => {
    sessionStorage.clear();
    emulator = createLicenseEmulator({ users: 130, seed: 4 });
    spyOn(globalThis, 'fetch').and.callFake((input, init) => emulator.fetch(input, init));
    TestBed.configureTestingModule({ providers: [provideZonelessChangeDetection()] });
    fixture = TestBed.createComponent(ConsoleApp);
    element = fixture.nativeElement as HTMLElement;
    element.style.blockSize = '700px';
  });

  afterEach(() => TestBed.inject(ConsoleSession).close());

  const text = () => element.textContent.replace(/\s+/g, ' ');
  const button = (name: string) =>
    [...element.querySelectorAll('button')].find((candidate) =>
      candidate.textContent.trim().startsWith(name),
    );

  const press = (name: string) => button(name)?.click();

  it('connects to the emulator by itself and shows licenses and users', async () => {
    await until(() => text().includes('All 130 users loaded'), 'the end of the stream');
    await until(() => element.querySelectorAll('console-user-row').length > 0, 'a row');
    expect(text()).toContain('Genesys Cloud CX 2');
    expect(element.querySelector('[role=grid]')?.getAttribute('aria-rowcount')).toBe('131');
    expect(element.querySelectorAll('console-user-row').length).toBeLessThan(60);
  });

  it('leads to the connect screen, which opens a new session', async () => {
    await until(() => button('Switch connection') !== undefined, 'the workspace');
    const first = TestBed.inject(ConsoleSession).current();
    press('Switch connection');
    await until(() => button('Connect to the emulator') !== undefined, 'the connect screen');
    press('Connect to the emulator');
    await until(() => text().includes('All 130 users loaded'), 'the end of the stream');
    expect(TestBed.inject(ConsoleSession).current()).not.toBe(first);
  });

  it('stops asking once the connection is left', async () => {
    await until(() => text().includes('All 130 users loaded'), 'the end of the stream');
    press('Switch connection');
    await until(() => button('Connect to the emulator') !== undefined, 'the connect screen');
    const { total } = emulator.requests;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(emulator.requests.total).toBe(total);
  });

  it('names the permission that is missing to see the definitions', async () => {
    emulator.configure({ permissions: [] });
    await until(() => text().includes('authorization:license:view'), 'the message');
    expect(text()).toContain('The definitions did not load.');
    expect(text()).toMatch(/correlation id [\da-f-]{36}/);
  });

  it('says what it could not read, and goes on when it can', async () => {
    emulator.configure({ nonJsonAnswers: 1 });
    await until(() => text().includes('Loading the users stopped.'), 'the message');
    emulator.configure({ nonJsonAnswers: 0 });
    press('Go on loading');
    await until(() => text().includes('All 130 users loaded'), 'the end of the stream');
  });
});
