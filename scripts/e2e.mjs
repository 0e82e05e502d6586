// The console's production build in a real browser against the emulator:
// `npm run e2e [-- words of a check's name] [-- --browser firefox]`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { checkAccess } from './e2e/access.mjs';
import { checkChanges } from './e2e/changes.mjs';
import { checkConditions } from './e2e/conditions.mjs';
import { checkConnections } from './e2e/connections.mjs';
import { checkPages } from './e2e/pages.mjs';
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
  const about = { check, emulator, userIds, site };
  await checkPages(about);
  await checkChanges(about);
  await checkConditions(about);
  await checkConnections(about);
  await checkAccess(about);
} finally {
  await browser.close();
  site.close();
  await children.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

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
