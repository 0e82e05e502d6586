// The tables of 100,000 users in a real browser: ours beside others, one after the other in one run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserFlags, findBrowser } from './browser.mjs';
import { root } from './bundle.mjs';
import { serveFolder } from './static-server.mjs';

const peers = {
  cdk: 'bare CDK virtual table',
  mat: 'mat-table in the CDK’s viewport',
  ag: 'AG Grid Community',
};
/** Frames of a measured scroll, and how far each goes: six rows of ours. */
const frames = 240;
const step = 240;

/** What is measured: name, unit, how it is got from a subject's numbers, and the bar ours has to meet. */
const measured = [
  ['rows in the document', 'rows', ({ rows }) => rows, 40],
  ['nodes of the table', 'elements', ({ nodes }) => nodes, 250],
  ['while scrolling: script, style and layout per frame', 'ms', ({ work }) => work, 8],
  ['while scrolling: p95 of frames', 'ms', ({ p95 }) => p95, 33],
  ['sort: longest task', 'ms', ({ sort }) => sort, 50],
  ['filter by text: longest task', 'ms', ({ filter }) => filter, 50],
  ['sort: until the new order is on screen', 'ms', ({ sorted }) => sorted, undefined],
];

/** Rows `{ name, unit, ours, peer, peerName, ratio, bar }`; a ratio above 1 means ours is better. */
export async function benchTables(users, onRow) {
  build();
  const site = await serveFolder(join(root, 'dist/bench-page/browser'));
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });
  const rows = [];
  const add = (row) => {
    rows.push(row);
    onRow(row);
  };
  try {
    const numbers = {};
    for (const subject of ['ours', ...Object.keys(peers)])
      numbers[subject] = await measure(browser, `${site.url}?subject=${subject}&users=${users}`);
    const what = `${users.toLocaleString('en-US')} users`;
    for (const [name, unit, of, bar] of measured) {
      for (const [peer, peerName] of Object.entries(peers)) {
        const [ours, theirs] = [of(numbers.ours), of(numbers[peer])];
        add({ name: `${what}, ${name}`, unit, ours, peer: theirs, peerName, ratio: theirs / ours, bar });
      }
    }
    add({
      name: `${what}, first rows on screen after the first page has come`,
      unit: 'ms',
      ours: await firstRows(browser, `${site.url}?users=${users}`),
      bar: 50,
    });
  } finally {
    await browser.close();
    site.close();
  }
  return rows;
}

async function measure(browser, url) {
  const page = await open(browser, url);
  try {
    await page.waitForFunction(() => globalThis.isReady === true, undefined, { timeout: 120_000 });
    await page.waitForTimeout(1000);
    const shape = await page.evaluate(() => ({
      rows: document.querySelectorAll(globalThis.subject.row).length,
      nodes: document.querySelector('bench-page').querySelectorAll('*').length,
    }));
    await scroll(page, 60);
    const scrolled = await scroll(page, frames);
    const sort = await longest(page, 'sort');
    const filter = await longest(page, 'filter');
    return { ...shape, ...scrolled, sort: sort.longest, sorted: sort.took, filter: filter.longest };
  } finally {
    await page.close();
  }
}

async function open(browser, url) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.on('pageerror', (error) => console.error(`${url}: ${error.message}`));
  await page.goto(url);
  return page;
}

/** Scrolls on frame by frame: what a frame costs the main thread, and the time between frames. */
async function scroll(page, count) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
    return 1000 * (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration'));
  };
  const before = await spent();
  const times = await page.evaluate(
    ([total, distance]) =>
      new Promise((resolve) => {
        const scrollers = [...document.querySelectorAll(globalThis.subject.scroller)];
        const scroller = scrollers.find((each) => each.scrollHeight > each.clientHeight + 1);
        const found = [];
        const next = (time) => {
          found.push(time);
          if (found.length > total) return resolve(found);
          scroller.scrollTop += distance;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    [count, step],
  );
  const work = ((await spent()) - before) / count;
  await session.detach();
  const gaps = times.slice(1).map((time, index) => time - times[index]);
  return { work, p95: gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.95)] };
}

/** The median of five: the longest time the page could not answer, and the time until what is on screen has changed. */
async function longest(page, what) {
  const found = [];
  for (let round = 0; round < 5; round++) {
    found.push(
      await page.evaluate(async (kind) => {
        const text = () => document.querySelector(globalThis.subject.row)?.textContent;
        const before = text();
        const { port1, port2 } = new MessageChannel();
        let last = performance.now();
        let gap = 0;
        let isDone = false;
        const ended = new Promise((resolve) => {
          port1.onmessage = () => {
            const now = performance.now();
            gap = Math.max(gap, now - last);
            last = now;
            if (isDone) resolve();
            else port2.postMessage(undefined);
          };
        });
        port2.postMessage(undefined);
        await new Promise((resolve) => setTimeout(resolve, 100));
        gap = 0;
        const started = performance.now();
        if (kind === 'sort') globalThis.subject.sort();
        else globalThis.subject.filter('son');
        let took;
        while (performance.now() - started < 1500) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          if (took === undefined && text() !== before) took = performance.now() - started;
        }
        isDone = true;
        await ended;
        if (kind === 'filter') globalThis.subject.filter('');
        await new Promise((resolve) => setTimeout(resolve, 1000));
        return { gap, took };
      }, what),
    );
  }
  const median = (numbers) => numbers.toSorted((a, b) => a - b)[2];
  return { longest: median(found.map(({ gap }) => gap)), took: median(found.map(({ took }) => took ?? 0)) };
}

/** From the first page's answer to the frame that shows rows of it. */
async function firstRows(browser, url) {
  const found = [];
  for (let round = 0; round < 5; round++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(url);
    await page.waitForFunction(() => globalThis.firstPage?.shown !== undefined, undefined, {
      timeout: 60_000,
    });
    found.push(await page.evaluate(() => globalThis.firstPage.shown - globalThis.firstPage.came));
    await page.close();
  }
  return found.toSorted((a, b) => a - b)[2];
}

function build() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/@angular/cli/bin/ng.js'), 'build', 'bench'],
    { cwd: root, env: { ...process.env, NG_CLI_ANALYTICS: 'false' }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${stdout}\n${stderr}\nThe page of tables does not build.`);
}
