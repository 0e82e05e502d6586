// Renders an application with the store, all its features and every component on Node, by Angular's own server platform:
// nothing is asked for and no token leaves unless told, nothing needs a window or IndexedDB, and what was loaded on the server
// is in the page for the browser. Needs dist/ (npm run build): `npm run server-rendering`.
import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
// Links what is published half compiled; must be there before any of it.
import '@angular/compiler';
import { build } from 'esbuild';
import { root } from './lib/bundle.mjs';

const outfile = join(root, `.cache/server-rendering-${process.pid}.mjs`);
const dist = join(root, 'dist/ngx-genesys-license');
const { exports } = JSON.parse(await readFile(join(dist, 'package.json'), 'utf8'));
await build({
  entryPoints: [join(root, 'scripts/lib/rendered-application.mjs')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'warning',
  tsconfigRaw: {},
  external: [
    '@angular/*',
    '@ngrx/*',
    'rxjs',
    'rxjs/*',
    'tslib',
    'hono',
    'hono/*',
    'papaparse',
    'idb-keyval',
    'cross-fetch',
  ],
  alias: {
    'genesys-license-client': join(root, 'dist/genesys-license-client/public-api.js'),
    'genesys-license-emulator': join(root, 'dist/genesys-license-emulator/public-api.js'),
    ...Object.fromEntries(
      Object.entries(exports)
        .filter(([, target]) => target.types !== undefined)
        .map(([path, target]) => [join('ngx-genesys-license', path), join(dist, target.default)]),
    ),
  },
});
const { render, components } = await import(pathToFileURL(outfile).href).finally(() => rm(outfile));

const token = 'secret-token-of-the-person';
let passed = 0;
let failed = 0;

await check('nothing is asked for, no token is taken, every component is there', async () => {
  const { html, requests, tokens, errors } = await render({ token });
  assert.deepEqual(errors, []);
  for (const tag of components)
    assert.match(html, new RegExp(`<${tag}[^>]*>(?!</${tag}>)`), `<${tag}> has content`);
  assert.match(html, /idle: 0 definitions, 0 users/);
  assert.equal(requests, 0);
  assert.equal(tokens, 0);
  assert.doesNotMatch(html, new RegExp(token));
});
await check(
  'with ssr: true it waits for the answers, and the page carries definitions and no token',
  async () => {
    const { html, requests, tokens, errors } = await render({ token, ssr: true });
    assert.deepEqual(errors, []);
    assert.match(html, /resolved: 14 definitions, 5 users/);
    assert.ok(requests >= 2 && tokens >= 1, `${requests} requests, ${tokens} tokens`);
    assert.match(html, /<script[^>]*ng-state.*ngx-genesys-license\\u002Flicenses.*"definitions"/s);
    assert.doesNotMatch(html, new RegExp(token));
  },
);
await check('with ssr: true a server that fails is told as on screen, and the page is rendered', async () => {
  const { html, errors } = await render({ token, ssr: true, scenario: 'forbidden' });
  assert.deepEqual(errors, []);
  assert.match(html, /error: 0 definitions/);
  assert.match(html, /authorization:license:view/);
});
await check('two pages at once share nothing', async () => {
  const pages = await Promise.all([1, 2].map((users) => render({ token, ssr: true, users })));
  assert.match(pages[0].html, /14 definitions, 1 users/);
  assert.match(pages[1].html, /14 definitions, 2 users/);
});
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function check(name, body) {
  try {
    await body();
    passed++;
  } catch (error) {
    failed++;
    console.log(`✗ ${name}\n  ${error.message.slice(0, 3000)}`);
  }
}
