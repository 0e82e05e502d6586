import { waitUnderBudget } from './request-budget';

describe('waitUnderBudget', () => {
  const budget = { remaining: 10, perMinute: 5, queued: 0, pausedFor: 0 };

  it("waits a minute for every minute's worth beyond what is left", () => {
    const waits = [0, 1, 10, 11, 15, 16].map((requests) => waitUnderBudget(requests, budget) / 60_000);
    expect(waits).toEqual([0, 0, 0, 1, 1, 2]);
  });

  it('waits behind what waits already, and for the end of a pause', () => {
    expect(waitUnderBudget(10, { ...budget, queued: 1 })).toBe(60_000);
    expect(waitUnderBudget(1, { ...budget, pausedFor: 42_000 })).toBe(42_000);
    expect(waitUnderBudget(0, { ...budget, queued: 50, pausedFor: 42_000 })).toBe(0);
  });

  it('takes a budget that is overdrawn for an empty one', () => {
    expect(waitUnderBudget(5, { ...budget, remaining: -30 })).toBe(60_000);
  });
});
