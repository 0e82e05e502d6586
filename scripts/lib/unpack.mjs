import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** Unpacks a tarball of npm's (plain files below `package/`) into a folder. */
export async function unpack(tarball, folder) {
  const data = gunzipSync(await readFile(tarball));
  const text = (from, length) => data.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  for (let at = 0; text(at, 100) !== '';) {
    const size = parseInt(text(at + 124, 12), 8);
    const kind = text(at + 156, 1);
    const prefix = text(at + 345, 155);
    const path = `${prefix === '' ? '' : `${prefix}/`}${text(at, 100)}`;
    if (kind !== '0' && kind !== '') throw new Error(`${tarball}: ${path} is of kind ${kind}, not a file.`);
    const target = join(folder, path.replace(/^package\//, ''));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, data.subarray(at + 512, at + 512 + size), {
      mode: parseInt(text(at + 100, 8), 8),
    });
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
