// The invariants on generated interleavings: `npm run laws -- --runs 20000 [--seed S] [--plant NAME]`.
// --plants runs the laws against each planted fault: every one must be found, or the net has a hole.
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
const source = 'projects/ngx-genesys-license/src';
/** Each level's laws: the file, what checks them, and their share of the runs. */
const levels = {
  core: [['core/license-ledger.laws.ts', 'checkLedgerLaws', 1]],
  store: [
    ['engine/license-engine.laws.ts', 'checkEngineLaws', 0.85],
    ['engine/tabs/tabs.laws.ts', 'checkTabLaws', 0.15],
  ],
};
if (!(values.level in levels))
  fail(`--level takes ${Object.keys(levels).join(' or ')}, not "${values.level}".`);
const laws = levels[values.level];
const runs = Number(values.runs);
const seed = Number(values.seed);
if (!Number.isInteger(runs) || runs < 1) fail(`--runs takes a whole number from 1, not "${values.runs}".`);
if (!Number.isInteger(seed)) fail(`--seed takes a whole number, not "${values.seed}".`);

/** By level, each fault: the file, the words of the source it replaces, and what it puts there. */
const plants = {
  core: {
    'no fence': ['core/license-ledger.ts', 'if (ticket.tick <= cell.fence) return false;', ''],
    'no row clock': ['core/license-ledger.ts', 'if (users.tick(row) > ticket.tick) return;', ''],
    'no grace': ['core/license-ledger.ts', 'ticket.time < cell.graceUntil', 'false'],
    'success is proof of the row': [
      'core/license-ledger.ts',
      'if (cell.fence === 0) return true;',
      'return true;',
    ],
    'failure also drops the waiting operation': [
      'core/ledger-cells.ts',
      'if (next !== undefined) this.place(cell, next, now);',
      'if (next !== undefined) this.settle(cell, next, "failed");',
    ],
    'the first operation is shown, not the last': [
      'core/cell.ts',
      '(cell.next ?? cell.head)?.value',
      '(cell.head ?? cell.next)?.value',
    ],
    'two writes of a cell at once': [
      'core/license-ledger.ts',
      "if (cell.head === undefined || cell.head.state === 'queued') {",
      "if (cell.head?.state === 'sent') return this.place(cell, operation, now);\nif (cell.head === undefined || cell.head.state === 'queued') {",
    ],
    'any read decides': ['core/license-ledger.ts', 'ticket.tick > decidableAfter &&', ''],
    'no-ops dropped on old knowledge': [
      'core/ledger-cells.ts',
      'now - (this.users.readAt(row) ?? -Infinity) <= maxAge',
      'true',
    ],
    'doubt is failure': [
      'core/license-ledger.ts',
      "this.move(operation, 'unconfirmed');",
      "this.#end(cell, operation, 'failed', now);",
    ],
    'a no is believed': [
      'core/license-ledger.ts',
      "if (this.options.verification === 'unconfirmed') return",
      "if (this.options.verification === 'unconfirmed' || !operation.isClaimed) return",
    ],
    'fences stay': ['core/fences.ts', 'cell.fence = 0;', ''],
    'counts not taken down': ['core/ledger-cells.ts', 'this.#count(license, -1)', 'this.#count(license, 0)'],
    'marks not told': ['core/ledger-cells.ts', 'if (markOf(cell) !== mark) this.log.row(cell.row);', ''],
  },
  store: {
    'a no to a whole request is believed': [
      'engine/assignment-writer.ts',
      'const isAnswered = said.status !== undefined;',
      'const isAnswered = false;',
    ],
    'a read elsewhere counts as of now': [
      'engine/tabs/shared-knowledge.ts',
      'const moment = Math.min(asked, now) - margin;',
      'const moment = now;',
    ],
    'fences do not wait for reads elsewhere': [
      'engine/tabs/shared-knowledge.ts',
      'ledger.fencePatience = hasPeers ? readsCountFor : 0;',
      'ledger.fencePatience = 0;',
    ],
    'every tab has a budget of its own': [
      'engine/tabs/shared-limiter.ts',
      'if (this.#circle !== undefined) return this.#ask(this.#circle, task, turn);',
      'if (this.#circle?.leads === false) return this.#local.run(task, turn);',
    ],
    'who leads next knows nothing of the last minute': [
      'engine/tabs/shared-limiter.ts',
      'this.#known.count(id, granted);',
      'undefined;',
    ],
    'who comes late knows nothing of the last minute': [
      'engine/tabs/shared-limiter.ts',
      'this.#told < told;',
      'false;',
    ],
    'who comes beside a tab that is asleep has the whole budget': [
      'engine/tabs/tab-circle.ts',
      'this.#untold = new Set(locks.flatMap((lock) => lock.split(presence)[1] ?? []));',
      '',
    ],
    'a turn is told to who asked for it alone': [
      'engine/tabs/shared-limiter.ts',
      "circle.post('grant', { id, priority: turn.priority, at });",
      "circle.post('grant', { id, priority: turn.priority, at }, id.split('/')[0]);",
    ],
    'a tab that was asleep takes an old turn': [
      'engine/tabs/shared-limiter.ts',
      'this.#wall() - at <= turnHoldsFor',
      'true',
    ],
    'a tab that was asleep goes on leading': [
      'engine/tabs/tab-circle.ts',
      'while (this.isOpen && ',
      'while (false && ',
    ],
    'every tab reads for itself': ['engine/tabs/tab-sharing.ts', 'this.#pages?.pages(options) ?? ', ''],
    'nobody takes the lead from a tab that is asleep': [
      'engine/tabs/tab-circle.ts',
      'this.#unanswered === mostUnanswered',
      'false',
    ],
    'pages read before a tab came are not told': [
      'engine/tabs/shared-pages.ts',
      'readFrom === undefined',
      'true',
    ],
  },
}[values.level];

async function lawsWith(file, plant) {
  const name = `${file} ${plant ?? ''}`.replace(/\W+/g, '-');
  const outfile = join(root, '.cache/laws', `${name}.mjs`);
  await mkdir(join(root, '.cache/laws'), { recursive: true });
  let planted = plant === undefined;
  await build({
    entryPoints: [join(root, source, file)],
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
                const [faulty, before, after] = plants[plant];
                esbuild.onLoad(
                  { filter: new RegExp(`/${faulty.replace('.', '\\.')}$`) },
                  async ({ path }) => {
                    const source = await readFile(path, 'utf8');
                    if (!source.includes(before))
                      throw new Error(`The plant "${plant}" no longer fits ${faulty}: adapt it.`);
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
for (const [file, check, share] of laws) {
  const numRuns = Math.ceil(runs * share);
  try {
    await (await lawsWith(file))[check]({ runs: numRuns, seed });
    passed += numRuns;
  } catch (error) {
    failed++;
    console.log(`${error.message}\n${error.cause?.message ?? ''}`);
  }
}
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
if (values.plants) {
  for (const [plant, [faulty]] of Object.entries(plants)) {
    // Of what is in their own folder the last laws tell most.
    const [file, check] = laws.findLast(([file]) => faulty.startsWith(`${dirname(file)}/`));
    const planted = await lawsWith(file, plant);
    try {
      await planted[check]({ runs, seed });
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
