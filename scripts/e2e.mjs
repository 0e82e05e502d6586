// The console's production build in a real browser against the emulator:
// `npm run e2e [-- words of a check's name] [-- --browser firefox]`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { audit } from './lib/audit-page.mjs';
import { browserFlags, findBrowser } from './lib/browser.mjs';
import { root } from './lib/bundle.mjs';
import { answers, Children } from './lib/children.mjs';
import { ConsolePage } from './lib/console-page.mjs';
import { EmulatorControl } from './lib/emulator-control.mjs';
import { launchFirefox } from './lib/firefox.mjs';
import { freePort } from './lib/ports.mjs';
import { serveFolder } from './lib/static-server.mjs';

const userCount = 1500;
const { values, positionals } = parseArgs({
  options: { browser: { type: 'string', default: 'chromium' } },
  allowPositionals: true,
});
const filter = positionals.join(' ');
const executablePath = await findBrowser(values.browser).catch(({ message }) => {
  console.log(`✗ ${message}\n0 passed, 1 failed`);
  process.exit(1);
});

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
const isFirefox = values.browser === 'firefox';
const browser = await (isFirefox ? launchFirefox() : chromium.launch({ executablePath, args: browserFlags }));
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
  // In Firefox all pages have the color scheme of the browser.
  const own = isFirefox && colorScheme === 'dark' ? await launchFirefox({ colorScheme }) : browser;
  const context = await own.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const errors = [];
  const report = (text) => {
    const isRequest = /^Failed to load resource|net::ERR_|CORS request did not succeed/.test(text);
    if (!(faults && isRequest)) errors.push(text);
  };
  // Firefox tells of failed requests here, Chromium in the console.
  page.on('pageerror', (error) => report(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') report(message.text());
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
    if (own !== browser) await own.close();
  }
}

