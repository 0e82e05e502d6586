import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './bundle.mjs';
import { smallPng } from './small-png.mjs';

const folder = join(root, 'goldens/screenshots');
/** What differed, for whoever looks into it. */
const fresh = join(root, '.cache/screenshots');
/** A channel may differ by so much before a pixel counts, and so many pixels of a picture may count. */
const tolerance = { channel: 24, share: 0.0005 };

/** The stored pictures of the stories, and the browser they were made in. */
export class Pictures {
  /** Why nothing is compared; undefined when it is. */
  skipped;
  #accept;
  #isWhole;
  #judge;
  #seen = new Set();

  static async open({ browser, accept, isWhole }) {
    const pictures = new Pictures();
    pictures.#accept = accept;
    pictures.#isWhole = isWhole;
    const engine = browser.browserType().name();
    const name = `${engine[0].toUpperCase()}${engine.slice(1)} ${browser.version()} on ${process.platform} ${process.arch}`;
    const file = join(folder, 'browser.txt');
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh, { recursive: true });
    await mkdir(folder, { recursive: true });
    if (accept) await writeFile(file, `${name}\n`);
    const stored = (await readFile(file, 'utf8').catch(() => '')).trim();
    if (stored !== name)
      pictures.skipped = `they were made in ${stored || 'no browser yet'}, and this is ${name}`;
    else pictures.#judge = await browser.newPage();
    return pictures;
  }

  /** Whatever is new is kept. */
  get isAccepting() {
    return this.#accept;
  }

  /** What is wrong with a story's picture. */
  async compare(id, take) {
    if (this.skipped !== undefined) return [];
    this.#seen.add(`${id}.png`);
    const taken = await take();
    const file = join(folder, `${id}.png`);
    const stored = await readFile(file).catch(() => undefined);
    if (stored?.equals(taken)) return [];
    const difference =
      stored === undefined ? 'there is no stored picture' : await this.#difference(stored, taken);
    if (difference === undefined) return [];
    if (this.#accept) {
      await writeFile(file, await this.#small(taken));
      return [];
    }
    await writeFile(join(fresh, `${id}.png`), taken);
    return [
      `${difference}: compare goldens/screenshots/${id}.png with .cache/screenshots/${id}.png, then npm run stories -- --accept`,
    ];
  }

  /** Pictures whose story is gone; accepting deletes them. */
  async close() {
    await this.#judge?.close();
    if (this.skipped !== undefined || !this.#isWhole) return [];
    const left = (await readdir(folder)).filter((name) => name.endsWith('.png') && !this.#seen.has(name));
    if (!this.#accept) return left.map((name) => `${name} belongs to no story`);
    await Promise.all(left.map((name) => rm(join(folder, name))));
    return [];
  }

  /** The same picture with its colors rounded, far below the tolerance: half a megabyte becomes a few kilobytes. */
  async #small(taken) {
    const { width, height, pixels } = await this.#judge.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const rounded = data.map((value) => Math.min(255, Math.round(value / 8) * 8));
      let text = '';
      for (let at = 0; at < rounded.length; at += 0x8000)
        text += String.fromCharCode(...rounded.subarray(at, at + 0x8000));
      return { width: bitmap.width, height: bitmap.height, pixels: btoa(text) };
    }, taken.toString('base64'));
    return smallPng(width, height, Buffer.from(pixels, 'base64'));
  }

  async #difference(stored, taken) {
    return this.#judge.evaluate(
      async ([left, right, { channel, share }]) => {
        const pixels = async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        };
        const [before, after] = await Promise.all([pixels(left), pixels(right)]);
        if (before.width !== after.width || before.height !== after.height)
          return `${after.width} × ${after.height} px, stored are ${before.width} × ${before.height}`;
        let count = 0;
        for (let at = 0; at < before.data.length; at += 4) {
          const isOther = [0, 1, 2].some(
            (step) => Math.abs(before.data[at + step] - after.data[at + step]) > channel,
          );
          if (isOther) count++;
        }
        const all = before.width * before.height;
        return count > all * share
          ? `${count} pixels differ (${((count / all) * 100).toFixed(2)} %)`
          : undefined;
      },
      [stored.toString('base64'), taken.toString('base64'), tolerance],
    );
  }
}
