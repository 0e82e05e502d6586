import { TestBed } from '@angular/core/testing';
import { withPersistence } from 'ngx-genesys-license';
import { axeViolations } from '../common/testing/axe-violations';
import { free, tryBatch, tryResult, tryReview, type TriedBatch } from './testing/try-batch';

describe('LicenseBatchPanel, the result', () => {
  it('tells how it goes and ends, and says so to the application', async () => {
    const { panel, run, look, settle, fixture, host } = await tryResult({ add: [free] }, { latency: 1000 });
    await look(100);
    expect(await panel.step()).toBe('Result');
    expect(await panel.isHeadingFocused()).toBeTrue();
    expect(await run.headline()).toBe('Being sent');
    expect(await run.progress()).toEqual({ ended: 0, asked: 20 });
    expect(await run.actions()).toEqual(['Cancel', 'New change']);
    expect(await axeViolations(fixture)).toEqual([]);
    await settle(10_000);
    expect(await run.headline()).toBe('Done');
    expect(await run.counts()).toEqual({ done: '20' });
    expect(await run.spoken()).toBe('Done. 20 of 20 ended, 0 failed');
    expect(await run.actions()).toEqual(['Undo', 'Download report', 'New change']);
    expect(await run.outcomeCount()).toBe(20);
    expect(host.told).toEqual(['review', 'result', 'assign', 'assign ended']);
    expect(host.ended[0]?.report.progress.confirmed).toBe(20);
    expect(await axeViolations(fixture)).toEqual([]);
  });

  it('shows failures first, with the server’s word, the reason and the correlation id; retries only those', async () => {
    const { run, panel, control, settle, fixture, host } = await tryResult(
      { add: [free] },
      { rowFailures: 0.3, resultWords: { failure: 'DENIED' } },
    );
    await settle(10_000);
    const failed = host.ended[0]?.report.failures.length ?? 0;
    expect(failed).toBeGreaterThan(1);
    expect(await run.headline()).toBe(`${failed} changes were not made`);
    expect((await run.reasons())[0]).toMatch(
      new RegExp(`^Not added · ${failed} changes\\s?The server said “DENIED” · Correlation id `),
    );
    expect(await run.outcomeCount()).toBe(failed);
    expect((await run.outcomes())[0]).toMatch(/Not added.*DENIED.*Correlation id/);
    await run.showAll();
    expect(await run.outcomeCount()).toBe(20);
    expect((await run.outcomes())[0]).toContain('Not added');
    expect(await axeViolations(fixture)).toEqual([]);

    control.configure({ rowFailures: 0 });
    await run.retryFailed();
    await settle(10_000);
    const retried = await panel.run();
    expect(await retried.counts()).toEqual({ done: String(failed) });
    expect(control.holders(free).length).toBe(20);
    expect(await panel.tries()).toEqual(['First try', 'Retry']);
    await panel.showTry(0);
    const first = await panel.run();
    expect(await first.headline()).toContain('were not made');
    expect(await first.actions()).toEqual(['Undo', 'Download report', 'New change']);
  });

  it('undoes after a question, and says what was left alone', async () => {
    const { run, panel, control, settle, store } = await tryResult({ add: [free] });
    await settle(10_000);
    const [first = ''] = control.userIds;
    store.assign({ userIds: [first], remove: [free] });
    await settle(10_000);
    await run.undo();
    await settle();
    const question = await panel.confirmation();
    expect((await question?.effects())?.[0]).toContain('20 users will lose');
    await question?.confirm();
    await settle(10_000);
    const undone = await panel.run();
    expect(await undone.progress()).toEqual({ ended: 19, asked: 19 });
    expect(await undone.notes()).toEqual([
      '1 change was left alone: changed since, or nobody knew what was before.',
    ]);
    expect(control.holders(free)).toEqual([]);
    expect(await panel.tries()).toEqual(['First try', 'Undo']);
  });

  it('says before an undo who gets a license, too', async () => {
    const { run, panel, control, settle } = await tryResult({ add: [free], remove: ['collaboratePro'] });
    await settle(10_000);
    const holders = control.holders('collaboratePro').length;
    await run.undo();
    await settle();
    const question = await panel.confirmation();
    const effects = (await question?.effects()) ?? [];
    expect(effects.length).toBe(2);
    expect(effects[0]).toBe('20 users will lose Example premium app');
    expect(effects[1]).toMatch(/^\d+ users will get Collaborate$/);
    await question?.confirm();
    await settle(10_000);
    expect(control.holders('collaboratePro').length - holders).toBe(Number.parseInt(effects[1] ?? '', 10));
  });

  it('undoes a change with all its retries, whichever try is on show', async () => {
    const { run, panel, control, settle } = await tryResult({ add: [free] }, { rowFailures: 0.5 });
    await settle(10_000);
    control.configure({ rowFailures: 0 });
    await run.retryFailed();
    await settle(10_000);
    expect(control.holders(free).length).toBe(20);
    await panel.showTry(0);
    await (await panel.run()).undo();
    await settle();
    const question = await panel.confirmation();
    expect((await question?.effects())?.[0]).toContain('20 users will lose');
    await question?.confirm();
    await settle(10_000);
    expect(await (await panel.run()).progress()).toEqual({ ended: 20, asked: 20 });
    expect(control.holders(free)).toEqual([]);
    expect(await panel.tries()).toEqual(['First try', 'Retry', 'Undo']);
  });

  it('finds the tries of a change again among the recent ones', async () => {
    const { run, panel, control, settle } = await tryResult({ add: [free] }, { rowFailures: 0.5 });
    await settle(10_000);
    control.configure({ rowFailures: 0 });
    await run.retryFailed();
    await settle(10_000);
    await (await panel.run()).newChange();
    await settle();
    await panel.showRun(1);
    await settle();
    expect(await panel.tries()).toEqual(['First try', 'Retry']);
    expect(await (await panel.run()).headline()).toContain('were not made');
  });

  it('ends in a hidden page as in any: the application is told, screen readers are, and the numbers are true', async () => {
    const { run, panel, control, fixture, host } = await tryResult({ add: [free] }, { latency: 1000 });
    const isHidden = spyOnProperty(document, 'hidden').and.returnValue(true);
    const frames = spyOn(window, 'requestAnimationFrame').and.returnValue(0);
    document.dispatchEvent(new Event('visibilitychange'));
    await control.advance(10_000);
    await control.settled();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect(host.told).toEqual(['review', 'result', 'assign', 'assign ended']);
    expect(await run.spoken()).toBe('Done. 20 of 20 ended, 0 failed');

    await run.undo();
    await fixture.whenStable();
    await (await panel.confirmation())?.confirm();
    await control.advance(10_000);
    await control.settled();
    isHidden.and.returnValue(false);
    frames.and.callThrough();
    document.dispatchEvent(new Event('visibilitychange'));
    await fixture.whenStable();
    expect(await (await panel.run()).counts()).toEqual({ done: '20' });
    expect(host.told.at(-1)).toBe('undo ended');
  });

  it('is cancelled at any time, and reads what had been sent', async () => {
    const { run, look, settle } = await tryResult({ add: [free] }, { latency: 2000 });
    await look(100);
    await run.cancel();
    await look(100);
    expect(await run.counts()).toEqual({ unconfirmed: '20' });
    await settle(20_000);
    expect(await run.progress()).toEqual({ ended: 20, asked: 20 });
  });

  it('saves a report in which no cell is a formula', async () => {
    const texts: Promise<string>[] = [];
    spyOn(URL, 'createObjectURL').and.callFake((blob) => {
      texts.push((blob as Blob).text());
      return 'blob:report';
    });
    spyOn(HTMLAnchorElement.prototype, 'click');
    const { run, settle } = await tryResult(
      { count: 2, add: [free] },
      { rowFailures: 1, resultWords: { failure: '=DENIED()' } },
    );
    await settle(10_000);
    await run.download();
    const lines = (await texts[0])?.split('\r\n') ?? [];
    expect(lines[0]).toContain('User id,Name,Email,License id');
    expect(lines.length).toBe(4);
    expect(lines[1]).toContain(",'=DENIED(),");
  });

  it('says that the permission is missing, in the middle of a run', async () => {
    const { run, panel, settle } = await tryResult({ add: [free] }, {}, ({ control }) =>
      control.scenario('readonly'),
    );
    await settle(10_000);
    expect(await run.headline()).toBe('20 changes were not made');
    expect((await run.reasons())[0]).toContain('not authorized');
    expect(await panel.readOnlyText()).toContain('authorization:grant:add');
  });

  it('says that the session has ended, in the middle of a run', async () => {
    const { run, panel, settle } = await tryResult({ add: [free] }, {}, ({ control }) =>
      control.configure({ failures: { '401': 1 } }),
    );
    await settle(10_000);
    expect(await (await panel.notice()).text()).toBe('Your session has ended. Sign in again.');
    expect(await run.headline()).toBe('20 changes were not made');
  });

  it('counts down while the server wants silence', async () => {
    const { panel, run, look } = await tryResult({ add: [free] }, {}, ({ control }) =>
      control.configure({ failures: { '429': 1 }, retryAfter: 30 }),
    );
    await look(100);
    expect(await (await panel.notice()).text()).toContain('asked for a pause');
    expect((await run.progress()).ended).toBe(0);
  });

  it('does not say success or failure where the answer got lost', async () => {
    const { run, look, settle } = await tryResult({ add: [free] }, {}, ({ control }) => {
      control.failNext({ operation: 'postLicenseOrganization', drop: 'after' });
      control.configure({ latency: 5000 });
    });
    await look(6000);
    expect(await run.counts()).toEqual({ unconfirmed: '20' });
    await settle(30_000);
    expect(await run.counts()).toEqual({ done: '20' });
  });

  it('says that the network is gone, and goes on when it is back', async () => {
    const { run, panel, look, settle } = await tryResult({ add: [free] }, { latency: 500 });
    const isOnline = spyOnProperty(navigator, 'onLine').and.returnValue(false);
    window.dispatchEvent(new Event('offline'));
    await look(100);
    expect(await (await panel.notice()).text()).toContain('You are offline');
    isOnline.and.returnValue(true);
    window.dispatchEvent(new Event('online'));
    await settle(10_000);
    expect(await (await panel.notice()).text()).toBeUndefined();
    expect(await run.counts()).toEqual({ done: '20' });
  });

  it('finds a run again that an earlier session has left', async () => {
    const identity = { orgId: `batch-panel-spec-${Date.now()}`, userId: 'admin' };
    const options = { store: { identity: () => identity } };
    const keep = withPersistence();
    const first = await tryReview({ count: 3, add: [free] }, options, keep);
    /** The browser's storage answers in its own time. */
    const until = async ({ control }: TriedBatch, isSo: () => boolean) => {
      for (let turn = 0; turn < 400 && !isSo(); turn++) {
        await control.advance(10);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect(isSo()).toBeTrue();
    };
    await until(first, () => first.store.persistence().status === 'on');
    first.control.configure({ hang: 1 });
    await first.review.apply();
    const run = await first.panel.run();
    await until(first, () =>
      first.control.requests().some(({ operation }) => operation === 'postLicenseOrganization'),
    );
    expect(await run.actions()).toContain('Cancel');
    TestBed.resetTestingModule();

    const second = await tryBatch(options, withPersistence());
    await until(second, () => second.store.runs().length === 1);
    await second.settle(30_000);
    expect((await second.panel.recentRuns())[0]).toContain('3 changes were not made');
    await second.panel.showRun(0);
    await second.settle();
    expect((await (await second.panel.run()).reasons())[0]).toContain('closed');
    await (await second.panel.run()).retryFailed();
    await second.settle(10_000);
    expect(second.control.holders(free).length).toBe(3);
    await second.store.signOut();
  });

  it('renders once a frame however fast the changes end', async () => {
    const { fixture, control, settle, panel } = await tryResult(
      { count: 5000, add: [free] },
      { users: 5000, maximumBatch: 100 },
    );
    const run = await panel.run();
    let writes = 0;
    const bar = (fixture.nativeElement as HTMLElement).querySelector('[role=progressbar]') as Element;
    const observer = new MutationObserver((records) => (writes += records.length));
    observer.observe(bar, { attributes: true, attributeFilter: ['aria-valuenow'] });
    let frames = 0;
    let isOver = false;
    const count = () => {
      frames++;
      if (!isOver) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    await control.advance(60_000);
    await settle(60_000);
    isOver = true;
    observer.disconnect();
    expect((await run.progress()).ended).toBe(5000);
    expect(writes).toBeGreaterThan(0);
    expect(writes).toBeLessThanOrEqual(frames);
  });

  it('starts over with nothing chosen, and lists what was done', async () => {
    const { run, panel, settle, host } = await tryResult({ add: [free] });
    await settle(10_000);
    await run.newChange();
    expect(await panel.step()).toBe('Choose');
    expect(host.add()).toEqual([]);
    await settle();
    expect(await panel.recentRuns()).toEqual(['20 changes · Done Show: 20 changes']);
    await panel.showRun(0);
    await settle();
    expect(await (await panel.run()).headline()).toBe('Done');
  });
});
