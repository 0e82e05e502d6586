import { summaryOf } from './engine-summary';
import { freeLicense, tryEngine } from './testing/try-engine';

describe('summaryOf', () => {
  it('tells in numbers what an engine knows, and names nobody', async () => {
    const tried = tryEngine({ emulator: { users: 50 } });
    const { engine, clock, ids } = tried;
    expect(summaryOf(engine).users).toEqual(jasmine.objectContaining({ status: 'idle', known: 0 }));
    engine.definitions.ask();
    await tried.sweep();
    engine.assign({ userIds: ids, add: [freeLicense] });
    const summary = summaryOf(engine);
    expect(summary.definitions).toEqual({ status: 'resolved', count: 14, error: undefined });
    expect(summary.users).toEqual({ status: 'resolved', known: 50, loaded: 50, total: 50, error: undefined });
    expect(summary.holders[freeLicense]).toBe(50);
    expect(summary.runs).toEqual([
      { id: jasmine.any(String) as never, state: 'queued', cells: { queued: 50 } },
    ]);
    await clock.advance(5000);
    expect(summaryOf(engine).runs[0]?.cells).toEqual({ confirmed: 50 });
    const text = JSON.stringify(summaryOf(engine));
    expect(ids.some((id) => text.includes(id))).toBeFalse();
  });

  it('is as small for many users and many runs', async () => {
    const tried = tryEngine({ emulator: { users: 2000 } });
    await tried.sweep();
    for (let run = 0; run < 60; run++) tried.change(tried.ids[run] as string, freeLicense, true);
    const summary = summaryOf(tried.engine);
    expect([summary.runCount, summary.runs.length]).toEqual([60, 20]);
    expect(JSON.stringify(summary).length).toBeLessThan(4000);
  });
});
