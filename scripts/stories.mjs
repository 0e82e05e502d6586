// Opens every story and every page of the built Storybook in a real browser: no console error, no failing play function,
// no violation found by axe, and the same picture as the one in goldens/screenshots/. Of stories tagged `tree`, what a
// screen reader gets is the text in goldens/accessibility/. Every state of every component has a story and a test: docs/states.md.
// `npm run stories [-- --only part-of-an-id] [--built] [--accept] [--browser firefox]`: --built takes dist/storybook as it
// is, --accept writes the pictures anew. Pictures are compared only in the browser they were made in, in its own fonts;
// in Firefox all the rest is checked.
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { browserFlags, findBrowser } from './lib/browser.mjs';
import { root } from './lib/bundle.mjs';
import { launchFirefox } from './lib/firefox.mjs';
import { Pictures } from './lib/pictures.mjs';
import { serveFolder } from './lib/static-server.mjs';
import { stateProblems } from './lib/states.mjs';
import { StoryPage } from './lib/story-page.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    built: { type: 'boolean', default: false },
    accept: { type: 'boolean', default: false },
    browser: { type: 'string', default: 'chromium' },
  },
});
const executablePath = await findBrowser(values.browser).catch(({ message }) => {
  console.log(`✗ ${message}\n0 passed, 1 failed`);
  process.exit(1);
});
if (values.accept && values.browser !== 'chromium') {
  console.log('✗ --accept is for Chromium: the stored pictures are its own.\n0 passed, 1 failed');
  process.exit(1);
}

const folder = join(root, 'dist/storybook');
if (!values.built) build();
const site = await serveFolder(folder, { isKept: true });
const fonts = await onlyOwnFonts();
const browser = await (values.browser === 'firefox'
  ? launchFirefox({ reducedMotion: 'reduce' })
  : launchChromium());
const pictures = await Pictures.open({ browser, accept: values.accept, isWhole: values.only === '' });
const { entries } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
const queue = Object.values(entries).filter(({ id }) => id.includes(values.only));
const started = performance.now();
let passed = 0;
let failed = 0;
const unsaid = await stateProblems(entries);
if (unsaid.length > 0) fail('docs/states.md', unsaid);
try {
  const workers = Math.min(queue.length, Math.max(2, Math.min(6, cpus().length)));
  await Promise.all(Array.from({ length: workers }, work));
  for (const problem of await pictures.close()) fail('goldens/screenshots', [problem]);
} finally {
  await browser.close();
  site.close();
  await rm(fonts.FONTCONFIG_FILE, { force: true });
}
if (pictures.skipped !== undefined) console.log(`- pictures not compared: ${pictures.skipped}`);
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

function launchChromium() {
  return chromium.launch({
    executablePath,
    args: [...browserFlags, '--font-render-hinting=none', '--force-color-profile=srgb', '--disable-lcd-text'],
    env: { ...process.env, ...fonts },
  });
}

async function work() {
  const page = await StoryPage.open(browser, site.url);
  for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
    const problems = await page.problemsOf(entry, pictures).catch((error) => [error.message]);
    if (problems.length === 0) passed++;
    else fail(entry.id, problems);
  }
  await page.close();
}

function fail(name, problems) {
  failed++;
  console.log(`✗ ${name}`);
  for (const problem of problems) console.log(`  ${problem.replaceAll('\n', '\n  ')}`);
}

/** Fonts of the machine would make other pictures: the browser sees those of its own package alone, beside the bundled one. */
async function onlyOwnFonts() {
  await mkdir(join(root, '.cache'), { recursive: true });
  const file = join(root, `.cache/fonts-${process.pid}.conf`);
  const own = join(process.env['FONTCONFIG_PATH'] ?? join(tmpdir(), 'fonts'), 'fonts');
  const cache = join(root, '.cache/fonts');
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${own}</dir><cachedir>${cache}</cachedir></fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}

function build() {
  console.log('Building Storybook …');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@angular/cli/bin/ng.js'), 'run', 'storybook:build'],
    {
      cwd: root,
      env: { ...process.env, NG_CLI_ANALYTICS: 'false', STORYBOOK_DISABLE_TELEMETRY: '1' },
      encoding: 'utf8',
    },
  );
  if (status === 0) return;
  console.error(`${stdout}\n${stderr}\nStorybook does not build; see above.`);
  process.exit(1);
}
