import { LicenseApiError } from 'genesys-license-client';
import { retry, type Subscription } from 'rxjs';
import type { LicenseUserPage } from '../model/users';
import { freeLicense, tryEngine, type TriedEngine } from './testing/try-engine';

interface Heard {
  readonly pages: number[];
  isComplete: boolean;
  error: unknown;
  readonly subscription: Subscription;
}

function hear({ engine }: TriedEngine, pageSize = 2, onPage?: (page: LicenseUserPage) => void): Heard {
  const heard: Omit<Heard, 'subscription'> = { pages: [], isComplete: false, error: undefined };
  const subscription = engine.sweep.stream({ pageSize }).subscribe({
    next: (page) => {
      heard.pages.push(page.pageNumber);
      onPage?.(page);
    },
    complete: () => (heard.isComplete = true),
    error: (error: unknown) => (heard.error = error),
  });
  return Object.assign(heard, { subscription });
}

describe('UserSweep', () => {
  it('reads every page once for all who subscribe, replaying what has come to those who come late', async () => {
    const tried = tryEngine({ emulator: { users: 9, latency: 100 } });
    const first = hear(tried);
    await tried.clock.advance(150);
    expect(first.pages).toEqual([1]);
    const late = hear(tried);
    expect(late.pages).toEqual([1]);
    await tried.clock.advance(5000);
    expect(first.pages).toEqual([1, 2, 3, 4, 5]);
    expect(late.pages).toEqual([1, 2, 3, 4, 5]);
    expect([first.isComplete, late.isComplete]).toEqual([true, true]);
    expect(tried.emulator.requests.of('getLicenseUsers')).toBe(5);
    expect(tried.engine.stream$.value).toEqual(
      jasmine.objectContaining({ status: 'resolved', loaded: 9, total: 9, pages: 5 }),
    );
  });

  it('stops with the last subscriber and starts anew for the next', async () => {
    const tried = tryEngine({ emulator: { users: 40, latency: 100 } });
    const first = hear(tried);
    const second = hear(tried);
    await tried.clock.advance(150);
    first.subscription.unsubscribe();
    await tried.clock.advance(200);
    const { length } = second.pages;
    expect(length).toBeGreaterThan(1);
    second.subscription.unsubscribe();
    expect(tried.engine.stream$.value.status).toBe('idle');
    const asked = tried.emulator.requests.of('getLicenseUsers');
    await tried.clock.advance(5000);
    expect(second.pages.length).toBe(length);
    expect(tried.emulator.requests.of('getLicenseUsers')).toBe(asked);
    const third = hear(tried, 20);
    expect(tried.engine.stream$.value.status).toBe('reloading');
    await tried.clock.advance(5000);
    expect(third.pages).toEqual([1, 2]);
    expect(third.isComplete).toBeTrue();
  });

  it('goes on for one who, hearing the replay, sends the other away', async () => {
    const tried = tryEngine({ emulator: { users: 9, latency: 100 } });
    const first = hear(tried);
    await tried.clock.advance(150);
    const second = hear(tried, 2, () => first.subscription.unsubscribe());
    await tried.clock.advance(5000);
    expect(second.pages).toEqual([1, 2, 3, 4, 5]);
    expect(second.isComplete).toBeTrue();
  });

  it('ends at once for one who takes but the replayed page', async () => {
    const tried = tryEngine({ emulator: { users: 9, latency: 100 } });
    const first = hear(tried);
    await tried.clock.advance(150);
    const brief: Heard = hear(tried, 2, () => queueMicrotask(() => brief.subscription.unsubscribe()));
    await tried.clock.advance(5000);
    expect(brief.pages).toEqual([1]);
    expect(first.isComplete).toBeTrue();
  });

  it('hands a failure to its subscribers and tries again for the next', async () => {
    const tried = tryEngine({ emulator: { users: 9 } });
    tried.emulator.configure({ failures: { 'getLicenseUsers:403': 1 } });
    const first = hear(tried);
    await tried.clock.advance(1000);
    expect(first.error).toBeInstanceOf(LicenseApiError);
    expect(tried.engine.stream$.value.status).toBe('error');
    expect(tried.engine.stream$.value.error?.status).toBe(403);
    tried.emulator.configure({ failures: {} });
    const second = hear(tried);
    expect(tried.engine.stream$.value.error).toBeUndefined();
    await tried.clock.advance(1000);
    expect(second.isComplete).toBeTrue();
    expect(tried.engine.stream$.value.status).toBe('resolved');
  });

  describe('after a failure', () => {
    /** Nine pages of two; the sixth fails as often as told, whatever the client does about it. */
    function tryFailing(times: number, page = 6): TriedEngine & { readonly asked: number[] } {
      const asked: number[] = [];
      let failures = 0;
      const tried = tryEngine({
        emulator: { users: 18, latency: 20 },
        fetch: (emulator) => (url, init) => {
          const number = Number(new URL(url).searchParams.get('pageNumber') ?? 0);
          if (number > 0) asked.push(number);
          const isFailing = number === page && failures++ < times;
          return isFailing ? Promise.resolve(new Response('{}', { status: 501 })) : emulator.fetch(url, init);
        },
      });
      return { ...tried, asked };
    }

    it('goes on with the page that failed, and gives the pages before it without asking again', async () => {
      const tried = tryFailing(1);
      const { clock, engine, asked } = tried;
      const first = hear(tried);
      await clock.advance(5000);
      expect(first.error).toBeInstanceOf(LicenseApiError);
      expect(first.pages).toEqual([1, 2, 3, 4, 5]);
      expect(engine.stream$.value).toEqual(
        jasmine.objectContaining({ status: 'error', loaded: 10, pages: 5, total: 18 }),
      );
      asked.length = 0;
      const second = hear(tried);
      expect(second.pages).toEqual([1, 2, 3, 4, 5]);
      expect(engine.stream$.value).toEqual(jasmine.objectContaining({ status: 'reloading', loaded: 10 }));
      await clock.advance(5000);
      expect(second.pages).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(second.isComplete).toBeTrue();
      expect(asked).toEqual([6, 7, 8, 9]);
      expect(engine.stream$.value).toEqual(
        jasmine.objectContaining({ status: 'resolved', loaded: 18, pages: 9, error: undefined }),
      );
      expect(engine.ledger.members.size).toBe(18);
    });

    it('goes on as often as it fails, for `retry` too', async () => {
      const tried = tryFailing(3);
      const pages: number[] = [];
      let isComplete = false;
      tried.engine.sweep
        .stream({ pageSize: 2 })
        .pipe(retry(3))
        .subscribe({ next: ({ pageNumber }) => pages.push(pageNumber), complete: () => (isComplete = true) });
      await tried.clock.advance(10_000);
      expect(isComplete).toBeTrue();
      expect(tried.asked.filter((page) => page < 6)).toEqual([1, 2, 3, 4, 5]);
      expect(tried.engine.ledger.members.size).toBe(18);
    });

    it('begins anew after ten minutes, in another size, and where nothing had come', async () => {
      const old = tryFailing(1);
      hear(old);
      await old.clock.advance(5000);
      await old.clock.advance(11 * 60_000);
      old.asked.length = 0;
      hear(old);
      await old.clock.advance(5000);
      expect(old.asked[0]).toBe(1);

      const other = tryFailing(1);
      hear(other);
      await other.clock.advance(5000);
      other.asked.length = 0;
      const wider = hear(other, 3);
      expect(wider.pages).toEqual([]);
      await other.clock.advance(5000);
      expect(wider.pages).toEqual([1, 2, 3, 4, 5, 6]);

      const early = tryFailing(1, 1);
      hear(early);
      await early.clock.advance(5000);
      const second = hear(early);
      await early.clock.advance(5000);
      expect(second.pages.length).toBe(9);
    });

    it('counts in the size the server gave', async () => {
      const tried = tryFailing(1, 4);
      tried.emulator.configure({ maximumPageSize: 3 });
      const first = hear(tried, 9);
      await tried.clock.advance(5000);
      expect(first.pages).toEqual([1, 2, 3]);
      tried.asked.length = 0;
      const second = hear(tried, 9);
      await tried.clock.advance(5000);
      expect(second.isComplete).toBeTrue();
      expect(tried.asked).toEqual([4, 5, 6]);
      expect(tried.engine.ledger.members.size).toBe(18);
    });

    it('still asks by id for the users whom neither part has met', async () => {
      const tried = tryFailing(1);
      const { clock, emulator, engine, ids } = tried;
      await tried.sweep();
      hear(tried);
      await clock.advance(5000);
      const [met = '', notMet = ''] = [ids[3], ids[15]];
      emulator.organization.removeUser(met);
      emulator.organization.removeUser(notMet);
      hear(tried);
      await clock.advance(5000);
      const isKnown = (id: string) => engine.ledger.users.isKnown(engine.ledger.users.of(id));
      // The list has shifted under the second part: whoever fell between the two is still there.
      expect(ids.filter((id) => !isKnown(id))).toEqual([notMet]);
      hear(tried);
      await clock.advance(5000);
      expect(ids.filter((id) => !isKnown(id))).toEqual([met, notMet]);
    });
  });

  it('tells how long it will take: at the pace of the last minute, within the rate limit, behind a pause', async () => {
    const tried = tryEngine({ emulator: { users: 1000, latency: 1000 } });
    hear(tried, 2);
    await tried.clock.advance(21_000);
    const { rate = 0, eta = 0, loaded } = tried.engine.stream$.value;
    // Four at a time, a second each; the first came alone.
    expect(rate).toBeCloseTo(8, 0);
    expect(eta).toBeGreaterThan(((1000 - loaded) / 8) * 900);
    tried.engine.client.limiter.pause(42_000);
    await tried.clock.advance(2000);
    const paused = tried.engine.stream$.value;
    expect(paused.eta ?? 0).toBeGreaterThan(eta + 30_000);
    await tried.clock.advance(45_000);
    const after = tried.engine.stream$.value;
    expect(after.rate ?? 0).toBeGreaterThan(6);
    expect(after.eta ?? 0).toBeLessThan(eta);

    const fast = tryEngine({ emulator: { users: 1200, latency: 10 } });
    hear(fast, 2);
    await fast.clock.advance(100);
    // At that pace it would be over in seconds; six hundred requests are more than two minutes\' worth.
    expect(fast.engine.stream$.value.eta ?? 0).toBeGreaterThanOrEqual(120_000);
  });

  it('gives the ids the store knows the users by, whoever asks when', async () => {
    const tried = tryEngine({ emulator: { users: 4, latency: 100 } });
    const pages: LicenseUserPage[] = [];
    hear(tried, 2, (page) => pages.push(page));
    await tried.clock.advance(150);
    hear(tried, 2, (page) => pages.push(page));
    await tried.clock.advance(5000);
    expect(pages.map(({ userIds }) => userIds)).toEqual([
      tried.ids.slice(0, 2),
      tried.ids.slice(0, 2),
      tried.ids.slice(2),
      tried.ids.slice(2),
    ]);
  });

  it('refreshes without flicker: nobody leaves, nobody is told of what is the same, changes come once', async () => {
    const tried = tryEngine({ emulator: { users: 40 } });
    const { engine, emulator, ids, clock } = tried;
    await tried.sweep();
    emulator.organization.assign(ids[7] as string, freeLicense);
    emulator.organization.removeUser(ids[9] as string);
    const sizes = new Set<number>();
    const told = new Map<number, number>();
    engine.changes$.subscribe(({ rows }) => {
      sizes.add(engine.ledger.members.size);
      for (const row of rows) told.set(row, (told.get(row) ?? 0) + 1);
    });
    hear(tried, 5);
    await clock.advance(5000);
    expect(told).toEqual(
      new Map([
        [7, 1],
        [9, 1],
      ]),
    );
    expect([...sizes]).toEqual([40, 39]);
    expect(tried.shown(ids[7] as string)).toContain(freeLicense);
  });

  it('completes for those who still listen when the person signs out, and touches the next state no more', async () => {
    const tried = tryEngine({ emulator: { users: 40, latency: 100 } });
    const first = hear(tried);
    await tried.clock.advance(150);
    tried.engine.reset();
    const second = hear(tried);
    await tried.clock.advance(50);
    expect(first.isComplete).toBeTrue();
    first.subscription.unsubscribe();
    expect(tried.engine.stream$.value.status).toBe('loading');
    await tried.clock.advance(10_000);
    expect(second.pages.length).toBe(20);
    expect(second.isComplete).toBeTrue();
  });

  it('takes every page though the server changes their size on the way', async () => {
    const tried = tryEngine({ emulator: { users: 60, latency: 100, maximumPageSize: 10 } });
    const heard = hear(tried, 10);
    await tried.clock.advance(350);
    tried.emulator.configure({ maximumPageSize: 5 });
    await tried.clock.advance(10_000);
    expect(heard.isComplete).toBeTrue();
    expect(tried.engine.ledger.members.size).toBe(60);
  });

  it('takes every page though the server numbers none', async () => {
    const tried = tryEngine({
      emulator: { users: 60, latency: 100, maximumPageSize: 10, omittedFields: ['pageNumber'] },
    });
    const heard = hear(tried, 10);
    await tried.clock.advance(350);
    tried.emulator.configure({ maximumPageSize: 5 });
    await tried.clock.advance(10_000);
    expect(heard.isComplete).toBeTrue();
    expect(tried.engine.ledger.members.size).toBe(60);
  });

  it('takes every page though the server gives larger ones than asked for, from some page on', async () => {
    const users = Array.from({ length: 24 }, (_, index) => ({ id: `u${index}`, licenses: [] }));
    let requests = 0;
    const tried = tryEngine({
      fetch: () => (url) => {
        const size = ++requests > 3 ? 6 : 2;
        const start = (Number(new URL(url).searchParams.get('pageNumber')) - 1) * size;
        const entities = users.slice(start, start + size);
        return Promise.resolve(Response.json({ entities, pageSize: size, total: users.length }));
      },
    });
    const heard = hear(tried, 2);
    await tried.clock.advance(10_000);
    expect(heard.isComplete).toBeTrue();
    expect(tried.engine.ledger.members.size).toBe(24);
  });

  it('asks by id for users the sweep has not met, and lets go of those who are gone', async () => {
    const tried = tryEngine({ emulator: { users: 9 } });
    const { engine, emulator, clock, ids } = tried;
    await tried.sweep();
    emulator.organization.removeUser(ids[4] as string);
    hear(tried);
    await clock.advance(1);
    expect(engine.ledger.members.size).toBe(8);
    expect(engine.ledger.users.find(ids[4] as string)).toBe(4);
    expect(engine.ledger.members.rank(4)).toBe(-1);
  });

  it('counts a user once who shows on two pages because the list shifted', async () => {
    const tried = tryEngine({ emulator: { users: 30, pageShift: 0.5, latency: 50 } });
    hear(tried, 3);
    await tried.clock.advance(20_000);
    tried.emulator.configure({ pageShift: 0 });
    hear(tried, 3);
    await tried.clock.advance(20_000);
    const { members, users } = tried.engine.ledger;
    const known = [...members].map((row) => users.id(row));
    expect(new Set(known).size).toBe(known.length);
    expect(known.length).toBe(tried.emulator.organization.userCount);
    expect(known.every((id) => tried.emulator.organization.user(id) !== undefined)).toBeTrue();
  });

  it('goes on while changes are under way, and they while it goes on', async () => {
    const tried = tryEngine({ emulator: { users: 30, latency: 50 } });
    const heard = hear(tried, 3);
    const run = tried.engine.assign({ userIds: tried.ids, add: [freeLicense] });
    await tried.clock.advance(20_000);
    expect(heard.pages.length).toBe(10);
    expect((await run.report).progress.confirmed).toBe(30);
    expect(tried.ids.every((id) => tried.shown(id).includes(freeLicense))).toBeTrue();
  });
});
