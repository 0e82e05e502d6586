import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minVersion } from 'semver';
import { root } from './bundle.mjs';

/** Fails unless an application finds each peer in the lowest version that is declared, but for those of `others`. */
export async function areLowest(workspace, application, others = {}) {
  const manifest = join(root, 'dist/ngx-genesys-license/package.json');
  const { peerDependencies } = JSON.parse(await readFile(manifest, 'utf8'));
  const found = {};
  const lowest = {};
  for (const [name, range] of Object.entries(peerDependencies)) {
    found[name] = await workspace.versionOf(application, name);
    lowest[name] = others[name] ?? minVersion(range).version;
  }
  assert.deepEqual(found, lowest);
}
