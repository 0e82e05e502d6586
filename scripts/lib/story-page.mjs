import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { accessibilityTree, compareTree } from './trees.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The time it is when a story begins: screens that say times look the same every day. */
const beginning = Date.UTC(2026, 10, 22, 9, 41);

/** A browser page that shows stories, one after the other. */
export class StoryPage {
  #context;
  #page;
  #url;
  #errors = [];

  static async open(browser, url) {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      locale: 'en-US',
      timezoneId: 'UTC',
      viewport: { width: 800, height: 600 },
    });
    await context.addInitScript(startTimeAt, beginning);
    await context.addInitScript(writeErrorsOut);
    return new StoryPage(context, await context.newPage(), url);
  }

  constructor(context, page, url) {
    this.#context = context;
    this.#page = page;
    this.#url = url;
    page.on('console', (message) => {
      if (message.type() === 'error') this.#errors.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#errors.push(`uncaught: ${error.stack ?? error.message}`));
  }

  close() {
    return this.#context.close();
  }

  /** Everything that is wrong with a story or a page; empty when nothing is. */
  async problemsOf({ id, type, tags }, pictures) {
    this.#errors = [];
    await this.#page.goto('about:blank');
    await this.#show(id, type, 800);
    const width = await this.#asked('width');
    // A component must meet the width it is asked for from the start.
    if (width > 0) await this.#show(id, type, width);
    const problems = [...this.#errors, ...(await this.#outcome(type))];
    if (type === 'docs' || problems.length > 0) return [...new Set(problems)];
    await this.#page.evaluate(() => globalThis.storySettled?.());
    problems.push(...this.#errors, ...(await this.#violations()));
    if (tags.includes('tree') && pictures.skipped === undefined) {
      const tree = await accessibilityTree(this.#context, this.#page);
      problems.push(...(await compareTree(id, tree, pictures.isAccepting)));
    }
    if (!tags.includes('moving')) problems.push(...(await pictures.compare(id, () => this.#picture())));
    return [...new Set(problems)];
  }

  async #show(id, type, width) {
    await this.#page.setViewportSize({ width, height: 600 });
    const globals = 'a11y.manual:!true';
    await this.#page.goto(`${this.#url}iframe.html?id=${id}&viewMode=${type}&globals=${globals}`);
    const ends = [
      type === 'docs' ? 'docsRendered' : 'storyFinished',
      'storyErrored',
      'storyMissing',
      'storyThrewException',
    ];
    await this.#page.waitForFunction(
      (events) =>
        events.some((event) => globalThis.__STORYBOOK_ADDONS_CHANNEL__?.last(event) !== undefined) ||
        document.body.classList.contains('sb-show-errordisplay'),
      ends,
      { timeout: 30_000, polling: 50 },
    );
  }

  /** What the story fixed in its globals. */
  #asked(name) {
    return this.#page.evaluate(
      (global) =>
        Number.parseFloat(document.documentElement.style.getPropertyValue(`--story-${global}`)) || 0,
      name,
    );
  }

  async #outcome(type) {
    return this.#page.evaluate((kind) => {
      const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
      const found = [];
      for (const event of [
        'storyErrored',
        'storyMissing',
        'storyThrewException',
        'playFunctionThrewException',
        'unhandledErrorsWhilePlaying',
      ]) {
        const [last] = channel?.last(event) ?? [];
        if (last === undefined) continue;
        for (const error of Array.isArray(last) ? last : [last])
          found.push(`${event}: ${error?.message ?? error?.description ?? JSON.stringify(error)}`);
      }
      if (document.body.classList.contains('sb-show-errordisplay') && found.length === 0)
        found.push(document.querySelector('.sb-errordisplay')?.textContent?.trim() ?? 'an error is on show');
      const root = document.getElementById(kind === 'docs' ? 'storybook-docs' : 'storybook-root');
      if (root?.childElementCount === 0) found.push('nothing is on show');
      return found;
    }, type);
  }

  async #violations() {
    await this.#page.evaluate(axe);
    return this.#page.evaluate(async () => {
      const results = await globalThis.axe.run(document.body, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
      });
      return results.violations.map(
        ({ id, help, nodes }) =>
          `axe ${id}: ${help}: ${nodes.map(({ target, any }) => [target.join(' '), any[0]?.message].filter(Boolean).join(' – ')).join(' | ')}`,
      );
    });
  }

  /** The story and what floats over it, at rest: a PNG of which two in a row are the same. */
  async #picture() {
    await this.#page.evaluate(() => document.fonts.ready);
    await this.#page.evaluate(sameCorrelationIds);
    let last = await this.#shot();
    for (let attempt = 0; attempt < 8; attempt++) {
      const next = await this.#shot();
      if (next.equals(last)) return next;
      last = next;
      await this.#page.waitForTimeout(100);
    }
    return last;
  }

  async #shot() {
    const bottom = await this.#page.evaluate(() => {
      const shown = document.querySelectorAll('#storybook-root, .cdk-overlay-container *');
      return Math.max(...[...shown].map((element) => element.getBoundingClientRect().bottom));
    });
    const { width, height } = this.#page.viewportSize();
    return this.#page.screenshot({
      animations: 'disabled',
      caret: 'hide',
      // The browser draws it wherever it has got to, whatever is said about motion.
      style: 'progress:indeterminate { visibility: hidden }',
      clip: { x: 0, y: 0, width, height: Math.max(16, Math.min(height, Math.ceil(bottom))) },
    });
  }
}

/** In the page: which id an answer got depends on how many came before it; to the eye all are the same. */
function sameCorrelationIds() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const { data } = texts.currentNode;
    const same = data.replace(/(?<=correlation id )[0-9a-f-]{36}/gi, '00000000-0000-4000-8000-000000000000');
    if (same !== data) texts.currentNode.data = same;
  }
}

/** In the page, before anything else: Firefox would tell of an error only that it is one. */
function writeErrorsOut() {
  const { error } = console;
  const written = (each) => (each instanceof Error ? `${each.message}\n${each.stack}` : each);
  console.error = (...given) => error.apply(console, given.map(written));
}

/** In the page, before anything else: moves the clocks, which go on from there. */
function startTimeAt(start) {
  const Real = Date;
  const offset = start - Real.now();
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length === 0) super(Real.now() + offset);
      else super(...given);
    }
    static now() {
      return Real.now() + offset;
    }
  };
  Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + offset });
}
