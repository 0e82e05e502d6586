import { VirtualClock } from './virtual-clock.js';

describe('VirtualClock', () => {
  it('stands still until it is told to go on', async () => {
    const clock = new VirtualClock(1000);
    expect(clock.now()).toBe(1000);
    await clock.advance(250);
    expect(clock.now()).toBe(1250);
  });

  it('runs timers at their time and in their order, those set meanwhile included', async () => {
    const clock = new VirtualClock(0);
    const ran: [string, number][] = [];
    const note = (name: string) => (): void => void ran.push([name, clock.now()]);
    clock.setTimeout(note('late'), 30);
    clock.setTimeout(() => clock.setTimeout(note('nested'), 5), 10);
    clock.setTimeout(note('first of two'), 20);
    clock.setTimeout(note('second of two'), 20);
    clock.setTimeout(note('never'), 31);
    await clock.advance(30);
    expect(ran).toEqual([
      ['nested', 15],
      ['first of two', 20],
      ['second of two', 20],
      ['late', 30],
    ]);
    expect(clock.pending).toBe(1);
  });

  it('lets promises settle between timers', async () => {
    const clock = new VirtualClock(0);
    const told: string[] = [];
    const wait = (time: number): Promise<void> =>
      new Promise((resolve) => void clock.setTimeout(resolve, time));
    void (async () => {
      for (let turn = 0; turn < 3; turn++) {
        await wait(10);
        told.push(`${turn} at ${clock.now()}`);
      }
    })();
    await clock.advance(30);
    expect(told).toEqual(['0 at 10', '1 at 20', '2 at 30']);
  });

  it('lets promises settle where the platform has no setImmediate, as in browsers', async () => {
    const { setImmediate } = globalThis;
    Reflect.deleteProperty(globalThis, 'setImmediate');
    try {
      const clock = new VirtualClock(0);
      let told = 0;
      clock.setTimeout(() => void Promise.resolve().then(() => (told = clock.now())), 10);
      await clock.advance(20);
      expect([told, clock.now()]).toEqual([10, 20]);
    } finally {
      globalThis.setImmediate = setImmediate;
    }
  });

  it('does not run what was cleared', async () => {
    const clock = new VirtualClock();
    let ran = false;
    clock.clearTimeout(clock.setTimeout(() => (ran = true), 1));
    await clock.advance(10);
    expect(ran).toBeFalse();
  });
});
