import { type ApplicationConfig } from '@angular/core';
import { bootstrapApplication, createApplication } from '@angular/platform-browser';
import { LicenseStore, provideLicenseStore, withUserDirectory } from 'ngx-genesys-license';
import { lastValueFrom } from 'rxjs';
import { benchUsers, expectation } from './bench-users';
import { EmulatorInWorker } from './emulator-in-worker';
import type { Subject } from './subject';

const asked = new URLSearchParams(location.search);
const emulator = new EmulatorInWorker(Number(asked.get('users') ?? 100_000));
/** When the first page of users came, and when rows of it were on screen. */
const firstPage: { came?: number; shown?: number } = {};

/** What is measured, by name; each in a file of its own, so that none loads the others. */
const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  ours: () => import('./subjects/ours').then(({ ours }) => ours),
  cdk: () => import('./subjects/cdk').then(({ cdk }) => cdk),
  mat: () => import('./subjects/mat').then(({ mat }) => mat),
  ag: () => import('./subjects/ag').then(({ ag }) => ag),
};

const onEmulator: ApplicationConfig = {
  providers: [
    provideLicenseStore(
      {
        region: 'http://127.0.0.1',
        accessToken: 'any',
        async fetch(url, init) {
          const answer = await emulator.fetch(url, init);
          if (url.includes('/license/users')) firstPage.came ??= performance.now();
          return answer;
        },
      },
      withUserDirectory(),
    ),
  ],
};

async function start(): Promise<void> {
  const name = asked.get('subject') ?? 'ours';
  const subject = await subjects[name]?.();
  if (subject === undefined) throw new Error(`There is no subject "${name}".`);
  if (name === 'ours') {
    watchForRow(subject.row);
    const application = await bootstrapApplication(subject.component, onEmulator);
    await subject.ready?.(application);
    benchUsers.rows = await emulator.users();
  } else {
    // The others get the very same users as plain rows, all at once.
    const loader = await createApplication(onEmulator);
    await lastValueFrom(loader.injector.get(LicenseStore).streamUsers());
    loader.destroy();
    benchUsers.rows = await emulator.users();
    await bootstrapApplication(subject.component);
  }
  Object.assign(globalThis, { subject, expected: expectation, isReady: true });
}

/** Notes when a row is on screen. */
function watchForRow(row: string): void {
  Object.assign(globalThis, { firstPage });
  const observer = new MutationObserver(() => {
    if (document.querySelector(row) === null) return;
    observer.disconnect();
    // In the next frame at the latest it is drawn.
    requestAnimationFrame(() => (firstPage.shown = performance.now()));
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

start().catch((error: unknown) => {
  document.body.textContent = String(error);
});
