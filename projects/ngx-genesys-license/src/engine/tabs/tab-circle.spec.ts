import { VirtualClock } from 'genesys-license-emulator';
import { MemoryBrowser, MemoryTab } from '../testing/memory-tabs';
import { TabCircle } from './tab-circle';

describe('TabCircle', () => {
  let clock: VirtualClock;
  let browser: MemoryBrowser;
  let tabs = 0;

  const open = (): { circle: TabCircle; tab: MemoryTab } => {
    const tab = new MemoryTab(browser);
    const circle = new TabCircle(tab.link('tabs'), `tab-${++tabs}`, tab.clock);
    circle.start();
    return { circle, tab };
  };
  /** Two that know what there is to know, the first of which leads. */
  const openTwo = async () => {
    const [first, second] = [open(), open()];
    await clock.advance(1_000);
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const)
      one.circle.know(0, other.circle.id);
    await clock.advance(2_000);
    return [first, second] as const;
  };

  beforeEach(() => {
    clock = new VirtualClock();
    browser = new MemoryBrowser(clock);
    browser.delay = 100;
  });

  it('is open at once where nobody else is there', async () => {
    const { circle } = open();
    await clock.advance(500);
    expect([circle.role, circle.isOpen]).toEqual(['alone', true]);
  });

  it('is open beside others only when it knows what was sent before it came, or that is long ago', async () => {
    const first = open();
    await clock.advance(500);
    first.tab.sleep();
    const second = open();
    second.circle.needLeader();
    await clock.advance(65_000);
    expect([second.circle.role, second.circle.isOpen]).toEqual(['leader', false]);
    await clock.advance(2);
    expect(second.circle.isOpen).toBeTrue();
  });

  it('is not open while another may believe that it leads', async () => {
    const [first, second] = await openTwo();
    first.tab.sleep();
    second.circle.needLeader();
    await clock.advance(2_950);
    // Awake for a moment: it asks whether it still leads, and it does. It has not answered yet.
    first.tab.awake();
    const asked = first.circle.stillLeads();
    await clock.advance(110);
    expect(await asked).toBeTrue();
    first.tab.sleep();
    await clock.advance(440);
    expect(browser.lock('tabs', 'leader').holder?.link.tab).toBe(second.tab);
    first.tab.awake();
    expect(await first.circle.stillLeads()).toBeTrue();
    expect(second.circle.isOpen).toBeFalse();
    await clock.advance(2_000);
    expect([first, second].map(({ circle }) => circle.isOpen)).toEqual([false, true]);
  });

  it('goes on at once when who led has ended', async () => {
    const [first, second] = await openTwo();
    const third = open();
    await clock.advance(1_000);
    third.circle.know(0, second.circle.id);
    first.tab.kill();
    // The lock, and all that was said before: 100 ms each.
    await clock.advance(190);
    expect(second.circle.isOpen).toBeFalse();
    await clock.advance(20);
    expect(second.circle.isOpen).toBeTrue();
  });

  it('waits where who has the lock ends before it has led', async () => {
    const [first, second] = await openTwo();
    const third = open();
    await clock.advance(1_000);
    third.circle.know(0, first.circle.id);
    first.tab.sleep();
    second.circle.needLeader();
    await clock.advance(3_500);
    expect(browser.lock('tabs', 'leader').holder?.link.tab).toBe(second.tab);
    second.tab.kill();
    await clock.advance(1_000);
    expect(browser.lock('tabs', 'leader').holder?.link.tab).toBe(third.tab);
    expect(third.circle.isOpen).toBeFalse();
    await clock.advance(400);
    expect(third.circle.isOpen).toBeTrue();
  });
});
