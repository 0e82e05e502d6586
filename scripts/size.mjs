// Minified + gzipped size of what an application loads, Angular and rxjs not counted. Needs dist/ (npm run build).
// `--json FILE` writes the rows. A row over its limit fails.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './lib/bundle.mjs';
import { componentSizes } from './lib/component-sizes.mjs';

const { values } = parseArgs({ options: { json: { type: 'string' } } });

/** A store of one's own with definitions, users and assignment, and whatever else is given to it or to its provider. */
const ownStore = (storeFeatures = '', options = '') => `
  import { signalStore } from '@ngrx/signals';
  import * as all from 'ngx-genesys-license';
  export const OwnStore = signalStore(
    all.withLicenseDefinitions(), all.withLicensedUsers(), all.withLicenseAssignment(), ${storeFeatures}
  );
  export const provide = (config) => all.provideLicenses(config, ${options});
`;

/** What is imported, and how much it may weigh: bytes. `@ngrx/signals` is counted, `@angular/*` and rxjs are not. */
const rows = [
  [
    'genesys-license-client: createLicenseClient',
    `export { createLicenseClient } from 'genesys-license-client';`,
    8_000,
  ],
  ['genesys-license-client: everything', `export * from 'genesys-license-client';`, 8_600],
  ['ngx-genesys-license: a store with definitions, users and assignment', ownStore(), 24_000],
  [
    'ngx-genesys-license: provideLicenseStore + LicenseStore',
    `export { provideLicenseStore, LicenseStore } from 'ngx-genesys-license';`,
    28_900,
  ],
  ['ngx-genesys-license: everything', `export * from 'ngx-genesys-license';`, 43_200],
  [
    'genesys-license-emulator: createLicenseEmulator',
    `export { createLicenseEmulator } from 'genesys-license-emulator';`,
    34_000,
  ],
];

/** What each feature adds to a store with definitions, users and assignment: bytes. */
const additions = [
  ['withLicensePlans()', ownStore('all.withLicensePlans(),'), 1_350],
  ['withLicensedUserViews()', ownStore('all.withLicensedUserViews(),'), 1_600],
  ['withLicenseInference()', ownStore('all.withLicenseInference(),'), 1_700],
  ['withLicenseConnection()', ownStore('all.withLicenseConnection(),'), 300],
  ['defaultLabels', `${ownStore()} export { defaultLabels } from 'ngx-genesys-license';`, 300],
  ['withUserDirectory()', ownStore('', 'all.withUserDirectory()'), 950],
  ['withPersistence()', ownStore('', 'all.withPersistence({})'), 5_400],
  ['withCrossTabSync()', ownStore('', 'all.withCrossTabSync()'), 6_600],
  ['withHttpClient()', ownStore('', 'all.withHttpClient()'), 400],
  ['withRefresh()', ownStore('', 'all.withRefresh()'), 300],
  ['withDevtools()', ownStore('', 'all.withDevtools()'), 750],
];

let failed = 0;
const results = [];
for (const [name, contents, limit] of rows) check(name, await sizeOf(contents), limit);
const base = await sizeOf(ownStore());
for (const [name, contents, limit] of additions) {
  check(`ngx-genesys-license: ${name} adds`, (await sizeOf(contents)) - base, limit);
}
for (const [name, bytes, limit] of await componentSizes()) check(`ngx-genesys-license/${name}`, bytes, limit);
if (values.json) await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function sizeOf(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['@angular/*', 'rxjs', 'rxjs/*', 'cross-fetch', 'tslib'],
    alias: {
      'genesys-license-client': join(root, 'dist/genesys-license-client/public-api.js'),
      'genesys-license-emulator': join(root, 'dist/genesys-license-emulator/public-api.js'),
      'ngx-genesys-license': join(root, 'dist/ngx-genesys-license/fesm2022/ngx-genesys-license.mjs'),
    },
    define: { ngDevMode: 'false' },
    // A name without a folder: a project file would map it back to the sources.
    tsconfigRaw: {},
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}

function check(name, bytes, limit) {
  const isOver = bytes > limit;
  if (isOver) failed++;
  results.push({ name, unit: 'bytes min+gzip', bytes, limit });
  console.log(
    `${isOver ? '✗' : '✓'} ${name}: ${(bytes / 1000).toFixed(2)} kB of ${(limit / 1000).toFixed(2)} kB`,
  );
}
