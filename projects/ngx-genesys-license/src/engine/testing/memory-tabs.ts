import type { LicenseClock, LicenseFetch } from 'genesys-license-client';
import type { TabLink } from '../tabs/tab-link';

interface Lock {
  holder: { readonly link: MemoryLink; readonly onLost: () => void } | undefined;
  readonly waiting: { readonly link: MemoryLink; readonly isPassing: boolean; readonly take: () => void }[];
}

/** A browser in memory: its tabs, their messages and their locks. */
export class MemoryBrowser {
  readonly clock: LicenseClock;
  /** How long a message or the news of a lock takes, in ms. */
  delay = 0;
  readonly links = new Set<MemoryLink>();
  readonly #locks = new Map<string, Lock>();

  constructor(clock: LicenseClock) {
    this.clock = clock;
  }

  lock(scope: string, name: string): Lock {
    const key = `${scope}/${name}`;
    let lock = this.#locks.get(key);
    if (lock === undefined) this.#locks.set(key, (lock = { holder: undefined, waiting: [] }));
    return lock;
  }

  /** Names of the locks that are held. */
  held(scope: string): readonly string[] {
    return [...this.#locks].flatMap(([key, { holder }]) =>
      holder !== undefined && key.startsWith(`${scope}/`) ? [key.slice(scope.length + 1)] : [],
    );
  }

  release(link: MemoryLink): void {
    for (const lock of this.#locks.values()) {
      for (const [index, waiting] of [...lock.waiting.entries()].reverse()) {
        if (waiting.link === link) lock.waiting.splice(index, 1);
      }
      if (lock.holder?.link === link) lock.holder = undefined;
      this.pass(lock);
    }
  }

  /** Gives a free lock to whoever waits. */
  pass(lock: Lock): void {
    while (lock.holder === undefined) {
      const next = lock.waiting.shift();
      if (next === undefined) return;
      next.take();
      if (next.isPassing) continue;
    }
  }
}

/** A tab that may end or fall asleep at any moment. */
export class MemoryTab {
  /** Its own time: counted from when it was opened, as in a browser. */
  readonly clock: LicenseClock;
  readonly browser: MemoryBrowser;
  #isDead = false;
  #isAsleep = false;
  #asleep: (() => void)[] = [];
  #timersAsleep: (() => void)[] = [];

  /** @param ahead how far its clock is ahead of the browser's, in ms */
  constructor(browser: MemoryBrowser, ahead = 0) {
    this.browser = browser;
    this.clock = {
      now: () => browser.clock.now() + ahead,
      setTimeout: (callback, delay) =>
        browser.clock.setTimeout(() => {
          if (this.#isAsleep) this.#timersAsleep.push(callback);
          else this.wake(callback);
        }, delay),
      clearTimeout: (handle) => browser.clock.clearTimeout(handle),
    };
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  get isAsleep(): boolean {
    return this.#isAsleep;
  }

  link(scope: string): TabLink {
    return new MemoryLink(this, scope);
  }

  /** What it sends, and what it is told. */
  fetch(fetch: LicenseFetch): LicenseFetch {
    return (url, init) => this.told(this.#isDead ? new Promise(() => undefined) : fetch(url, init));
  }

  /** What came of something elsewhere: heard when it is awake. */
  told<Value>(answer: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      answer.then(
        (value) => this.wake(() => resolve(value)),
        (error: unknown) => this.wake(() => reject(error)),
      );
    });
  }

  /** Calls back when it is awake; never once it has ended. */
  wake(callback: () => void): void {
    if (this.#isDead) return;
    if (this.#isAsleep) this.#asleep.push(callback);
    else callback();
  }

  sleep(): void {
    this.#isAsleep = true;
  }

  /** Timers that have run out are first, before any news: the worst order there is. */
  awake(): void {
    this.#isAsleep = false;
    const missed = [...this.#timersAsleep, ...this.#asleep];
    this.#timersAsleep = [];
    this.#asleep = [];
    for (const callback of missed) this.browser.clock.setTimeout(() => this.wake(callback), 0);
  }

  /** It ends without a word. */
  kill(): void {
    this.#isDead = true;
    for (const link of [...this.browser.links]) if (link.tab === this) link.close();
  }
}

class MemoryLink implements TabLink {
  readonly tab: MemoryTab;
  readonly #scope: string;
  /** When the last message to each other tab arrives: none overtakes it. */
  readonly #arrivals = new Map<MemoryLink, number>();
  #listener: (message: unknown) => void = () => undefined;
  #isClosed = false;

  constructor(tab: MemoryTab, scope: string) {
    this.tab = tab;
    this.#scope = scope;
    tab.browser.links.add(this);
  }

  post(message: unknown): void {
    if (this.#isClosed || this.tab.isDead) return;
    const { browser } = this.tab;
    const now = browser.clock.now();
    for (const other of browser.links) {
      if (other === this || other.#scope !== this.#scope) continue;
      const copy: unknown = structuredClone(message);
      const arrival = Math.max(now + browser.delay, this.#arrivals.get(other) ?? 0);
      this.#arrivals.set(other, arrival);
      browser.clock.setTimeout(() => other.#hear(copy), arrival - now);
    }
  }

  listen(listener: (message: unknown) => void): void {
    this.#listener = listener;
  }

  hold(name: string, byForce: boolean, onLost: () => void): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isClosed) return;
      const { browser } = this.tab;
      const lock = browser.lock(this.#scope, name);
      const before = lock.waiting.findIndex(({ link, isPassing }) => link === this && !isPassing);
      if (before >= 0) lock.waiting.splice(before, 1);
      const take = () => {
        lock.holder = { link: this, onLost: () => this.#later(onLost) };
        this.#later(resolve);
      };
      const loser = byForce ? lock.holder : undefined;
      if (loser !== undefined) {
        lock.holder = undefined;
        loser.onLost();
      }
      if (lock.holder === undefined) take();
      else lock.waiting.push({ link: this, isPassing: false, take });
    });
  }

  whenFree(name: string): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isClosed) return;
      const lock = this.tab.browser.lock(this.#scope, name);
      const take = () => this.#later(resolve);
      if (lock.holder === undefined) take();
      else lock.waiting.push({ link: this, isPassing: true, take });
    });
  }

  settle(): Promise<readonly string[]> {
    const held = this.tab.browser.held(this.#scope);
    return new Promise((resolve) => this.#later(() => resolve(held)));
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const { browser } = this.tab;
    browser.links.delete(this);
    browser.release(this);
  }

  #hear(message: unknown): void {
    this.tab.wake(() => {
      if (!this.#isClosed) this.#listener(message);
    });
  }

  #later(callback: () => void): void {
    const { browser } = this.tab;
    browser.clock.setTimeout(() => {
      this.tab.wake(() => {
        if (!this.#isClosed) callback();
      });
    }, browser.delay);
  }
}
