import { StreamPace } from './stream-pace';

describe('StreamPace', () => {
  it('says nothing before anything has come, or time has passed', () => {
    const pace = new StreamPace(5000, 0);
    expect(pace.rate(9000)).toBeUndefined();
    pace.add(100, 5000);
    expect(pace.rate(5000)).toBeUndefined();
    expect(pace.rate(6000)).toBe(100);
  });

  it('forgets what was more than a minute ago', () => {
    const pace = new StreamPace(0, 0);
    for (let second = 1; second <= 60; second++) pace.add(second * 1000, second * 1000);
    expect(pace.rate(60_000)).toBe(1000);
    for (let second = 61; second <= 180; second++) {
      pace.add(60_000 + (second - 60) * 10, second * 1000);
    }
    expect(pace.rate(180_000)).toBeCloseTo(10, 0);
  });

  it('slows down while nothing comes', () => {
    const pace = new StreamPace(0, 0);
    pace.add(1000, 1000);
    expect(pace.rate(1000)).toBe(1000);
    expect(pace.rate(10_000)).toBe(100);
  });

  it('leaves out the time in which the server wanted silence', () => {
    const pace = new StreamPace(0, 0);
    pace.add(1000, 10_000);
    pace.pause(52_000, 10_000);
    expect(pace.rate(40_000)).toBe(100);
    // Made longer meanwhile, and over a while ago when it is looked at.
    pace.pause(70_000, 40_000);
    expect(pace.rate(80_000)).toBe(50);
    pace.add(2000, 80_000);
    expect(pace.rate(80_000)).toBe(100);
  });

  it('begins with what was loaded before', () => {
    const pace = new StreamPace(0, 5000);
    pace.add(5500, 1000);
    expect(pace.rate(1000)).toBe(500);
  });

  it('keeps a note a second, however many pages come', () => {
    const pace = new StreamPace(0, 0);
    for (let page = 1; page <= 100_000; page++) pace.add(page * 100, page);
    expect(pace.rate(100_000)).toBeCloseTo(100_000, -3);
  });
});
