import * as fc from 'fast-check';
import { json } from '../../testing/scripted-fetch.js';
import { testClient } from '../../testing/test-client.js';
import { settled, VirtualClock } from '../../testing/virtual-clock.js';
import type { CallOptions } from '../config/call-options.js';
import type { UserLicensesEntityListing } from '../models/license-models.js';
import { licenseUserPages, type FetchUserPage } from './license-user-pages.js';

type Counts = 'all' | 'pageCount' | 'total' | 'nothing';

/** A list of users served as the real server might, with what it was asked. */
class Listing {
  readonly asked: { readonly pageNumber: number; readonly pageSize: number; readonly call: CallOptions }[] =
    [];
  /** Called before each page is cut: to change the list, delay or fail. */
  before: (pageNumber: number, call: CallOptions) => void | Promise<void> = () => undefined;

  users: string[];
  largestPage: number;
  readonly #counts: Counts;

  constructor(users: string[], largestPage = 1_000, counts: Counts = 'all') {
    this.users = users;
    this.largestPage = largestPage;
    this.#counts = counts;
  }

  readonly fetch: FetchUserPage = async ({ pageNumber, pageSize }, call) => {
    this.asked.push({ pageNumber, pageSize, call });
    await this.before(pageNumber, call);
    const size = Math.min(pageSize, this.largestPage);
    const entities = this.users
      .slice((pageNumber - 1) * size, pageNumber * size)
      .map((id) => ({ id, licenses: [] as string[] }));
    const total = this.users.length;
    return {
      entities,
      pageSize: size,
      pageNumber,
      ...(this.#counts === 'all' || this.#counts === 'total' ? { total } : {}),
      ...(this.#counts === 'all' || this.#counts === 'pageCount'
        ? { pageCount: Math.ceil(total / size) }
        : {}),
    };
  };

  get numbers(): readonly number[] {
    return this.asked.map(({ pageNumber }) => pageNumber);
  }
}

const people = (count: number): string[] => Array.from({ length: count }, (_, index) => `u${index}`);

async function all(pages: AsyncIterable<UserLicensesEntityListing>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { entities } of pages) ids.push(...entities.map(({ id }) => id));
  return ids;
}

function until(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
}

