// The browser lane: Karma with a real browser for the Angular projects. `npm run test:browser -- console` runs one,
// `npm run test:browser -- ngx-genesys-license components/license-picker` the specs of one folder in it.
// `--browser firefox` and `--browser webkit` run them in another browser, where it is installed.
import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from './lib/browser.mjs';
import { root } from './lib/bundle.mjs';

/** A lane is a project and, after a colon, a configuration of its tests. */
const lanes = ['ngx-genesys-license', 'ngx-genesys-license:zone', 'console'];

/** Karma's launchers by the names of the browsers. */
const launchers = { chromium: 'HeadlessChrome', firefox: 'Firefox', webkit: 'WebKit' };

const { values, positionals } = parseArgs({
  options: { browser: { type: 'string', default: 'chromium' } },
  allowPositionals: true,
});
const [asked, folder] = positionals;
if (asked !== undefined && !lanes.includes(asked)) {
  console.error(`There is no browser lane "${asked}": only ${lanes.join(', ')}.`);
  process.exit(2);
}
const browser = await findBrowser(values.browser).catch(({ message }) => {
  console.log(`✗ ${message}\n0 passed, 1 failed`);
  process.exit(1);
});
console.log(`Karma with ${browser}`);

const resultsFolder = join(root, '.cache/karma');
await mkdir(resultsFolder, { recursive: true });

let passed = 0;
let failed = 0;
const isWanted = (lane) =>
  asked === undefined || lane === asked || (folder === undefined && lane.startsWith(`${asked}:`));
for (const lane of lanes.filter(isWanted)) {
  console.log(`\n${lane}`);
  const results = await run(lane);
  passed += results.passed;
  failed += results.failed;
  if (results.skipped > 0) console.log(`- ${results.skipped} skipped`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** One project's numbers. A run that told none, or ran nothing, counts as a failure: it has proved nothing. */
async function run(lane) {
  const [project, configuration] = lane.split(':');
  const file = join(resultsFolder, `${lane.replace(':', '-')}.json`);
  await rm(file, { force: true });
  const only = folder === undefined ? [] : [`--include=**/${folder}/**/*.spec.ts`];
  const configured = configuration === undefined ? [] : [`--configuration=${configuration}`];
  const code = await ng(['test', project, '--watch=false', '--progress=false', ...configured, ...only], {
    ...(values.browser === 'chromium' ? { CHROME_BIN: browser } : {}),
    KARMA_BROWSER: launchers[values.browser],
    KARMA_RESULTS: file,
  });
  const results = await readFile(file, 'utf8').then(JSON.parse, () => ({ passed: 0, failed: 0, skipped: 0 }));
  if (results.passed + results.failed === 0) {
    console.log(`✗ ${lane}: no test ran`);
    return { ...results, failed: 1 };
  }
  if (code !== 0 && results.failed === 0) {
    console.log(`✗ ${lane}: ng test ended with ${code}`);
    return { ...results, failed: 1 };
  }
  return results;
}

function ng(args, variables) {
  return new Promise((resolve, reject) => {
    const command = join(root, 'node_modules/@angular/cli/bin/ng.js');
    const child = spawn(process.execPath, [command, ...args], {
      cwd: root,
      env: { ...process.env, NG_CLI_ANALYTICS: 'false', ...variables },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
}
