// Every kind of failure on every operation, as docs/faults.md tells it: `npm run faults` compares, `-- --accept` writes anew.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode, root } from './lib/bundle.mjs';

const source = 'projects/ngx-genesys-license/src/engine/testing/faults/fault-page.ts';
const outdir = join(root, '.cache/faults');
const stored = join(root, 'docs/faults.md');

await bundleForNode([source], outdir);
const { faultPage } = await import(pathToFileURL(join(outdir, source.replace(/\.ts$/, '.mjs'))).href);
const { text, cells, broken } = await faultPage();
for (const promise of broken) console.log(`✗ ${promise}`);
let failed = broken.length;
if (process.argv.includes('--accept')) await writeFile(stored, text);
else {
  const before = await readFile(stored, 'utf8').catch(() => '');
  if (before !== text) {
    failed++;
    const [old, fresh] = [before, text].map((page) => page.split('\n'));
    for (const line of old.filter((line) => !fresh.includes(line))) console.log(`- ${line}`);
    for (const line of fresh.filter((line) => !old.includes(line))) console.log(`+ ${line}`);
    console.log('✗ docs/faults.md tells otherwise; look at it, then npm run faults -- --accept');
  }
}
console.log(`${Math.max(0, cells - failed)} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
