// The invariants on generated interleavings: `npm run laws -- --runs 20000 [--seed S] [--plant NAME]`.
// --plants runs the laws against each planted fault: every one must be found, or the net has a hole.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { externalPackages, root } from './lib/bundle.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    level: { type: 'string', default: 'core' },
    plants: { type: 'boolean', default: false },
  },
});
const levels = {
  core: ['projects/ngx-genesys-license/src/core/license-ledger.laws.ts', 'checkLedgerLaws'],
  store: ['projects/ngx-genesys-license/src/engine/license-engine.laws.ts', 'checkEngineLaws'],
};
if (!(values.level in levels))
  fail(`--level takes ${Object.keys(levels).join(' or ')}, not "${values.level}".`);
const [lawsFile, checkLaws] = levels[values.level];
const runs = Number(values.runs);
const seed = Number(values.seed);
if (!Number.isInteger(runs) || runs < 1) fail(`--runs takes a whole number from 1, not "${values.runs}".`);
if (!Number.isInteger(seed)) fail(`--seed takes a whole number, not "${values.seed}".`);

/** Each fault: the file, the words of the source it replaces, and what it puts there. */
const plants = {
  'no fence': ['license-ledger.ts', 'if (ticket.tick <= cell.fence) return false;', ''],
  'no row clock': ['license-ledger.ts', 'if (users.tick(row) > ticket.tick) return;', ''],
  'no grace': ['license-ledger.ts', 'ticket.time < cell.graceUntil', 'false'],
  'success is proof of the row': ['license-ledger.ts', 'if (cell.fence === 0) return true;', 'return true;'],
  'failure also drops the waiting operation': [
    'ledger-cells.ts',
    'if (next !== undefined) this.place(cell, next, now);',
    'if (next !== undefined) this.settle(cell, next, "failed");',
  ],
  'the first operation is shown, not the last': [
    'cell.ts',
    '(cell.next ?? cell.head)?.value',
    '(cell.head ?? cell.next)?.value',
  ],
  'two writes of a cell at once': [
    'license-ledger.ts',
    "if (cell.head === undefined || cell.head.state === 'queued') {",
    "if (cell.head?.state === 'sent') return this.place(cell, operation, now);\nif (cell.head === undefined || cell.head.state === 'queued') {",
  ],
  'any read decides': ['license-ledger.ts', 'ticket.tick > decidableAfter &&', ''],
  'no-ops dropped on old knowledge': ['ledger-cells.ts', 'now - readAt <= maxAge', 'true'],
  'doubt is failure': [
    'license-ledger.ts',
    "this.move(operation, 'unconfirmed');",
    "this.#end(cell, operation, 'failed', now);",
  ],
  'fences stay': ['fences.ts', 'cell.fence = 0;', ''],
  'counts not taken down': ['ledger-cells.ts', 'this.#count(license, -1)', 'this.#count(license, 0)'],
  'marks not told': ['ledger-cells.ts', 'if (markOf(cell) !== mark) this.log.row(cell.row);', ''],
};

async function lawsWith(plant) {
  const outfile = join(root, '.cache/laws', `${plant ? plant.replace(/\W+/g, '-') : values.level}.mjs`);
  await mkdir(join(root, '.cache/laws'), { recursive: true });
  let planted = plant === undefined;
  await build({
    entryPoints: [join(root, lawsFile)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'warning',
    plugins:
      plant === undefined
        ? [externalPackages]
        : [
            externalPackages,
            {
              name: 'plant',
              setup: (esbuild) => {
                const [file, before, after] = plants[plant];
                esbuild.onLoad(
                  { filter: new RegExp(`/core/${file.replace('.', '\\.')}$`) },
                  async ({ path }) => {
                    const source = await readFile(path, 'utf8');
                    if (!source.includes(before))
                      throw new Error(`The plant "${plant}" no longer fits ${file}: adapt it.`);
                    planted = true;
                    return { contents: source.replace(before, after), loader: 'ts' };
                  },
                );
              },
            },
          ],
  });
  if (!planted) throw new Error(`The plant "${plant}" was not put in.`);
  return import(pathToFileURL(outfile).href);
}

function fail(message) {
  console.error(message);
  process.exit(2);
}

let passed = 0;
let failed = 0;
console.log(`laws of the ${values.level}, seed ${seed}, ${runs} runs`);
const started = performance.now();
try {
  await (await lawsWith(undefined))[checkLaws]({ runs, seed });
  passed += runs;
} catch (error) {
  failed++;
  console.log(`${error.message}\n${error.cause?.message ?? ''}`);
}
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
if (values.plants) {
  for (const plant of Object.keys(plants)) {
    const laws = await lawsWith(plant);
    try {
      await laws[checkLaws]({ runs, seed });
      failed++;
      console.log(`✗ planted "${plant}": not found in ${runs} runs`);
    } catch (error) {
      passed++;
      console.log(
        `✓ planted "${plant}": found after ${/failed after (\d+) tests/.exec(error.message)?.[1]} runs (${/Error: (.*)/.exec(String(error.cause ?? error.message))?.[1] ?? 'threw'})`,
      );
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
