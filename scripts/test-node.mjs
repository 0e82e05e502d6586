// The Node lane: every spec that needs no browser, in Jasmine. `npm run test:node -- client` runs the specs whose path holds "client".
import { glob, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import Jasmine from 'jasmine';
import { bundleForNode, root } from './lib/bundle.mjs';
import { buildSchematics } from './lib/schematics.mjs';

export const nodeSpecs = [
  'projects/genesys-license-client/**/*.spec.ts',
  'projects/genesys-license-emulator/**/*.spec.ts',
  'projects/ngx-genesys-license/src/core/**/*.spec.ts',
  'projects/ngx-genesys-license/src/engine/**/*.spec.ts',
  'projects/bench/**/*.spec.ts',
  'projects/release/**/*.spec.ts',
  'projects/security/**/*.spec.ts',
  'projects/examples/**/*.spec.ts',
  'projects/ngx-genesys-license/schematics/**/*.spec.ts',
];

const filter = process.argv[2] ?? '';
const outdir = join(root, '.cache/node-specs');

const specs = (await Array.fromAsync(glob(nodeSpecs, { cwd: root })))
  .filter((path) => path.includes(filter))
  .sort();
if (specs.length === 0) {
  console.error(`No spec file's path holds "${filter}".`);
  process.exit(1);
}
await rm(outdir, { recursive: true, force: true });
await bundleForNode(specs, outdir);
if (specs.some((path) => path.includes('/schematics/')))
  await buildSchematics(join(root, '.cache/schematics'));

const jasmine = new Jasmine({ projectBaseDir: root });
jasmine.env.configure({ random: true, forbidDuplicateNames: false });
jasmine.exitOnCompletion = false;
jasmine.clearReporters();
let failures = 0;
let passed = 0;
const skipped = [];
let unhandled = 0;
jasmine.addReporter({
  jasmineStarted: ({ order }) =>
    console.log(`Jasmine on Node ${process.version}, seed ${order.seed}, ${specs.length} spec files`),
  specDone: (spec) => {
    if (spec.status === 'passed') passed++;
    else if (spec.status === 'failed') {
      failures++;
      console.log(`\n✗ ${spec.fullName}`);
      for (const { message, stack } of spec.failedExpectations) console.log(`  ${message}\n${stack ?? ''}`);
    } else skipped.push(spec.fullName);
  },
  suiteDone: ({ fullName, failedExpectations }) => {
    for (const { message } of failedExpectations) {
      unhandled++;
      console.log(`\n✗ ${fullName}: ${message}`);
    }
  },
  jasmineDone: ({ failedExpectations, incompleteReason }) => {
    for (const { message, stack } of failedExpectations) {
      unhandled++;
      console.log(`\n✗ ${message}\n${stack ?? ''}`);
    }
    if (incompleteReason) {
      unhandled++;
      console.log(`\n✗ the run is incomplete: ${incompleteReason}`);
    }
  },
});
process.setSourceMapsEnabled(true);
await jasmine.execute(
  specs
    .map((path) => join(outdir, relative('.', path)).replace(/\.ts$/, '.mjs'))
    .map((path) => relative(root, path)),
);
for (const name of skipped) console.log(`- skipped: ${name}`);
console.log(`${passed} passed, ${failures + unhandled} failed`);
process.exit(failures + unhandled > 0 || passed === 0 ? 1 : 0);
