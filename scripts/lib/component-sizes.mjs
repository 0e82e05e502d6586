import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { JavaScriptTransformer } from '@angular/build/private';
import { build } from 'esbuild';
import { root } from './bundle.mjs';

/** Bytes that a component may add to an application that has store, CDK overlay and table; and with all CDK parts it uses. */
const limits = {
  LicensePicker: [18_000, 40_000],
  LicenseSelect: [18_000, 40_000],
  LicenseUsersTable: [22_700, 40_000],
  LicenseBatchPanel: [30_000, 40_000],
  LicenseDefinitions: [18_800, 40_000],
  LicenseInference: [18_500, 40_000],
  LicenseUsageChart: [10_000, 40_000],
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
const fesm = (name) => join(root, `dist/ngx-genesys-license/fesm2022/${name}.mjs`);
const base = `export * from '@angular/cdk/overlay'; export * from '@angular/cdk/table';`;

/**
 * Name, bytes and limit of each component and of the entries beside them, minified and gzipped, linked and optimized as the Angular CLI does it. The store,
 * Angular itself and what is loaded on demand are not counted.
 */
export async function componentSizes() {
  const source = await readFile(fesm('ngx-genesys-license-components'), 'utf8');
  const exported = /export \{([^}]*)\}(?: from '[^']*')?;?\s*(\/\/.*)?\s*$/.exec(source)?.[1] ?? '';
  const transformer = new JavaScriptTransformer({ sourcemap: false, advancedOptimizations: true }, undefined);
  try {
    const without = await sizeOf(base, transformer);
    const rows = [];
    for (const [name, [added, whole]] of Object.entries(limits)) {
      if (!new RegExp(`\\b${name}\\b`).test(exported)) continue;
      const component = `export { ${name} } from 'ngx-genesys-license/components';`;
      rows.push([`components: ${name} adds`, (await sizeOf(base + component, transformer)) - without, added]);
      rows.push([`components: ${name} with all CDK parts`, await sizeOf(component, transformer), whole]);
    }
    for (const [name, beside, entry, limit] of others) {
      const bytes = await sizeOf(beside + entry, transformer);
      rows.push([`${name} adds`, bytes - (beside === '' ? 0 : await sizeOf(beside, transformer)), limit]);
    }
    return rows;
  } finally {
    await transformer.close();
  }
}

async function sizeOf(contents, transformer) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    splitting: true,
    metafile: true,
    outdir: join(root, '.cache/size'),
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    define: { ngDevMode: 'false', ngJitMode: 'false', ngI18nClosureMode: 'false' },
    tsconfigRaw: {},
    plugins: [
      {
        name: 'angular-library',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^ngx-genesys-license\/(components|material|testing)$/ }, ({ path }) => ({
            path: fesm(path.replace('/', '-')),
            sideEffects: false,
          }));
          onResolve({ filter: /^genesys-license-emulator$/ }, () => ({
            path: join(root, 'dist/genesys-license-emulator/public-api.js'),
            sideEffects: false,
          }));
          onResolve(
            { filter: /^(@angular\/|@ngrx\/|rxjs|tslib$|ngx-genesys-license$|papaparse$)/ },
            ({ path }) => (/^@angular\/(cdk|material)/.test(path) ? undefined : { path, external: true }),
          );
          onLoad({ filter: /[\\/](dist|@angular)[\\/].*\.mjs$/ }, async ({ path }) => ({
            contents: await transformer.transformFile(path, { sideEffects: async () => false }),
          }));
        },
      },
    ],
  });
  const [entry] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === '<stdin>');
  const wanted = new Set();
  const want = (path) => {
    if (wanted.has(path)) return;
    wanted.add(path);
    for (const { path: next, kind, external } of metafile.outputs[path].imports)
      if (external !== true && kind !== 'dynamic-import') want(next);
  };
  want(entry);
  return outputFiles
    .filter(({ path }) => [...wanted].some((each) => path.endsWith(each)))
    .reduce((sum, { contents: bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0);
}
