// The console's production build in a real browser against the emulator: `npm run e2e [-- words of a check's name]`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { audit } from './lib/audit-page.mjs';
import { browserFlags, findBrowser } from './lib/browser.mjs';
import { root } from './lib/bundle.mjs';
import { answers, Children } from './lib/children.mjs';
import { ConsolePage } from './lib/console-page.mjs';
import { EmulatorControl } from './lib/emulator-control.mjs';
import { freePort } from './lib/ports.mjs';
import { serveFolder } from './lib/static-server.mjs';

const userCount = 1500;
const wallboard = { wallboardUser: 'Wallboard user' };
const filter = process.argv.slice(2).join(' ');

if (process.env['E2E_SKIP_BUILD'] === undefined) build();
const children = new Children();
const emulatorPort = await freePort(8900);
children.start(
  'the emulator',
  [join(root, 'scripts/emulator.mjs'), '--port', String(emulatorPort), '--users', String(userCount)],
  { cwd: root },
);
const emulator = new EmulatorControl(`http://127.0.0.1:${emulatorPort}`);
const started = await Promise.race([answers(emulator.url, 60_000), children.ended]);
if (started !== undefined) {
  console.error(`${started.output}\n${started.name} has ended (${started.code}).`);
  process.exit(1);
}
const site = await serveFolder(join(root, 'dist/console/browser'));
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
const userIds = await emulator.userIds();

let passed = 0;
let failed = 0;

/**
 * Runs one check on a fresh page and a fresh emulator. Errors in the page's console fail it, those of failed requests
 * only where `faults` does not make them.
 */
