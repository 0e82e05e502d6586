import { TickTimes } from './tick-times';

describe('TickTimes', () => {
  it('tells the tick the ledger had at a time', () => {
    const times = new TickTimes(10_000);
    times.restart(0, 1);
    times.note(1000, 5);
    times.note(2000, 9);
    expect([0, 999, 1000, 1999, 2000, 5000].map((time) => times.at(time, 5000))).toEqual([1, 1, 5, 5, 9, 9]);
    expect(times.at(-1, 5000)).toBeUndefined();
  });

  it('takes moments close together for the earlier one, never for a later', () => {
    const times = new TickTimes(10_000);
    times.restart(0, 1);
    for (let time = 1000; time <= 1090; time += 10) times.note(time, time);
    expect(times.at(1050, 2000)).toBe(1000);
    expect(times.at(1090, 2000)).toBe(1090);
  });

  it('tells nothing of a time after which too much may be forgotten', () => {
    const times = new TickTimes(10_000);
    times.restart(0, 1);
    times.note(1000, 2);
    expect(times.at(500, 11_000)).toBe(1);
    expect(times.at(500, 11_001)).toBeUndefined();
    expect(times.at(1000, 1_000_000)).toBe(2);
  });

  it('starts anew where the clock is set back', () => {
    const times = new TickTimes(10_000);
    times.restart(0, 1);
    expect(times.note(5000, 2)).toBeTrue();
    expect(times.note(4000, 3)).toBeFalse();
    expect([3999, 4000].map((time) => times.at(time, 4000))).toEqual([undefined, 3]);
  });

  it('remembers no more than it has to', () => {
    const times = new TickTimes(1000);
    for (let time = 0; time < 100_000; time += 200) times.note(time, time);
    expect(times.size).toBeLessThan(10);
  });
});
