import type { LicenseUserPagesOptions, UserLicensesEntityListing } from 'genesys-license-client';
import type { ReadTicket } from '../core/fences';
import type { EngineContext } from './engine-context';

/** A page of all users, in the ledger already, and the number under which it was asked for, where that is known. */
export interface ReadPage {
  readonly listing: UserLicensesEntityListing;
  readonly asked: number | undefined;
}

/** Where a sweep's pages come from. Fails with `sourceChanged` where they are to be asked for again, from the next on. */
export type PageSource = (options: LicenseUserPagesOptions) => AsyncIterable<ReadPage>;

export const sourceChanged = new Error('ngx-genesys-license: the pages come from elsewhere now.');

/** Reads the pages of all users from the server into the ledger, each as of the moment it was asked for. */
export async function* readUserPages(
  { client, clock, ledger, learn }: EngineContext,
  options: LicenseUserPagesOptions,
): AsyncGenerator<ReadPage, undefined> {
  const tickets = new Map<number, ReadTicket>();
  const endRead = (page: number) => {
    const ticket = tickets.get(page);
    if (ticket !== undefined) ledger.endRead(ticket, clock.now());
    tickets.delete(page);
  };
  try {
    const listings = client.licenseUserPages({
      ...options,
      // The ledger counts a user once however often it is told of it, and the later read is the better one.
      distinct: false,
      priority: 'background',
      onSend: (page) => {
        endRead(page);
        tickets.set(page, ledger.beginRead(clock.now()));
      },
    });
    let ordinal = (options.pageNumber ?? 1) - 1;
    for await (const listing of listings) {
      if (options.signal?.aborted === true) return;
      ordinal++;
      learn(undefined);
      // Pages are counted anew when the server changes their size: then its own number tells which one was asked for,
      // and where it tells none the oldest read on its way claims the least.
      const asked = [listing.pageNumber, ordinal, ...tickets.keys()].find(
        (number) => number !== undefined && tickets.has(number),
      );
      const ticket = asked === undefined ? undefined : tickets.get(asked);
      if (ticket !== undefined) ledger.applyRead(ticket, listing.entities, clock.now());
      if (asked !== undefined) endRead(asked);
      yield { listing, asked };
    }
  } finally {
    for (const page of [...tickets.keys()]) endRead(page);
  }
}
