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

/** Each time another order and another text: nothing that is asked has been asked before. */
const sorts = [
  ['email', false],
  ['id', true],
  ['email', true],
  ['id', false],
];
const texts = ['son', 'mar', 'ber', 'ang'];
/** How long a new order or a found text may take to be on screen, in ms. */
const patience = 20_000;

/** What is measured: name, unit, how it is got from a subject's numbers, and the bar ours has to meet. */
const measured = [
  ['rows in the document', 'rows', ({ rows }) => rows, 40],
  ['nodes of the table', 'elements', ({ nodes }) => nodes, 250],
  ['while scrolling: script, style and layout per frame', 'ms', ({ work }) => work, 8],
  ['while scrolling: p95 of frames', 'ms', ({ p95 }) => p95, 33],
  ['sort: longest task', 'ms', ({ sort }) => sort, 50],
  ['filter by text: longest task', 'ms', ({ filter }) => filter, 50],
  ['sort: until the new order is on screen', 'ms', ({ sorted }) => sorted, undefined],
  ['filter by text: until only those found are on screen', 'ms', ({ filtered }) => filtered, undefined],
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
    await page.waitForFunction(() => document.querySelector(globalThis.subject.row) !== null);
    await page.waitForTimeout(1000);
    const shape = await page.evaluate(() => ({
      rows: document.querySelectorAll(globalThis.subject.row).length,
      nodes: document.querySelector('bench-page').querySelectorAll('*').length,
    }));
    await scroll(page, 60);
    const scrolled = await scroll(page, frames);
    const sort = await longest(page, 'sort', sorts);
    const filter = await longest(
      page,
      'filter',
      texts.map((text) => [text]),
    );
    return {
      ...shape,
      ...scrolled,
      sort: sort.longest,
      sorted: sort.took,
      filter: filter.longest,
      filtered: filter.took,
    };
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

/**
 * The upper median of four: the processor time of the longest task, and the time until what was asked for is on screen:
 * the user who is first in that order, nobody without that text.
 */
async function longest(page, kind, asked) {
  const tasks = [];
  const times = [];
  for (const words of asked) {
    const stop = await trace(page);
    times.push(
      await page.evaluate(
        async ([what, given, limit]) => {
          const { subject } = globalThis;
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          for (const scroller of document.querySelectorAll(subject.scroller)) scroller.scrollTop = 0;
          await frame();
          const isThere = globalThis.expected(what, ...given);
          await frame();
          const started = performance.now();
          subject[what](...given);
          for (;;) {
            await frame();
            const rows = [...document.querySelectorAll(subject.row)].map(({ textContent }) => textContent);
            if (isThere(rows)) return performance.now() - started;
            if (performance.now() - started > limit)
              throw new Error(`${what} ${given.join(' ')}: not on screen after ${limit} ms`);
          }
        },
        [kind, words, patience],
      ),
    );
    // What is still under way after that, too.
    await page.waitForTimeout(1000);
    tasks.push(await stop());
    await page.evaluate(() => globalThis.subject.filter(''));
    await page.waitForTimeout(1000);
  }
  const median = (numbers) => numbers.toSorted((a, b) => a - b)[2];
  return { longest: median(tasks), took: median(times) };
}

/** Until it is stopped: gives the processor time of the longest task of the page, in ms. */
async function trace(page) {
  const session = await page.context().browser().newBrowserCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const ended = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline'] },
    transferMode: 'ReportEvents',
  });
  return async () => {
    await session.send('Tracing.end');
    await ended;
    await session.detach();
    // The page's own thread is the one that ran scripts; of several pages, this is the only one.
    const mains = new Set(
      events
        .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid} ${tid}`),
    );
    const tasks = events.filter(({ name, pid, tid }) => /RunTask$/.test(name) && mains.has(`${pid} ${tid}`));
    if (tasks.length === 0) throw new Error('The browser traced no task.');
    return Math.max(...tasks.map(({ tdur, dur }) => tdur ?? dur ?? 0)) / 1000;
  };
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
