// Mutation testing of the core: every place where a change of the code goes unnoticed by its specs. `npm run mutate
// [-- --files chunk-marks,fences]`. The survivors are listed; the whole report is .cache/mutation/report.html.
import { glob, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { bundleForNode, root } from './lib/bundle.mjs';

const core = 'projects/ngx-genesys-license/src/core';
const bundles = 'mutated-specs';
/** What the goal is; below it the command fails. */
const least = 93;

const { values } = parseArgs({
  options: { files: { type: 'string', default: '*' }, bundle: { type: 'boolean', default: false } },
});

if (values.bundle) {
  // In the copy that Stryker works on: one bundle holds all mutants, switched on one at a time.
  const specs = await Array.fromAsync(glob(`${core}/*.spec.ts`, { cwd: root }));
  await bundleForNode(specs, join(root, bundles));
  // Times are no measure while mutants run, and what takes long is left out.
  const helper =
    'performance.now = () => 0;\n' +
    'const { describe } = globalThis;\n' +
    'globalThis.describe = (name, body) => (/costs/.test(name) ? xdescribe : describe)(name, body);\n';
  await writeFile(join(root, bundles, 'without-times.mjs'), helper);
  await writeFile(
    join(root, bundles, 'jasmine.json'),
    JSON.stringify({ spec_dir: bundles, spec_files: ['**/*.spec.mjs'], helpers: ['without-times.mjs'] }),
  );
  process.exit();
}

const reports = join(root, '.cache/mutation');
await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });
const results = await new Stryker({
  mutate: [...values.files.split(',').map((name) => `${core}/${name}.ts`), `!${core}/*.{spec,laws}.ts`],
  ignorePatterns: [
    '/dist',
    '/.angular',
    '/.cache',
    '/docs',
    '/goldens',
    '/projects/bench',
    '/projects/console',
  ],
  tempDirName: '.cache/stryker',
  cleanTempDir: 'always',
  testRunner: 'jasmine',
  jasmineConfigFile: `${bundles}/jasmine.json`,
  buildCommand: 'node scripts/mutate.mjs --bundle',
  coverageAnalysis: 'perTest',
  // Run when a module is loaded: a worker would have to be started anew for each.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 10_000,
  disableTypeChecks: false,
  allowConsoleColors: false,
  reporters: ['clear-text', 'html', 'json'],
  htmlReporter: { fileName: join(reports, 'report.html') },
  jsonReporter: { fileName: join(reports, 'report.json') },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
}).runMutationTest();

const count = (...states) => results.filter(({ status }) => states.includes(status)).length;
const killed = count('Killed', 'Timeout');
const survived = count('Survived', 'NoCoverage');
const score = (100 * killed) / Math.max(1, killed + survived);
console.log(`score ${score.toFixed(1)} % (${killed} of ${killed + survived}); the goal is ${least} %`);
const failed = score < least ? 1 : 0;
console.log(`${killed} passed, ${failed} failed`);
process.exit(failed);
