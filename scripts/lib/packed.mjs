import { execFileSync } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpack } from './unpack.mjs';
import { root } from './bundle.mjs';

/** What is published, each package after those it depends on. */
export const packageNames = ['genesys-license-client', 'genesys-license-emulator', 'ngx-genesys-license'];

/**
 * Packs the built packages (dist/) as `npm publish` would, and unpacks each tarball beside it.
 * Resolves with name, tarball, folder (of the unpacked files), files (paths within it) and manifest of each.
 */
export async function packAll(folder) {
  await mkdir(folder, { recursive: true });
  const packed = [];
  for (const name of packageNames) {
    const answer = npm('pack', join(root, 'dist', name), '--pack-destination', folder, '--json');
    const [{ filename, size, unpackedSize, files }] = JSON.parse(answer);
    const tarball = join(folder, filename);
    const unpacked = join(folder, 'unpacked', name);
    await unpack(tarball, unpacked);
    packed.push({
      name,
      tarball,
      size,
      unpackedSize,
      folder: unpacked,
      files: files.map(({ path }) => path),
      manifest: JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8')),
    });
  }
  return packed;
}

/** Runs npm, which is a script beside the Node that runs this one's parent, or on the PATH. */
function npm(...args) {
  const script = process.env['npm_execpath'];
  const [command, first] = script === undefined ? ['npm', []] : [process.execPath, [script]];
  return execFileSync(command, [...first, ...args, '--silent'], {
    cwd: root,
    encoding: 'utf8',
    shell: script === undefined && process.platform === 'win32',
  });
}
