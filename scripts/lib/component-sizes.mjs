import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { JavaScriptTransformer } from '@angular/build/private';
import { build } from 'esbuild';
import { root } from './bundle.mjs';

/**
 * The entry of each component, and bytes: what it may add to an application that has store, CDK overlay and table; the same
 * with all CDK parts it uses; what its parts that are loaded later may add to that, all together.
 */
const limits = {
  LicensePicker: ['license-picker', 11_100, 40_000, 6_400],
  LicenseSelect: ['license-picker', 10_950, 40_000, 6_400],
  LicenseUsersTable: ['license-users-table', 15_400, 40_000, 8_500],
  LicenseBatchPanel: ['license-batch-panel', 25_800, 40_000],
  LicenseDefinitions: ['license-definitions', 15_700, 40_000],
  LicenseInference: ['license-inference', 15_400, 40_000],
  LicenseUsageChart: ['license-usage', 7_100, 40_000],
};
/** Bytes that the other entries may add: to an application with the picker and Material's form field; to one with the store. */
const others = [
  [
    'material: LicenseFormField',
    `export * from '@angular/material/form-field'; export { LicensePicker } from 'ngx-genesys-license/components';`,
    `export { LicenseFormField } from 'ngx-genesys-license/material';`,
    1_000,
  ],
  [
    'testing: provideLicenseEmulator, emulator and all,',
    '',
    `export { provideLicenseEmulator } from 'ngx-genesys-license/testing';`,
    36_000,
  ],
];
const dist = join(root, 'dist/ngx-genesys-license');
const { exports } = JSON.parse(await readFile(join(dist, 'package.json'), 'utf8'));
const fileOf = (name) => join(dist, exports[name.replace('ngx-genesys-license', '.')].default);

/** What every application has: all of it, so that only ours is added. */
const application = ['@angular/core', '@angular/core/rxjs-interop', '@angular/common', '@angular/forms'];
application.push('@angular/forms/signals', 'rxjs', 'ngx-genesys-license');
const parts = ['@angular/cdk/overlay', '@angular/cdk/table'];
const keep = (names) =>
  names.map((name, index) => `import * as _${index} from '${name}'; console.log(_${index});`).join('');

/**
 * Name, bytes and limit of each component and of the entries beside them, minified and gzipped, linked and optimized as the Angular CLI does it, in one
 * file with Angular and the store, which are not counted. Nor is what is loaded on demand; what that shares with the rest is.
 */
export async function componentSizes() {
  const transformer = new JavaScriptTransformer({ sourcemap: false, advancedOptimizations: true }, undefined);
  try {
    const bare = await sizeOf(keep(application), transformer);
    const usual = await sizeOf(keep([...application, ...parts]), transformer);
    const rows = [];
    for (const [name, [entry, added, whole, onDemand]] of Object.entries(limits)) {
      const specifier = `ngx-genesys-license/components/${entry}`;
      const { shared, later } = await partsOnDemand(fileOf(specifier));
      const component = `export { ${name} } from '${specifier}';${shared}`;
      const withComponent = await sizeOf(keep([...application, ...parts]) + component, transformer);
      rows.push([`components: ${name} adds`, withComponent - usual, added]);
      if (onDemand !== undefined) {
        const withAll = await sizeOf(keep([...application, ...parts]) + component + later, transformer);
        rows.push([`components: ${name}, all that comes later, adds`, withAll - withComponent, onDemand]);
      }
      rows.push([
        `components: ${name} with all CDK parts`,
        (await sizeOf(keep(application) + component, transformer)) - bare,
        whole,
      ]);
    }
    for (const [name, beside, entry, limit] of others) {
      const without = await sizeOf(keep(application) + beside, transformer);
      const bytes = await sizeOf(keep(application) + beside + entry, transformer);
      rows.push([`${name} adds`, bytes - without, limit]);
    }
    return rows;
  } finally {
    await transformer.close();
  }
}

/**
 * Exports of all that the parts loaded on demand import of the files loaded at once: a bundler divides no file, so whoever
 * loads the component loads that too. And exports of those parts.
 */
async function partsOnDemand(entry) {
  const texts = new Map();
  const staticImports = /^import (?:\{([^}]*)\}|.*?) from '([^']+)';|^export .* from '([^']+)';/gm;
  const textOf = async (file) => {
    if (!texts.has(file)) texts.set(file, await readFile(file, 'utf8'));
    return texts.get(file);
  };
  const importsOf = async (file) =>
    [...(await textOf(file)).matchAll(staticImports)]
      .map(([, names = '', from, again]) => ({ names, from: from ?? again }))
      .filter(({ from }) => /^(\.\/|ngx-genesys-license\/)/.test(from))
      .map(({ names, from }) => ({
        names: names.split(',').map((name) => name.trim().split(' as ')[0]),
        file: from.startsWith('.') ? join(dirname(file), from) : fileOf(from),
      }));
  const atOnce = new Set();
  const walk = async (file) => {
    if (atOnce.has(file)) return;
    atOnce.add(file);
    for (const each of await importsOf(file)) await walk(each.file);
  };
  await walk(entry);
  const later = new Set();
  const addOnDemand = async (file) => {
    for (const [, path] of (await textOf(file)).matchAll(/\bimport\('(\.\/[^']+)'\)/g)) {
      const part = join(dirname(file), path);
      if (!atOnce.has(part)) later.add(part);
    }
  };
  for (const file of atOnce) await addOnDemand(file);
  const shared = new Set();
  // What is loaded on demand may itself import, and load on demand, more of it: the set grows meanwhile.
  for (const file of later) {
    await addOnDemand(file);
    for (const { names, file: from } of await importsOf(file)) {
      if (!atOnce.has(from)) later.add(from);
      else for (const name of names.filter((each) => each !== '')) shared.add(`${name} ${from}`);
    }
  }
  return {
    shared: [...shared]
      .map((each, index) => {
        const [name, file] = each.split(' ');
        return `export { ${name} as shared${index} } from ${JSON.stringify(file)};`;
      })
      .join(''),
    later: [...later]
      .map((file, index) => `export * as later${index} from ${JSON.stringify(file)};`)
      .join(''),
  };
}

async function sizeOf(contents, transformer) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    legalComments: 'none',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { ngDevMode: 'false', ngJitMode: 'false', ngI18nClosureMode: 'false' },
    tsconfigRaw: {},
    plugins: [
      {
        name: 'angular-library',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^/ }, ({ path, kind }) =>
            kind === 'dynamic-import' || /^(genesys-license-client|papaparse|idb-keyval)$/.test(path)
              ? { path, external: true }
              : undefined,
          );
          onResolve({ filter: /^ngx-genesys-license(\/|$)/ }, ({ path }) => ({
            path: fileOf(path),
            sideEffects: false,
          }));
          onResolve({ filter: /^genesys-license-emulator$/ }, () => ({
            path: join(root, 'dist/genesys-license-emulator/public-api.js'),
            sideEffects: false,
          }));
          onLoad({ filter: /[\\/](dist|@angular)[\\/].*\.mjs$/ }, async ({ path }) => ({
            contents: await transformer.transformFile(path, { sideEffects: async () => false }),
          }));
        },
      },
    ],
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}
