// Serves the emulator from source: `npm run emulator -- --port 8787 --users 1000`.
import { rmSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode, root } from './lib/bundle.mjs';

const source = 'projects/genesys-license-emulator/src';
// A folder of its own per process: two emulators started at once must not bundle into each other's files.
const outdir = join(root, '.cache', `emulator-${process.pid}`);
process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
await bundleForNode([`${source}/node/cli.ts`], outdir);
await mkdir(join(outdir, source), { recursive: true });
await copyFile(
  join(root, 'projects/genesys-license-emulator/package.json'),
  join(outdir, source, 'package.json'),
);
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(outdir, source, 'node/cli.mjs')).href);