describe('licenseUserPages', () => {
  for (const counts of ['all', 'pageCount', 'total', 'nothing'] as const) {
    for (const count of [0, 1, 9, 10, 11, 20, 95]) {
      it(`gives all of ${count} users, ten a page, where the server tells ${counts}`, async () => {
        const listing = new Listing(people(count), 1_000, counts);
        expect(await all(licenseUserPages(listing.fetch, { pageSize: 10 }))).toEqual(listing.users);
        const pages = Math.max(1, Math.ceil(count / 10));
        if (counts !== 'nothing')
          expect(listing.numbers).toEqual(Array.from({ length: pages }, (_, index) => index + 1));
        expect(listing.asked.length).toBeLessThanOrEqual(pages + 4);
      });
    }
  }

  it('asks for page 1 first, then for `concurrency` at a time, 100 users each, in the background', async () => {
    const listing = new Listing(people(1_000));
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    listing.before = (pageNumber) => (pageNumber === 1 ? gate : undefined);
    const pages = licenseUserPages(listing.fetch)[Symbol.asyncIterator]();
    await settled();
    expect(listing.numbers).toEqual([]);
    const first = pages.next();
    await settled();
    expect(listing.numbers).toEqual([1]);
    open();
    await first;
    await settled();
    expect(listing.numbers).toEqual([1, 2, 3, 4, 5]);
    expect(
      listing.asked.every(({ pageSize, call }) => pageSize === 100 && call.priority === 'background'),
    ).toBeTrue();
  });

  it('never asks for more than `concurrency` pages beyond what was taken', async () => {
    const listing = new Listing(people(100));
    const pages = licenseUserPages(listing.fetch, { pageSize: 5, concurrency: 3 })[Symbol.asyncIterator]();
    for (let taken = 1; taken <= 20; taken++) {
      await pages.next();
      await settled();
      expect(Math.max(...listing.numbers)).toBe(Math.min(20, taken + 3));
    }
    expect((await pages.next()).done).toBeTrue();
  });

  it('gives pages in order, whichever comes first', async () => {
    const clock = new VirtualClock();
    const listing = new Listing(people(50));
    listing.before = (pageNumber) =>
      new Promise((resolve) => clock.setTimeout(resolve, (pageNumber * 7) % 5));
    expect(await clock.until(all(licenseUserPages(listing.fetch, { pageSize: 5 })))).toEqual(listing.users);
  });

  it('begins where it is told', async () => {
    const listing = new Listing(people(50));
    expect(await all(licenseUserPages(listing.fetch, { pageSize: 10, pageNumber: 4 }))).toEqual(
      people(50).slice(30),
    );
  });

  it('follows a server that gives smaller pages than asked for', async () => {
    const listing = new Listing(people(95), 25);
    expect(await all(licenseUserPages(listing.fetch, { pageSize: 100 }))).toEqual(listing.users);
    expect(listing.asked.map(({ pageSize }) => pageSize)).toEqual([100, 25, 25, 25]);
  });

  it('skips nobody when the server makes its pages smaller midway', async () => {
    const listing = new Listing(people(95), 20);
    listing.before = (pageNumber) => {
      if (pageNumber === 3) listing.largestPage = 10;
    };
    expect(await all(licenseUserPages(listing.fetch, { pageSize: 20 }))).toEqual(listing.users);
  });

  it('skips nobody when the server makes its pages larger midway', async () => {
    const listing = new Listing(people(300));
    const larger: FetchUserPage = ({ pageNumber, pageSize }, call) =>
      listing.fetch({ pageNumber, pageSize: pageNumber >= 3 ? Math.max(30, pageSize) : pageSize }, call);
    expect(await all(licenseUserPages(larger, { pageSize: 10, concurrency: 2 }))).toEqual(listing.users);
  });

  it('does not believe a pageSize that holds fewer rows than the page, nor one that is larger than was asked', async () => {
    for (const claimed of [3, 500, 0]) {
      const listing = new Listing(people(42));
      const lie: FetchUserPage = async (options, call) => ({
        ...(await listing.fetch(options, call)),
        pageSize: claimed,
      });
      expect(await all(licenseUserPages(lie, { pageSize: 10 }))).toEqual(listing.users);
      expect(new Set(listing.asked.map(({ pageSize }) => pageSize))).toEqual(new Set([10]));
    }
  });

  it('gives the rest of a list whose last page counts only itself', async () => {
    for (const counts of ['pageCount', 'nothing'] as const) {
      const listing = new Listing(people(47), 1_000, counts);
      const honest: FetchUserPage = async (options, call) => {
        const page = await listing.fetch(options, call);
        return { ...page, pageSize: page.entities.length };
      };
      expect(await all(licenseUserPages(honest, { pageSize: 10 }))).toEqual(listing.users);
    }
  });

  it('gives up on a server whose page size never rests', async () => {
    let size = 50;
    const listing = new Listing(people(5_000), 1_000, 'nothing');
    const restless: FetchUserPage = ({ pageNumber }, call) =>
      listing.fetch({ pageNumber, pageSize: size-- }, call);
    await expectAsync(all(licenseUserPages(restless, { concurrency: 1 }))).toBeRejectedWithError(/pageSize/);
  });

  it('goes on when pages are added, and stops early when they go', async () => {
    const growing = new Listing(people(20));
    growing.before = (pageNumber) => {
      if (pageNumber === 2) growing.users = people(40);
    };
    expect(await all(licenseUserPages(growing.fetch, { pageSize: 10 }))).toEqual(people(40));
    const shrinking = new Listing(people(200));
    shrinking.before = (pageNumber) => {
      if (pageNumber === 2) shrinking.users = people(30);
    };
    await all(licenseUserPages(shrinking.fetch, { pageSize: 10, concurrency: 2 }));
    expect(shrinking.asked.length).toBeLessThanOrEqual(5);
  });

  it('gives a user who moved to a later page once, or as often as listed when asked so', async () => {
    for (const distinct of [true, false]) {
      const listing = new Listing(people(20));
      listing.before = (pageNumber) => {
        if (pageNumber === 2) listing.users = ['new', ...people(20)];
      };
      const ids = await all(licenseUserPages(listing.fetch, { pageSize: 10, distinct }));
      expect(ids.filter((id) => id === 'u9').length).toBe(distinct ? 1 : 2);
      expect(new Set(ids)).toEqual(new Set(people(20)));
    }
  });

  it('gives a page without duplicates as it came', async () => {
    const page = {
      entities: [{ id: 'u', licenses: [] }],
      pageCount: 1,
      extra: true,
    } as UserLicensesEntityListing;
    for await (const given of licenseUserPages(() => Promise.resolve(page))) expect(given).toBe(page);
    expect(page.entities.length).toBe(1);
  });

  it('delivers the pages before an error, then the error, and aborts the rest', async () => {
    const listing = new Listing(people(100));
    listing.before = async (pageNumber, { signal }) => {
      if (pageNumber === 3) throw new Error('page 3');
      if (pageNumber > 3) await until(signal);
    };
    const pages = licenseUserPages(listing.fetch, { pageSize: 10 })[Symbol.asyncIterator]();
    const given: number[] = [];
    const read = async (): Promise<void> => {
      for (let next = await pages.next(); next.done !== true; next = await pages.next())
        given.push(next.value.pageNumber ?? 0);
    };
    await expectAsync(read()).toBeRejectedWithError('page 3');
    expect(given).toEqual([1, 2]);
    expect(
      listing.asked.filter(({ pageNumber }) => pageNumber > 3).every(({ call }) => call.signal?.aborted),
    ).toBeTrue();
  });

  it('aborts what is under way when the loop is left', async () => {
    const listing = new Listing(people(100));
    listing.before = (pageNumber, { signal }) => (pageNumber > 1 ? until(signal) : undefined);
    for await (const page of licenseUserPages(listing.fetch, { pageSize: 10 })) {
      if (page.pageNumber === 1) break;
    }
    expect(listing.numbers).toEqual([1, 2, 3, 4, 5]);
    expect(listing.asked.slice(1).every(({ call }) => call.signal?.aborted)).toBeTrue();
  });

  it('ends at once when closed while a page is awaited', async () => {
    const listing = new Listing(people(100));
    listing.before = (_, { signal }) => until(signal);
    const pages = licenseUserPages(listing.fetch)[Symbol.asyncIterator]();
    const next = pages.next();
    await settled();
    await pages.return?.();
    expect((await next).done).toBeTrue();
  });

  it('rejects with the reason once its signal aborts, and leaves no listener', async () => {
    const listing = new Listing(people(100));
    const abort = new AbortController();
    const added = spyOn(abort.signal, 'addEventListener').and.callThrough();
    const removed = spyOn(abort.signal, 'removeEventListener').and.callThrough();
    listing.before = (pageNumber, { signal }) => (pageNumber > 1 ? until(signal) : undefined);
    const pages = licenseUserPages(listing.fetch, { pageSize: 10, signal: abort.signal })[
      Symbol.asyncIterator
    ]();
    await pages.next();
    const next = pages.next();
    abort.abort('enough');
    await expectAsync(next).toBeRejectedWith('enough');
    expect(removed.calls.count()).toBe(added.calls.count());
    await expectAsync(
      all(licenseUserPages(listing.fetch, { signal: AbortSignal.abort('early') })),
    ).toBeRejectedWith('early');
  });

  it('tells which page is sent, and sweeps anew for each loop', async () => {
    const users = people(3);
    const { client, requests } = testClient(({ url }) => {
      const page = Number(new URL(url).searchParams.get('pageNumber'));
      return json({ entities: [{ id: users[page - 1], licenses: [] }], pageSize: 1, pageCount: 3 });
    });
    const sent: number[] = [];
    const pages = client.licenseUserPages({ pageSize: 1, onSend: (pageNumber) => sent.push(pageNumber) });
    expect(await all(pages)).toEqual(users);
    expect(await all(pages)).toEqual(users);
    expect(sent).toEqual([1, 2, 3, 1, 2, 3]);
    expect(requests.length).toBe(6);
  });

  it('law: whatever the sizes, delays and counts, every user comes once, in order, never too many pages ahead', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom<Counts>('all', 'pageCount', 'total', 'nothing'),
        fc.array(fc.nat(20), { minLength: 1, maxLength: 9 }),
        async (count, pageSize, caps, concurrency, counts, delays) => {
          const clock = new VirtualClock();
          const listing = new Listing(people(count), caps[0], counts);
          let taken = 0;
          let pending = 0;
          listing.before = async (_, { signal }) => {
            expect(++pending).toBeLessThanOrEqual(concurrency);
            const index = listing.asked.length;
            await new Promise<void>((resolve, reject) => {
              const timer = clock.setTimeout(
                () => {
                  pending--;
                  resolve();
                },
                delays[index % delays.length] ?? 0,
              );
              signal?.addEventListener('abort', () => {
                if (!clock.isPending(timer)) return;
                clock.clearTimeout(timer);
                pending--;
                reject(signal.reason as Error);
              });
            });
            // The server changes its mind about its largest page now and then.
            if (index % 3 === 0) listing.largestPage = caps[Math.floor(index / 3) % caps.length] ?? 1;
            if (index > 9) listing.largestPage = caps[0] ?? 1;
          };
          const read = async (): Promise<string[]> => {
            const ids: string[] = [];
            for await (const { entities } of licenseUserPages(listing.fetch, { pageSize, concurrency })) {
              taken++;
              ids.push(...entities.map(({ id }) => id));
            }
            return ids;
          };
          expect(await clock.until(read())).toEqual(listing.users);
          expect(taken).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
