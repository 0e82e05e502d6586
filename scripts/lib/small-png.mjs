import { crc32, deflateSync } from 'node:zlib';

/** A PNG of pixels given as RGBA: a screen has few colors, so that a palette makes it several times smaller. */
export function smallPng(width, height, rgba) {
  const palette = new Map();
  const indexed = Buffer.alloc(height * (width + 1));
  const plain = Buffer.alloc(height * (width * 3 + 1));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = (row * width + column) * 4;
      const color = (rgba[at] << 16) | (rgba[at + 1] << 8) | rgba[at + 2];
      if (!palette.has(color)) palette.set(color, palette.size);
      indexed[row * (width + 1) + 1 + column] = palette.get(color);
      plain.set(rgba.subarray(at, at + 3), row * (width * 3 + 1) + 1 + column * 3);
    }
  }
  const isIndexed = palette.size <= 256;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, isIndexed ? 3 : 2, 0, 0, 0], 8);
  const colors = Buffer.from(
    [...palette.keys()].flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]),
  );
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...(isIndexed ? [chunk('PLTE', colors)] : []),
    chunk('IDAT', deflateSync(isIndexed ? indexed : plain, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