try {
  await check('streams all users with their names and counts the holders', {}, async (app) => {
    await app.open();
    assert.equal(await app.grid.getAttribute('aria-rowcount'), String(userCount + 1));
    assert.ok((await app.rows.count()) < 45, 'only the rows in sight are in the document');
    await app.rows.first().getByText('@').waitFor();
    const truth = await emulator.holders(userIds, 'wallboardUser');
    await app.goTo('Overview');
    const bar = app.page.locator('license-usage button.row').filter({ hasText: 'wallboardUser' });
    assert.equal(
      Number.parseInt((await bar.locator('.number').innerText()).replace(',', ''), 10),
      truth.length,
    );
  });

  await check('keeps what is listed in the address, and comes back to it', {}, async (app) => {
    await app.open();
    await app.search(userIds[7].slice(0, 13));
    await app.page.waitForURL(/text=/);
    await app.page.waitForFunction(() => document.querySelectorAll('license-user-row').length === 1);
    assert.equal(await app.rows.first().getAttribute('data-user'), userIds[7]);
    await app.page.reload();
    await app.page.waitForFunction(() => document.querySelectorAll('license-user-row').length === 1);
    await app.goTo('Why');
    await app.page.getByRole('heading', { name: 'Why somebody holds a license' }).waitFor();
    await app.page.goBack();
    await app.page.waitForFunction(() => document.querySelectorAll('license-user-row').length === 1);
    assert.equal(await app.page.getByPlaceholder('Search by name').inputValue(), userIds[7].slice(0, 13));
    assert.match(await app.page.title(), /^Users – Emulator/);
    await app.visit('users?lacks=wallboardUser&sort=-licenses');
    await app.loaded();
    const truth = await emulator.holders(userIds, 'wallboardUser');
    await app.page.waitForFunction(
      (count) => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(count),
      userCount - truth.length + 1,
    );
  });

  await check(
    'adds a license to 50 users and removes it again after asking',
    { settings: { latency: 200 } },
    async (app) => {
      await app.open();
      await app.selectFirst(50);
      await app.changeSelected(50);
      await app.choose('add', 'wallboardUser');
      await app.button('Review the changes').click();
      await app.page
        .getByText(/2 requests, about/)
        .first()
        .waitFor();
      await app.button(/^Apply/).click();
      await app.goTo('Users');
      await app.rows.first().locator('[data-mark]').first().waitFor({ timeout: 3000 });
      await app.goTo('Change');
      await app.page.getByRole('button', { name: 'Show' }).first().click();
      await app.settled();
      await app.sameAsTruth(userIds, 'wallboardUser');
      await app.goTo('Change');
      await app.choose('remove', 'wallboardUser');
      await app.apply();
      const dialog = app.page.getByRole('alertdialog', { name: 'Remove licenses?' });
      await dialog
        .getByText(/50 users/)
        .first()
        .waitFor();
      await dialog.getByRole('button', { name: 'Keep everything as it is' }).click();
      assert.equal(await app.run.count(), 0, 'nothing was sent');
      await app.button(/^Apply/).click();
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
      await app.settled();
      assert.equal((await app.counts())['done'], 50);
      await app.sameAsTruth(userIds, 'wallboardUser');
    },
  );

  await check(
    'assigns 500 users with 5 % refused, shows the server’s word, retries only those, and undoes it',
    {
      settings: { rowFailures: 0.05, resultWords: { success: 'OK', failure: 'FAILED', noop: 'OK' } },
      csv: true,
    },
    async (app) => {
      const license = 'examplePremiumAppUserLicense';
      const before = await emulator.holders(userIds, license);
      await app.visit('batch');
      await app.page.getByLabel('Pasted list').click();
      await app.page.getByLabel('User ids or email addresses').fill(userIds.slice(0, 500).join('\n'));
      await app.page.getByLabel('User ids or email addresses').blur();
      await app.page.getByText('500 users').first().waitFor();
      await app.choose('add', license);
      await app.apply();
      await app.settled();
      const first = await app.counts();
      assert.ok(first['failed'] > 5 && first['failed'] < 60, `${first['failed']} failed`);
      await app.run.getByText('FAILED').first().waitFor();
      await app.run
        .getByText(/Correlation id [\da-f-]{36}/)
        .first()
        .waitFor();
      const given = await emulator.holders(userIds, license);
      assert.equal(given.length, 500 - first['failed']);
      await emulator.configure({ rowFailures: 0 });
      await app.afterRun(() => app.button(/^Retry \d+ failed/).click());
      assert.equal((await app.counts())['done'], first['failed'], 'only the failed are sent again');
      assert.equal((await emulator.holders(userIds, license)).length, 500);
      await app.page.getByLabel('First try').click();
      await app.settled();
      await app.afterRun(async () => {
        await app.page.locator('.undo').click();
        const dialog = app.page.getByRole('alertdialog');
        await dialog.getByText('500 users will lose').waitFor();
        await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
      });
      assert.equal((await app.counts())['done'], 500, 'the first try and its retry are undone at once');
      await app.sameAsTruth(userIds, license);
      assert.deepEqual(await emulator.holders(userIds, license), before);
    },
  );

  await check('imports users from a CSV file by their e-mail addresses', {}, async (app) => {
    await app.visit('batch');
    const people = await emulator.people(5);
    const lines = [
      '\ufeffName;E-mail',
      ...people.map(({ name, email }) => `"${name}";${email}`),
      'Nobody;nobody@example.org',
    ];
    await app.page
      .locator('license-batch-users input[type=file]')
      .setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
    await app.page.getByText('5 users').first().waitFor();
    await app.page.getByText('1 line gives no user').waitFor();
    await app.choose('add', 'wallboardUser');
    await app.apply();
    await app.settled();
    const holders = await emulator.holders(userIds, 'wallboardUser');
    assert.ok(people.every(({ id }) => holders.includes(id)));
  });

  await check(
    'shows what is true in the end, under lag, drops, odd words, missing rows and failures',
    { settings: storm(), faults: true },
    async (app) => {
      await app.open();
      await app.selectFirst(40);
      await app.changeSelected(40);
      for (const [verb, id] of [
        ['add', 'wallboardUser'],
        ['add', 'communicate'],
        ['remove', 'wallboardUser'],
        ['add', 'cloudCX3'],
      ]) {
        await app.choose(verb, id);
        if (verb === 'remove') await app.applyRemoval();
        else await app.apply();
        await app.run.waitFor();
        await app.goTo('Users');
        await app.goTo('Change');
        await app.page.getByText('40 users').first().waitFor();
      }
      for (let run = 0; run < 4; run++) {
        await app.button('Show').nth(run).click();
        await app.settled(90_000);
        await app.button('New change').click();
      }
      await emulator.configure({
        dropBefore: 0,
        dropAfter: 0,
        failures: {},
        truncatedAnswers: 0,
        nonJsonAnswers: 0,
      });
      await app.sameAsTruth(userIds, 'wallboardUser', 'communicate', 'cloudCX3');
    },
  );

  await check(
    'finds a change again that a reload has interrupted, and learns what became of it',
    { settings: { latency: 1500 } },
    async (app) => {
      await app.open();
      await app.selectFirst(30);
      await app.changeSelected(30);
      await app.choose('add', 'examplePremiumAppUserLicense');
      await app.apply();
      await app.page.waitForTimeout(300);
      await app.page.reload();
      await app.page.getByText('Recent changes').waitFor();
      await app.button('Show').first().click();
      await app.settled();
      await emulator.configure({ latency: 0 });
      await app.sameAsTruth(userIds, 'examplePremiumAppUserLicense');
    },
  );

  await check(
    'loses the network in the middle of a change, and ends with what is true',
    { settings: { latency: 800 }, faults: true },
    async (app, context) => {
      await app.open();
      await app.selectFirst(20);
      await app.changeSelected(20);
      await app.choose('add', 'examplePremiumAppUserLicense');
      await app.apply();
      await app.page.waitForTimeout(300);
      await context.setOffline(true);
      await app.page.getByText('You are offline').first().waitFor();
      await app.page.waitForTimeout(1500);
      await context.setOffline(false);
      await app.settled();
      await app.sameAsTruth(userIds, 'examplePremiumAppUserLicense');
    },
  );

  await check(
    'shows in one tab what another has done, and reads the users once',
    {},
    async (app, context) => {
      await app.open();
      const pages = async () => (await emulator.overview()).operations.getLicenseUsers;
      const once = await pages();
      const second = new ConsolePage(await context.newPage(), site.url, emulator);
      await second.open();
      assert.ok((await pages()) <= 2 * once, 'one sweep at most for the tab that came');
      await app.selectFirst(3);
      await app.changeSelected(3);
      await app.choose('add', 'examplePremiumAppUserLicense');
      await app.apply();
      await app.settled();
      await second.sameAsTruth(userIds, 'examplePremiumAppUserLicense');
      assert.equal((await second.listedIds()).length, 3);
      await app.page.close();
      await second.goTo('Settings');
      await second.page.getByText('The only tab of this connection.').waitFor();
    },
  );

  await check('tells somebody who may only read what is missing', { faults: true }, async (app) => {
    await app.connectAs('readonly');
    await app.loaded();
    await app.selectFirst(2);
    await app.changeSelected(2);
    await app.choose('add', 'wallboardUser');
    await app.apply();
    await app.settled();
    await app.page.getByText(/You may look, but not change anything/).waitFor();
    await app.page.getByText('authorization:grant:add').first().waitFor();
    assert.ok(await app.button(/^Retry/).isDisabled());
    await app.sameAsTruth(userIds, 'wallboardUser');
    await app.page.getByText('View only: your account may not change licenses').waitFor();
  });

  await check(
    'tells somebody without permissions which ones it takes to see the definitions',
    { faults: true },
    async (app) => {
      await app.connectAs('nopermissions');
      await app.goTo('Overview');
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
      await app.visit('users');
      await app.page.getByText('This could not be loaded.').first().waitFor({ timeout: 30_000 });
      await emulator.configure({ nonJsonAnswers: 0 });
      await app.button('Try again').first().click();
      await app.loaded();
    },
  );

  await check('says when nobody answers', { faults: true }, async (app) => {
    await app.page.goto(`${app.url}?emulator=${encodeURIComponent('http://127.0.0.1:9')}`);
    await app.page.getByText('This could not be loaded.').first().waitFor({ timeout: 30_000 });
    await app.button('Switch connection').click();
    await app.page.getByRole('heading', { name: 'Emulator' }).waitFor();
  });

  await check('counts down while the server asks for a pause', { faults: true }, async (app) => {
    await emulator.failNext({ operation: 'getLicenseUsers', status: 429, retryAfter: 4 });
    await app.visit('users');
    await app.page
      .getByText(/The server asked for a pause; it goes on in \d+ second/)
      .first()
      .waitFor();
    await app.loaded();
    await app.page.getByText('The server asked for a pause').waitFor({ state: 'detached' });
  });

  await check('says when the machine is offline', { faults: true }, async (app, context) => {
    await app.open();
    await context.setOffline(true);
    await app.page.getByText('You are offline').first().waitFor();
    await context.setOffline(false);
    await app.page.getByText('You are offline').first().waitFor({ state: 'detached' });
  });

  await check('finds somebody, says why they hold a license, and gives what is missing', {}, async (app) => {
    const held = await emulator.licensesOf(userIds[0]);
    await emulator.setLicenses(userIds[0], []);
    await app.open();
    await app.rows.first().locator('.name').click();
    await app.page.waitForURL(/\/why\?.*user=/);
    await app.goTo('Overview');
    await app.goTo('Why');
    await app.page.getByLabel('Whose licenses?').fill(userIds[0]);
    await app.page.getByText('1 user.').waitFor();
    await app.page.locator('console-person-search a').click();
    await app.page.waitForURL(/\/why\?.*user=/);
    await app.button('Give what is missing…').first().click();
    await app.page.waitForURL(/\/batch/);
    await app.button('Review the changes').click();
    await app.button(/^Apply/).click();
    await app.settled();
    assert.deepEqual(await emulator.licensesOf(userIds[0]), held);
    await app.goTo('Users');
    await app.selectFirst(2);
    await app.page.getByRole('link', { name: 'Why do they hold them?' }).click();
    await app.page.getByText('2 of 2 compared').waitFor();
  });

  await check('lets the emulator have a bad day, and wears the colors that were chosen', {}, async (app) => {
    await app.visit('settings');
    await app.page.getByLabel('Scenario').selectOption('readonly');
    await app.page.getByText('From the next request on it is readonly.').waitFor();
    const background = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const leaves = (before) =>
      app.page.waitForFunction((color) => getComputedStyle(document.body).backgroundColor !== color, before);
    await app.page.getByLabel('Light').check();
    const light = await background();
    await app.page.getByLabel('Dark').check();
    await leaves(light);
    const dark = await background();
    await app.page.reload();
    await app.page.getByLabel('Dark').and(app.page.locator(':checked')).waitFor();
    assert.equal(await background(), dark);
    await app.page.getByLabel('Light').check();
    await leaves(dark);
  });

  await check(
    'signs in with PKCE, renews the token, and explains a refused sign-in',
    { faults: true, settings: { tokenLifetime: 4000 } },
    async (app) => {
      await app.visit('users');
      await app.button('Switch connection').click();
      const form = app.page.getByRole('form', { name: 'Real organization: sign in' });
      await form.getByLabel('Region').selectOption('other');
      await form.getByLabel('Base URL of the API').fill(emulator.url);
      await form.getByLabel('OAuth client id').fill('e2e-client');
      await form.getByRole('button', { name: 'Sign in' }).click();
      await app.page.getByRole('heading', { name: 'Holders' }).waitFor();
      assert.equal(new URL(app.page.url()).search, '', 'the code is gone from the address');
      await app.goTo('Users');
      await app.loaded();
      await app.page.waitForTimeout(4200);
      await app.button('Reload').click();
      await app.page
        .getByText(/a second|Loading/)
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

  await check(
    'connects with a pasted token, stores it nowhere, and keeps what is read for its owner',
    { faults: true },
    async (app) => {
      await app.visit('users');
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
      const kept = await app.page.evaluate(async () => {
        const databases = (await indexedDB.databases()).map(({ name }) => name);
        return JSON.stringify({ ...sessionStorage, ...localStorage, databases }) + location.href;
      });
      assert.doesNotMatch(kept, /secret-token/);
      await app.goTo('Settings');
      await app.page.getByText(/Users, licenses and changes under way/).waitFor();
      await app.page.getByText('The only tab of this connection.').waitFor();
    },
  );

  await check(
    'reads once for two tabs, and shows in one what the other assigns',
    {},
    async (app, context) => {
      await app.open();
      const second = new ConsolePage(await context.newPage(), site.url, emulator);
      const pages = [];
      second.page.on('request', (request) => {
        if (request.method() === 'GET' && /\/license\/users\?/.test(request.url())) pages.push(request.url());
      });
      await second.open();
      assert.deepEqual(pages, [], 'the tab that leads reads for both');
      const row = second.rows.first();
      const before = await row.textContent();
      await app.selectFirst(1);
      await app.changeSelected(1);
      await app.choose('add', 'examplePremiumAppUserLicense');
      await app.apply();
      await app.settled();
      await app.goTo('Users');
      const after = await app.rows.first().textContent();
      assert.notEqual(after, before);
      await second.page.waitForFunction(
        ([selector, text]) => document.querySelector(selector)?.textContent === text,
        ['license-user-row', after],
      );
    },
  );

  await check('does the whole job by keyboard alone', {}, async (app) => {
    await app.visit('');
    await app.page.locator('license-usage button.row').first().waitFor();
    const { keyboard } = app.page;
    const focused = () => app.page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const tabTo = async (matches, argument) => {
      for (let step = 0; step < 120; step++) {
        await keyboard.press('Tab');
        if (await app.page.evaluate(matches, argument)) return;
      }
      assert.fail(`${matches} ${argument ?? ''} is not reached by Tab`);
    };
    const tabToText = (pattern) =>
      tabTo((text) => new RegExp(text).test(document.activeElement?.textContent?.trim() ?? ''), pattern);
    await keyboard.press('Tab');
    assert.equal(await focused(), 'Skip to the page');
    await tabToText('^Users$');
    await keyboard.press('Enter');
    await app.loaded();
    assert.equal(await app.page.evaluate(() => document.activeElement?.id), 'main', 'the page has the focus');
    await tabTo(() => document.activeElement?.closest('license-user-row, [role=columnheader]') !== null);
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await app.changeLink(3).waitFor();
    for (let step = 0; step < 60 && !/^Change licenses of 3/.test(await focused()); step++)
      await keyboard.press('Shift+Tab');
    await keyboard.press('Enter');
    await app.page.getByText('3 users').first().waitFor();
    await tabTo(
      () =>
        document.activeElement?.classList.contains('add') &&
        document.activeElement.closest('.license')?.textContent?.includes('wallboardUser'),
    );
    await keyboard.press('Enter');
    await tabToText('^Review the changes$');
    await keyboard.press('Enter');
    await app.button(/^Apply/).waitFor();
    await tabToText('^Apply');
    await keyboard.press('Enter');
    await app.settled();
    await tabToText('^Undo$');
    await keyboard.press('Enter');
    await app.page.getByRole('alertdialog').waitFor();
    await keyboard.press('Escape');
    await app.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    assert.equal(await focused(), 'Undo');
    await app.sameAsTruth(userIds, 'wallboardUser');
  });

  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark']) {
      await check(
        `is accessible and fits at ${width} px, ${colorScheme}`,
        { width, colorScheme, settings: { rowFailures: 0.5 } },
        async (app) => {
          await app.open();
          await app.selectFirst(4);
          await audit(app.page, 'users');
          await app.changeSelected(4);
          await app.choose('add', 'wallboardUser');
          await app.page.getByPlaceholder('Find a license').fill('wallboard');
          await audit(app.page, 'change');
          await app.apply();
          await app.settled();
          await audit(app.page, 'after a change');
          for (const name of ['Overview', 'Why', 'Settings']) {
            await app.goTo(name);
            await app.page.waitForTimeout(300);
            await audit(app.page, name);
          }
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
