// Random work with faults against the emulator over loopback: `npm run soak -- --minutes 5 [--users 1000] [--seed S]`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleForNode, root } from './lib/bundle.mjs';

if (globalThis.gc === undefined) {
  // Memory is only worth comparing after a collection.
  const { status } = spawnSync(process.execPath, ['--expose-gc', ...process.argv.slice(1)], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    users: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const [minutes, users, seed] = [values.minutes, values.users, values.seed].map(Number);
if (!(minutes > 0 && Number.isInteger(users) && users > 0 && Number.isInteger(seed))) {
  console.error('--minutes takes a number above 0, --users and --seed whole numbers.');
  process.exit(2);
}
const outdir = join(root, '.cache/soak');
await bundleForNode(['projects/soak/soak.ts'], outdir);
const { soak } = await import(pathToFileURL(join(outdir, 'projects/soak/soak.mjs')).href);
console.log(`soak of ${minutes} minutes, ${users} users, seed ${seed}`);
const { passed, failed } = await soak({ minutes, users, seed, log: console.log });
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
