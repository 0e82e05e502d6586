import { lastValueFrom, toArray } from 'rxjs';
import { holds } from '../../core/license-sets';
import type { LicenseEngine } from '../license-engine';
import { freeLicense } from '../testing/try-engine';
import { anyone, tryTabs, type TriedTab } from '../testing/try-tabs';

describe('TabSharing', () => {
  const shows = ({ engine }: TriedTab, userId: string, licenseId = freeLicense): boolean => {
    const { ledger } = engine;
    const row = ledger.users.find(userId);
    const license = ledger.licenses.find(licenseId);
    return row !== undefined && license !== undefined && holds(ledger.view(row), license);
  };
  const knows = ({ engine: { ledger } }: TriedTab): number => ledger.members.size;
  const give = (engine: LicenseEngine, userId: string, licenseId = freeLicense) =>
    engine.assign({ userIds: [userId], add: [licenseId] });
  const pagesOf = ({ requests }: TriedTab): number =>
    requests.filter((request) => request === 'GET /api/v2/license/users').length;

  it('says what the tab is: alone, then leader beside a follower, and alone again', async () => {
    const { clock, open } = tryTabs();
    const first = open();
    expect(first.engine.tabRole$.value).toBe('follower');
    await clock.advance(1);
    expect(first.engine.tabRole$.value).toBe('alone');
    const second = open();
    await clock.advance(1);
    expect([first, second].map(({ engine }) => engine.tabRole$.value)).toEqual(['leader', 'follower']);
    first.tab.kill();
    await clock.advance(1);
    expect(second.engine.tabRole$.value).toBe('alone');
  });

  it('shows what another tab has read', async () => {
    const { clock, open, ids } = tryTabs();
    const [first, second] = [open(), open({ ahead: -500_000 })];
    await clock.advance(1);
    void first.engine.refresh(ids);
    await clock.advance(100);
    expect(knows(second)).toBe(5);
    expect(second.requests).toEqual([]);
  });

  it('shows what another tab was told is done, before anybody has read it', async () => {
    const { clock, open, ids } = tryTabs({ writeLag: 2000 });
    const [first, second] = [open(), open({ ahead: 700_000 })];
    await clock.advance(1);
    const [id = ''] = ids;
    void first.engine.refresh(ids);
    await clock.advance(1000);
    give(first.engine, id);
    await clock.advance(300);
    expect(shows(second, id)).toBeTrue();
    // Nor does a read that comes before the server shows it.
    void second.engine.refresh(ids);
    await clock.advance(300);
    expect(shows(second, id)).toBeTrue();
    await clock.advance(20_000);
    expect(shows(second, id)).toBeTrue();
    expect([...second.engine.ledger.allCells()]).toEqual([]);
  });

  it('believes no read of another tab that was asked for before its own write', async () => {
    const { clock, open, ids, emulator } = tryTabs();
    const [id = ''] = ids;
    let release: () => void = () => undefined;
    const slow = open({
      fetch: (send) => async (url, init) => {
        const answer = await send(url, init);
        if (url.endsWith('/users')) await new Promise<void>((resolve) => (release = resolve));
        return answer;
      },
    });
    const second = open();
    await clock.advance(1);
    slow.engine.refresh(ids).catch(() => undefined);
    await clock.advance(1000);
    give(second.engine, id);
    await clock.advance(1000);
    expect(emulator.organization.holds(id, freeLicense)).toBeTrue();
    release();
    await clock.advance(100);
    expect(knows(second)).toBe(5);
    expect(shows(second, id)).toBeTrue();
  });

  it('brings definitions along, to tabs that come later too', async () => {
    const { clock, open } = tryTabs();
    const first = open();
    first.engine.definitions.ask();
    await clock.advance(100);
    const second = open();
    await clock.advance(100);
    second.engine.definitions.ask();
    await clock.advance(100);
    expect(second.engine.definitions$.value.definitions).toEqual(first.engine.definitions$.value.definitions);
    expect(second.engine.definitions$.value.status).toBe('resolved');
    expect(second.requests).toEqual([]);
  });

  it('reads all users once, however many tabs want them', async () => {
    const { clock, open } = tryTabs({ users: 95, latency: 50 });
    const tabs = [open(), open(), open()];
    await clock.advance(1);
    const streams = tabs.map(({ engine }) =>
      lastValueFrom(engine.sweep.stream({ pageSize: 10 }).pipe(toArray())),
    );
    await clock.advance(2000);
    for (const pages of await Promise.all(streams))
      expect(pages.flatMap(({ userIds }) => userIds).length).toBe(95);
    expect(tabs.map(pagesOf)).toEqual([10, 0, 0]);
    expect(tabs.map(knows)).toEqual([95, 95, 95]);
  });

  it('gives a tab that comes in the middle the pages that were read before it came', async () => {
    const { clock, open } = tryTabs({ users: 95, latency: 1000 });
    const first = open();
    await clock.advance(1);
    first.engine.sweep.stream({ pageSize: 10, concurrency: 1 }).subscribe();
    await clock.advance(5100);
    const late = open();
    await clock.advance(1);
    const pages = lastValueFrom(late.engine.sweep.stream({ pageSize: 10 }).pipe(toArray()));
    await clock.advance(20_000);
    expect((await pages).length).toBe(10);
    expect(knows(late)).toBe(95);
    expect(pagesOf(late)).toBe(0);
  });

  it('ends a sweep that another tab reads when what it could not take from there is read too', async () => {
    const { clock, open, ids } = tryTabs({ users: 95, latency: 1000 });
    const first = open();
    await clock.advance(1);
    first.engine.sweep.stream({ pageSize: 5, concurrency: 1 }).subscribe();
    await clock.advance(5000);
    const late = open({ engine: { verification: { mode: 'unconfirmed', lag: 3000 } } });
    await clock.advance(1);
    // Written here and never read: what was read elsewhere so long ago says nothing of it.
    const [id = ''] = ids;
    give(late.engine, id);
    await clock.advance(13_500);
    let knownAtTheEnd: number | undefined;
    late.engine.sweep.stream({ pageSize: 5 }).subscribe({ complete: () => (knownAtTheEnd = knows(late)) });
    await clock.advance(700);
    expect(first.engine.stream$.value.status).toBe('resolved');
    expect([knows(late), knownAtTheEnd]).toEqual([94, undefined]);
    await clock.advance(1000);
    expect(knownAtTheEnd).toBe(95);
    expect(shows(late, id)).toBeTrue();
  });

  it('goes on where the sweep was when the tab that read it ends', async () => {
    const { clock, open } = tryTabs({ users: 95, latency: 100 });
    const [first, second, third] = [open(), open(), open()];
    await clock.advance(1);
    const pages = [second, third].map(({ engine }) =>
      lastValueFrom(engine.sweep.stream({ pageSize: 10, concurrency: 1 }).pipe(toArray())),
    );
    await clock.advance(450);
    first.tab.kill();
    await clock.advance(5000);
    for (const all of await Promise.all(pages)) expect(all.flatMap(({ userIds }) => userIds).length).toBe(95);
    expect([pagesOf(first), pagesOf(second), pagesOf(third)]).toEqual([5, 6, 0]);
    expect([knows(second), knows(third)]).toEqual([95, 95]);
  });

  it('takes the lead from a tab that is asleep, which then follows', async () => {
    const { clock, open, ids } = tryTabs();
    const [first, second] = [open(), open()];
    await clock.advance(1);
    first.tab.sleep();
    const read = second.engine.refresh(ids);
    await clock.advance(10_000);
    await read;
    expect(second.engine.tabRole$.value).toBe('leader');
    give(first.engine, ids[0] as string);
    first.tab.awake();
    await clock.advance(1000);
    expect(first.engine.tabRole$.value).toBe('follower');
    expect(second.engine.tabRole$.value).toBe('leader');
    expect(shows(second, ids[0] as string)).toBeTrue();
  });

  it('keeps the budget over all tabs, whoever leads', async () => {
    const { clock, open, ids } = tryTabs({ latency: 20 });
    const tabs = [1, 2, 3].map(() => open({ requestsPerMinute: 20 }));
    await clock.advance(1);
    const left = () => tabs.reduce((sum, { requests }) => sum + requests.length, 0);
    for (const { engine } of tabs)
      for (let index = 0; index < 20; index++)
        engine.refresh(ids.slice(0, 1 + (index % 5))).catch(() => undefined);
    await clock.advance(5000);
    expect(left()).toBe(18);
    tabs[0]?.tab.kill();
    await clock.advance(50_000);
    expect(left()).toBe(18);
    await clock.advance(12_000);
    expect(left()).toBe(36);
    await clock.advance(60_000);
    expect(left()).toBeGreaterThanOrEqual(50);
  });

  it('stops all tabs while the server wants silence', async () => {
    const { clock, open, ids } = tryTabs({ failures: { 429: 1 }, retryAfter: 30 });
    const [first, second] = [open(), open()];
    await clock.advance(1);
    first.engine.refresh(ids).catch(() => undefined);
    await clock.advance(1000);
    second.engine.refresh(ids).catch(() => undefined);
    await clock.advance(20_000);
    expect(first.requests.length).toBe(1);
    expect(second.requests).toEqual([]);
    expect(second.engine.client.limiter.state.pausedUntil).toBeDefined();
  });

  it('forgets everything when the person signs out in another tab', async () => {
    const { clock, open, ids } = tryTabs();
    const [first, second] = [open(), open()];
    await clock.advance(1);
    void first.engine.refresh(ids);
    await clock.advance(100);
    expect(knows(second)).toBe(5);
    const run = give(second.engine, ids[0] as string);
    void first.engine.signOut();
    await clock.advance(1);
    expect(knows(second)).toBe(0);
    expect([first, second].map(({ engine }) => engine.needsSignIn$.value)).toEqual([false, true]);
    expect(run.isSettled).toBeTrue();
    void second.engine.refresh(ids);
    await clock.advance(100);
    expect(second.engine.needsSignIn$.value).toBeFalse();
    expect([first, second].map(({ engine }) => engine.tabRole$.value)).toEqual(['off', 'alone']);
    expect(knows(first)).toBe(0);
  });

  it('tells another person nothing', async () => {
    const { clock, open, ids } = tryTabs();
    const first = open();
    const other = open({ identity: () => ({ ...anyone, userId: 'other' }) });
    const nobody = open({ identity: () => undefined });
    await clock.advance(1);
    void first.engine.refresh(ids);
    await clock.advance(100);
    expect([knows(other), knows(nobody)]).toEqual([0, 0]);
    expect([other, nobody].map(({ engine }) => engine.tabRole$.value)).toEqual(['alone', 'off']);
  });

  it('goes along with a person who signs in, and out again for another', async () => {
    const { clock, open, ids } = tryTabs();
    let person: typeof anyone | undefined;
    const first = open();
    const second = open({ identity: () => person });
    await clock.advance(1);
    expect(second.engine.tabRole$.value).toBe('off');
    person = anyone;
    second.engine.followIdentity();
    await clock.advance(1);
    void first.engine.refresh(ids);
    await clock.advance(100);
    expect(knows(second)).toBe(5);
    person = { ...anyone, userId: 'other' };
    second.engine.followIdentity();
    await clock.advance(1);
    expect(knows(second)).toBe(0);
    expect([first, second].map(({ engine }) => engine.tabRole$.value)).toEqual(['alone', 'alone']);
  });
});