async function check(name, { settings, faults = false, width = 1280, colorScheme = 'light' } = {}, run) {
  if (!name.includes(filter)) return;
  await emulator.reset(settings);
  const height = width < 500 ? 844 : 800;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    const isRequest = /^Failed to load resource|net::ERR_/.test(message.text());
    if (message.type() === 'error' && !(faults && isRequest)) errors.push(message.text());
  });
  const begun = performance.now();
  try {
    await run(new ConsolePage(page, site.url, emulator), context);
    assert.deepEqual(errors, [], 'errors in the browser’s console');
    passed++;
    console.log(`✓ ${name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`✗ ${name}\n  ${String(error.stack ?? error).replaceAll('\n', '\n  ')}`);
    await page.screenshot({ path: join(root, '.cache', `e2e-${failed}.png`) }).catch(() => undefined);
  } finally {
    await context.close();
  }
}

try {
  await check('streams all users with their names and counts the holders', {}, async (app) => {
    await app.open();
    assert.equal(await app.grid.getAttribute('aria-rowcount'), String(userCount + 1));
    assert.ok((await app.rows.count()) < 45, 'only the rows in sight are in the document');
    await app.page.locator('console-user-row .email', { hasText: '@' }).first().waitFor();
    const truth = await emulator.holders(userIds, 'wallboardUser');
    const shown = await app
      .button(/Wallboard user/)
      .locator('.holders')
      .innerText();
    assert.equal(parseInt(shown.replace(',', ''), 10), truth.length);
  });

  await check('filters by text, by license and by both, and clears all at once', {}, async (app) => {
    await app.open();
    await app.search(userIds[7].slice(0, 13));
    await app.page.getByText(/1 of 1,500 users matches/).waitFor();
    assert.equal(await app.rows.first().getAttribute('data-user-id'), userIds[7]);
    await app.button('Clear filters').click();
    await app.page.getByText('1,500 users', { exact: true }).waitFor();
    await app.sameAsTruth(userIds, wallboard);
    await app.search('nobody is called like this');
    await app.page.getByText('Nobody fits these filters.').waitFor();
  });

  await check(
    'adds a license to 50 users and removes it again after asking',
    { settings: { latency: 200 } },
    async (app) => {
      await app.open();
      await app.selectFirst(50);
      await app.pick('Add', 'wallboardUser');
      await app.page.getByText(/addition.*request/).waitFor();
      await app.apply();
      await app.page.locator('.chip.pending, .chip.verifying').first().waitFor({ timeout: 1000 });
      await app.settled();
      assert.match(await app.newestRun(), /ended .*done/);
      await app.sameAsTruth(userIds, wallboard);
      await app.pick('Remove', 'wallboardUser');
      await app.apply();
      const dialog = app.page.getByRole('alertdialog', { name: 'Remove licenses?' });
      await dialog.getByText('50 users lose Wallboard user').waitFor();
      await dialog.getByRole('button', { name: 'Keep everything' }).click();
      assert.equal(await app.runs.count(), 1, 'nothing was sent');
      await app.apply();
      await app.afterRun(() => dialog.getByRole('button', { name: 'Remove', exact: true }).click());
      assert.match(await app.newestRun(), /ended 50 done/);
      await app.sameAsTruth(userIds, wallboard);
    },
  );

  await check(
    'shows refused rows with the server’s word, retries only them, and undoes the run',
    { settings: { rowFailures: 0.4, resultWords: { success: 'OK', failure: 'FAILED', noop: 'OK' } } },
    async (app) => {
      await app.open();
      const before = await emulator.holders(userIds, 'examplePremiumAppUserLicense');
      await app.selectFirst(20);
      await app.pick('Add', 'examplePremiumAppUserLicense');
      await app.apply();
      await app.settled();
      const first = await app.newestRun();
      assert.match(first, /\d+ failed/);
      await app.runs.first().locator('summary').click();
      await app.runs.first().getByText('FAILED').first().waitFor();
      await app.runs.first().getByText('Correlation id').first().waitFor();
      await app.sameAsTruth(userIds, { examplePremiumAppUserLicense: 'Example premium app' });
      await emulator.configure({ rowFailures: 0 });
      await app.afterRun(() => app.button('Retry failed').click());
      const failedCount = /(\d+) failed/.exec(first)[1];
      assert.match(await app.newestRun(), new RegExp(`ended ${failedCount} done`));
      const undo = (run) => app.runs.nth(run).getByRole('button', { name: 'Undo' }).click();
      await app.afterRun(() => undo(0));
      await app.afterRun(() => undo(2));
      await app.sameAsTruth(userIds, { examplePremiumAppUserLicense: 'Example premium app' });
      assert.deepEqual(await emulator.holders(userIds, 'examplePremiumAppUserLicense'), before);
    },
  );

  await check(
    'shows what is true in the end, under lag, drops, odd words, missing rows and failures',
    { settings: storm(), faults: true },
    async (app) => {
      await app.open();
      await app.selectFirst(40);
      for (const [verb, id] of [
        ['Add', 'wallboardUser'],
        ['Add', 'communicate'],
        ['Remove', 'wallboardUser'],
        ['Add', 'cloudCX3'],
      ]) {
        await app.pick(verb, id);
        await app.apply();
        if (verb === 'Remove') await app.button('Remove').and(app.page.locator('.dialog button')).click();
      }
      await app.settled(90_000);
      await emulator.configure({ dropBefore: 0, dropAfter: 0, failures: {} });
      await app.sameAsTruth(userIds, {
        wallboardUser: 'Wallboard user',
        communicate: 'Communicate',
        cloudCX3: 'Genesys Cloud CX 3',
      });
    },
  );

  await check('tells somebody who may only read what is missing', { faults: true }, async (app) => {
    await app.connectAs('readonly');
    await app.loaded();
    await app.selectFirst(2);
    await app.pick('Add', 'wallboardUser');
    await app.apply();
    await app.settled();
    await app.page.getByText('You may look, but not change licenses.').waitFor();
    await app.page.getByText('authorization:grant:add').first().waitFor();
    assert.ok(await app.button(/^Add licenses/).isDisabled());
    await app.sameAsTruth(userIds, wallboard);
  });

  await check(
    'tells somebody without permissions which ones it takes to see the definitions',
    { faults: true },
    async (app) => {
      await app.connectAs('nopermissions');
      await app.page.getByText('The definitions did not load.').waitFor();
      await app.page
        .getByText(/authorization:license:view/)
        .first()
        .waitFor();
      await app.page.getByText('Correlation id').first().waitFor();
    },
  );

  await check('asks to sign in again when the token is refused', { faults: true }, async (app) => {
    await app.connectAs('expired');
    await app.page.getByText('Sign-in needed.').waitFor();
    await app.button('Sign in again').click();
    await app.page.getByRole('heading', { name: 'Real organization: sign in' }).waitFor();
  });

  await check(
    'explains answers that cannot be read, and goes on when they can',
    { faults: true, settings: { nonJsonAnswers: 1 } },
    async (app) => {
      await app.page.goto(`${app.url}?emulator=${encodeURIComponent(emulator.url)}`);
      await app.page.getByText('Loading the users stopped.').waitFor({ timeout: 30_000 });
      await emulator.configure({ nonJsonAnswers: 0 });
      await app.button('Go on loading').click();
      await app.button('Load them again').click();
      await app.loaded();
      await app.button(/Wallboard user/).waitFor();
    },
  );

  await check('says when nobody answers', { faults: true }, async (app) => {
    await app.page.goto(`${app.url}?emulator=${encodeURIComponent('http://127.0.0.1:9')}`);
    await app.page.getByText('The definitions did not load.').waitFor({ timeout: 30_000 });
    await app.button('Switch connection').click();
    await app.page.getByRole('heading', { name: 'Emulator' }).waitFor();
  });

  await check('counts down while the server asks for a pause', { faults: true }, async (app) => {
    await emulator.failNext({ operation: 'getLicenseUsers', status: 429, retryAfter: 3 });
    await app.page.goto(`${app.url}?emulator=${encodeURIComponent(emulator.url)}`);
    await app.page.getByText('The server asks for a pause.').waitFor();
    await app.page.getByText(/Going on in \d+ s/).waitFor();
    await app.loaded();
    await app.page.getByText('The server asks for a pause.').waitFor({ state: 'detached' });
  });

  await check('says when the machine is offline', { faults: true }, async (app, context) => {
    await app.open();
    await context.setOffline(true);
    await app.page.getByText('Offline.').waitFor();
    await context.setOffline(false);
    await app.page.getByText('Offline.').waitFor({ state: 'detached' });
  });

  await check(
    'signs in with PKCE, renews the token, and explains a refused sign-in',
    { faults: true, settings: { tokenLifetime: 4000 } },
    async (app) => {
      await app.page.goto(`${app.url}?emulator=${encodeURIComponent(emulator.url)}`);
      await app.button('Switch connection').click();
      const form = app.page.getByRole('form', { name: 'Real organization: sign in' });
      await form.getByLabel('Region').selectOption('other');
      await form.getByLabel('Base URL of the API').fill(emulator.url);
      await form.getByLabel('OAuth client id').fill('e2e-client');
      await form.getByRole('button', { name: 'Sign in' }).click();
      await app.loaded();
      assert.equal(new URL(app.page.url()).search, '', 'the code is gone from the address');
      await app.page.waitForTimeout(4200);
      await app.button('Load again').click();
      await app.page
        .getByText(/a second|Loading users/)
        .first()
        .waitFor({ state: 'detached' });
      await app.loaded();
      assert.equal(await app.page.getByText('Sign-in needed.').count(), 0);
      const kept = await app.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
      assert.doesNotMatch(kept, /emulator-|verifier|access/);
      await app.page.goto(`${app.url}?error=access_denied&state=other`);
      await app.page.getByText('This sign-in was not begun in this tab').waitFor();
    },
  );

  await check('connects with a pasted token and stores it nowhere', { faults: true }, async (app) => {
    await app.page.goto(`${app.url}?emulator=${encodeURIComponent(emulator.url)}`);
    await app.button('Switch connection').click();
    const form = app.page.getByRole('form', { name: 'Real organization: token' });
    await form.getByLabel('Region').selectOption('other');
    await form.getByLabel('Base URL of the API').fill('http://example.com');
    await form.getByLabel('Access token').fill('secret-token');
    await form.getByRole('button', { name: 'Connect with the token' }).click();
    await app.page.getByText(/must be HTTPS/).waitFor();
    await form.getByLabel('Base URL of the API').fill(emulator.url);
    await form.getByLabel('Access token').fill('secret-token');
    await form.getByRole('button', { name: 'Connect with the token' }).click();
    await app.loaded();
    const kept = await app.page.evaluate(
      () => JSON.stringify({ ...sessionStorage, ...localStorage }) + location.href,
    );
    assert.doesNotMatch(kept, /secret-token/);
  });

  await check('does the whole job by keyboard alone', {}, async (app) => {
    await app.open();
    const { keyboard } = app.page;
    const focused = () => app.page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const tabTo = async (matches) => {
      for (let step = 0; step < 60; step++) {
        await keyboard.press('Tab');
        if (await app.page.evaluate(matches)) return;
      }
      assert.fail(`${matches} is not reached by Tab`);
    };
    await keyboard.press('Tab');
    assert.equal(await focused(), 'Skip to the users');
    await keyboard.press('Enter');
    await tabTo(() => document.activeElement?.getAttribute('role') === 'grid');
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await app.page.getByText('3 users selected').waitFor();
    await tabTo(() => /^Add licenses/.test(document.activeElement?.textContent?.trim() ?? ''));
    await keyboard.press('Enter');
    await app.page.getByRole('combobox').waitFor();
    await keyboard.type('wallb');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await app.button(/^Add: Wallboard user/).waitFor();
    assert.match(await focused(), /^Add: Wallboard user/);
    await tabTo(() => document.activeElement?.textContent?.trim() === 'Apply');
    await keyboard.press('Enter');
    await app.settled();
    await app.sameAsTruth(userIds, wallboard);
    await app.grid.focus();
    await keyboard.press('End');
    await keyboard.press('Enter');
    await app.page.getByRole('dialog').waitFor();
    await keyboard.press('Escape');
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await app.page.evaluate(() => document.activeElement?.getAttribute('role')), 'grid');
    assert.notEqual(await app.grid.getAttribute('aria-activedescendant'), null);
  });

  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark']) {
      await check(
        `is accessible and fits at ${width} px, ${colorScheme}`,
        { width, colorScheme, settings: { rowFailures: 0.5 } },
        async (app) => {
          await app.open();
          await audit(app.page, 'users');
          await app.selectFirst(4);
          await app.pick('Add', 'wallboardUser');
          await app.apply();
          await app.settled();
          await app.runs.first().locator('summary').click();
          await audit(app.page, 'after a run');
          await app.button(/^Add licenses/).click();
          await app.page.getByRole('combobox').waitFor();
          await audit(app.page, 'picker');
          await app.page.keyboard.press('Escape');
          await app.rows.first().getByRole('button').click();
          await app.page.getByRole('dialog').waitFor();
          await audit(app.page, 'details');
          await app.page.keyboard.press('Escape');
          await app.button('Switch connection').click();
          await app.page.getByRole('heading', { name: 'Emulator' }).waitFor();
          await audit(app.page, 'connect');
        },
      );
    }
  }
} finally {
  await browser.close();
  site.close();
  await children.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

function storm() {
  return {
    writeLag: 2000,
    rowFailures: 0.05,
    failures: { 503: 0.05 },
    effectDespiteFailure: 0.5,
    dropBefore: 0.03,
    dropAfter: 0.03,
    missingRows: 0.1,
    resultWords: {
      success: ['OK', 'granted', '1', ''],
      failure: ['FAILED', 'denied', ''],
      noop: ['NO_CHANGE', ''],
    },
  };
}

function build() {
  console.log('Building the console …');
  const ng = join(root, 'node_modules/@angular/cli/bin/ng.js');
  const { status } = spawnSync(process.execPath, [ng, 'build', 'console', '--progress=false'], {
    cwd: root,
    env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) {
    console.error('The console does not build; see above.');
    process.exit(1);
  }
}
