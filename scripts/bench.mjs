// Ours against other libraries, in one run: `npm run bench -- [--json FILE] [--only words] [--users 10000,100000] [--markdown]`.
// --browser measures the tables of users in a real browser instead: `npm run bench -- --browser [--markdown]`.
// --races plays the race suite instead: `npm run bench -- --races [--only words] [--markdown]`.
// --markdown writes the results to docs/benchmarks.md or docs/races.md. No part of `npm test`: times depend on the machine.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { format, resolveConfig } from 'prettier';
import { bundleForNode, root } from './lib/bundle.mjs';

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string', default: '' },
    users: { type: 'string', default: '10000,100000,1000000' },
    races: { type: 'boolean', default: false },
    browser: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
  },
});
const users = values.users.split(',').map(Number);
if (users.some((count) => !Number.isInteger(count) || count < 10_000)) {
  console.error(`--users takes whole numbers from 10000, separated by commas, not "${values.users}".`);
  process.exit(2);
}
const words = values.only.split(/[\s,]+/).filter((word) => word !== '');

// Every library as an application ships it.
process.env.NODE_ENV = 'production';
setFlagsFromString('--expose-gc');
globalThis.gc = runInNewContext('gc');

const outdir = join(root, `.cache/bench-${process.pid}`);
const entries = { bench: 'projects/bench/src/bench.ts', races: 'projects/bench/src/races.ts' };
await bundleForNode(Object.values(entries), outdir);
const load = (entry) => import(pathToFileURL(join(outdir, entry.replace(/\.ts$/, '.mjs'))).href);

const started = performance.now();
try {
  process.exitCode = await (values.browser ? tables() : values.races ? races() : bench());
} finally {
  await rm(outdir, { recursive: true, force: true });
}
console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
// Libraries keep timers of their own.
process.exit();

async function bench() {
  const { runBench, benchLine, benchTable, benchSections, meetsBar } = await load(entries.bench);
  if (words.length > 0 && !benchSections.some((name) => words.some((word) => name.includes(word)))) {
    console.error(`--only takes words of: ${benchSections.join(', ')}.`);
    return 2;
  }
  const rows = [];
  await runBench(words, {
    users: users.sort((a, b) => a - b),
    onRow: (row) => {
      rows.push(row);
      console.log(benchLine(row));
    },
  });
  const missed = rows.filter((row) => meetsBar(row) === false);
  console.log(`${rows.filter((row) => meetsBar(row) === true).length} bars met, ${missed.length} missed`);
  for (const { name, peerName } of missed) console.log(`  missed: ${name} (${peerName})`);
  if (values.json) {
    const plain = rows.map(({ bar, ...row }) => row);
    await writeFile(values.json, `${JSON.stringify(plain, null, 2)}\n`);
  }
  if (values.markdown) await writeTable('benchmarks.md', benchTable(rows));
  return 0;
}

async function races() {
  const { runRaces, raceTable } = await load(entries.races);
  const results = await runRaces(words, ({ scenario, library, isPassed, shown, faults }) =>
    console.log(
      `${isPassed ? '✓' : '✗'} ${scenario.name} | ${library.name} | ${shown}${isPassed ? '' : ` | ${faults.join('; ')}`}`,
    ),
  );
  const names = [...new Set(results.map(({ library }) => library.name))];
  for (const name of names) {
    const own = results.filter(({ library }) => library.name === name);
    console.log(`${name}: ${own.filter(({ isPassed }) => isPassed).length} of ${own.length}`);
  }
  if (values.json) {
    const rows = results.map(({ scenario, library, ...result }) => ({
      scenario: scenario.name,
      library: library.name,
      ...result,
    }));
    await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  }
  if (values.markdown) await writeTable('races.md', raceTable(results));
  // The others are shown as they are; ours has to pass.
  const own = results.filter(({ library }) => library.name === names[0]);
  return own.every(({ isPassed }) => isPassed) ? 0 : 1;
}

/** The tables of users in a browser; the largest number of users asked for, up to 100,000. */
async function tables() {
  const { benchTables } = await import('./lib/bench-tables.mjs');
  const short = (number) => (number === undefined ? '' : String(Number(number.toPrecision(3))));
  const lines = [];
  const rows = await benchTables(100_000, ({ name, unit, ours, peer, peerName, ratio, bar }) => {
    const met = bar === undefined ? '' : `${ours <= bar ? '✓' : '✗'} ≤ ${bar}`;
    console.log(`${name}: ${short(ours)} ${unit}; ${peerName ?? ''} ${short(peer)} ${met}`);
    lines.push(
      `| ${[name, unit, short(ours), peerName ?? '', short(peer), short(ratio), met].join(' | ')} |`,
    );
  });
  const missed = rows.filter(({ ours, bar }) => bar !== undefined && ours > bar);
  if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
  if (values.markdown) {
    const head =
      '| what | unit | ours | compared with | theirs | ratio | bar |\n|---|---|--:|---|--:|--:|---|';
    const file = join(root, 'docs/benchmarks.md');
    const page = await readFile(file, 'utf8');
    const [begin, end] = ['<!-- tables begin -->', '<!-- tables end -->'];
    const text = `${page.slice(0, page.indexOf(begin))}${begin}\n\n${head}\n${lines.join('\n')}\n\n${page.slice(page.indexOf(end))}`;
    await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
  }
  console.log(`${missed.length} bars missed`);
  return 0;
}

/** Puts the table into the page, below what is written by hand. */
async function writeTable(name, table) {
  const file = join(root, 'docs', name);
  const page = await readFile(file, 'utf8');
  const mark = '<!-- generated below -->';
  const head = page.slice(0, page.indexOf(mark));
  const [cpu] = cpus();
  const machine = `Node ${process.version}, ${cpus().length} × ${cpu?.model.trim() ?? 'processor'}, ${new Date().toISOString().slice(0, 10)}`;
  const text = `${head}${mark}\n\n${machine}\n\n${table}\n`;
  await writeFile(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
