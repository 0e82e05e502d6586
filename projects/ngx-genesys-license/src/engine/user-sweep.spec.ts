import { LicenseApiError } from 'genesys-license-client';
import type { Subscription } from 'rxjs';
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
