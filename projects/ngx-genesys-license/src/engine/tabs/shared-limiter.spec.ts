import { createRequestLimiter, LicenseApiError, type RequestLimiter } from 'genesys-license-client';
import { VirtualClock } from 'genesys-license-emulator';
import { MemoryBrowser, MemoryTab } from '../testing/memory-tabs';
import { SharedLimiter } from './shared-limiter';
import { TabCircle } from './tab-circle';

describe('SharedLimiter', () => {
  let clock: VirtualClock;
  let browser: MemoryBrowser;
  let tabs = 0;

  const open = async (): Promise<{ limiter: SharedLimiter; circle: TabCircle; tab: MemoryTab }> => {
    const tab = new MemoryTab(browser);
    const local = createRequestLimiter({ clock: tab.clock, requestsPerMinute: 10, concurrency: 2 });
    const limiter = new SharedLimiter(local, tab.clock, () => clock.now());
    const circle = new TabCircle(tab.link('tabs'), `tab-${++tabs}`, tab.clock);
    limiter.join(circle);
    circle.start();
    await clock.advance(10);
    return { limiter, circle, tab };
  };
  const takes = (time: number) => () => new Promise<void>((resolve) => clock.setTimeout(resolve, time));
  const flood = (limiter: RequestLimiter, count: number, priority: 'interactive' | 'background') => {
    let left = 0;
    for (let index = 0; index < count; index++) {
      const task = () => {
        left++;
        return takes(10)();
      };
      limiter.run(task, { priority }).catch(() => undefined);
    }
    return () => left;
  };

  beforeEach(() => {
    clock = new VirtualClock();
    browser = new MemoryBrowser(clock);
  });

  it('is the limiter it was made of while there is no circle', async () => {
    const limiter = new SharedLimiter(
      createRequestLimiter({ clock, requestsPerMinute: 10 }),
      clock,
      clock.now.bind(clock),
    );
    let isRun = false;
    void limiter.run(async () => (isRun = true));
    expect(isRun).toBeTrue();
    expect(limiter.state.remaining).toBe(9);
  });

  it('lets the more urgent of two tabs go first', async () => {
    const [first, second] = [await open(), await open()];
    const slow = flood(first.limiter, 20, 'background');
    await clock.advance(25);
    const urgent = flood(second.limiter, 1, 'interactive');
    await clock.advance(15);
    expect(urgent()).toBe(1);
    expect(slow()).toBeLessThan(9);
    await clock.advance(1000);
    expect(slow() + urgent()).toBe(10);
  });

  it('shows the same in every tab, and what waits in its own', async () => {
    const [first, second, third] = [await open(), await open(), await open()];
    const told: unknown[] = [];
    second.limiter.subscribe(() => told.push(second.limiter.state));
    flood(first.limiter, 6, 'interactive');
    flood(second.limiter, 7, 'interactive');
    await clock.advance(500);
    expect([first, second, third].map(({ limiter }) => limiter.state.remaining)).toEqual([0, 0, 0]);
    expect(first.limiter.state.queued).toBe(3);
    expect(second.limiter.state.queued).toBe(3);
    expect(told.at(-1)).toBe(second.limiter.state);
    expect(second.limiter.state).toBe(second.limiter.state);
  });

  it('forgets one that is not wanted any more, here and in the tab that leads', async () => {
    const [first, second] = [await open(), await open()];
    flood(first.limiter, 10, 'interactive');
    await clock.advance(200);
    const abort = new AbortController();
    const run = second.limiter.run(takes(1), { signal: abort.signal });
    await clock.advance(10);
    abort.abort('not wanted');
    await expectAsync(run).toBeRejectedWith('not wanted');
    expect(second.limiter.state.queued).toBe(0);
    await clock.advance(61_000);
    expect(first.limiter.state.remaining).toBe(10);
  });

  it('gives on what its task gives, and what it fails with', async () => {
    const [, second] = [await open(), await open()];
    const given = second.limiter.run(async () => 7);
    const failed = second.limiter.run(() => Promise.reject(new Error('no')));
    failed.catch(() => undefined);
    await clock.advance(10);
    await expectAsync(given).toBeResolvedTo(7);
    await expectAsync(failed).toBeRejectedWithError('no');
  });

  it('refuses in every tab while the server wants a long silence', async () => {
    const [first, second] = [await open(), await open()];
    first.limiter.pause(400_000);
    await clock.advance(10);
    const refused = second.limiter.run(takes(1));
    refused.catch(() => undefined);
    await clock.advance(10);
    const error = await refused.then(fail, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(LicenseApiError);
    expect((error as LicenseApiError).status).toBe(429);
    expect((error as LicenseApiError).effect).toBe('none');
  });

  it('does not let a tab that sleeps keep the places of the others', async () => {
    const [first, second] = [await open(), await open()];
    const forever = () => new Promise<never>(() => undefined);
    for (let index = 0; index < 2; index++) void second.limiter.run(forever);
    await clock.advance(1);
    second.tab.sleep();
    const left = flood(first.limiter, 1, 'interactive');
    await clock.advance(30_000);
    expect(left()).toBe(0);
    await clock.advance(31_000);
    expect(left()).toBe(1);
  });

  it('goes on alone when the circle is closed', async () => {
    const [first, second] = [await open(), await open()];
    flood(first.limiter, 10, 'interactive');
    await clock.advance(200);
    const left = flood(second.limiter, 1, 'interactive');
    second.circle.close();
    await clock.advance(61_000);
    expect(left()).toBe(1);
  });

  describe('while the lead changes', () => {
    const total = (...counts: (() => number)[]): number => counts.reduce((sum, left) => sum + left(), 0);

    it('counts what was sent before it came, though who knew was asleep then and has ended since', async () => {
      const first = await open();
      const before = flood(first.limiter, 6, 'interactive');
      await clock.advance(50);
      first.tab.sleep();
      const second = await open();
      const after = flood(second.limiter, 10, 'interactive');
      await clock.advance(6_000);
      first.tab.kill();
      await clock.advance(53_900);
      expect(total(before, after)).toBeLessThanOrEqual(10);
      await clock.advance(10_000);
      expect(after()).toBe(10);
    });

    it('begins with the whole budget after a reload', async () => {
      const first = await open();
      first.tab.sleep();
      const second = await open();
      first.tab.kill();
      const left = flood(second.limiter, 10, 'interactive');
      await clock.advance(100);
      expect(left()).toBe(10);
    });

    it('lets the first of two that come at once go on at once', async () => {
      browser.delay = 5;
      const coming = [open(), open()];
      await clock.advance(50);
      const tabs = await Promise.all(coming);
      expect(tabs.map(({ circle }) => circle.isOpen)).toEqual([true, false]);
    });

    it('knows of the turn that was given in the moment in which who led ended', async () => {
      browser.delay = 20;
      const [first, second, third] = [await open(), await open(), await open()];
      await clock.advance(2_000);
      const asked = flood(second.limiter, 2, 'interactive');
      // Asked after 20 ms, given after 60: the turns are on their way.
      await clock.advance(65);
      first.tab.kill();
      const more = flood(third.limiter, 10, 'interactive');
      await clock.advance(30_000);
      expect(asked()).toBe(2);
      expect(more()).toBe(8);
    });

    it('asks anew for a turn that it was asleep for', async () => {
      browser.delay = 20;
      const [first, second] = [await open(), await open()];
      await clock.advance(2_000);
      const left = flood(second.limiter, 1, 'interactive');
      await clock.advance(10);
      second.tab.sleep();
      await clock.advance(6_000);
      second.tab.awake();
      await clock.advance(10);
      expect(left()).toBe(0);
      await clock.advance(200);
      expect(left()).toBe(1);
      expect(first.circle.isOpen).toBeTrue();
    });

    it('hears those who asked before it could let anything out', async () => {
      const [first, second, third] = [await open(), await open(), await open()];
      first.tab.sleep();
      const wanted = [second, third].map(({ limiter }) => flood(limiter, 1, 'interactive'));
      await clock.advance(10_000);
      expect(wanted.map((left) => left())).toEqual([1, 1]);
    });

    it('keeps no place here for what waits in another tab', async () => {
      const [first, second] = [await open(), await open()];
      const wanted = [flood(first.limiter, 12, 'interactive')];
      await clock.advance(100);
      first.tab.sleep();
      wanted.push(flood(second.limiter, 12, 'interactive'));
      await clock.advance(6_000);
      first.tab.awake();
      await clock.advance(54_000);
      second.tab.sleep();
      await clock.advance(6_000);
      second.tab.awake();
      await clock.advance(300_000);
      expect(total(...wanted)).toBe(24);
    });
  });
});
