import {
  freeLicense,
  sampleAnswer,
  sampleLicenses,
  samplePages,
  sampleUserLicenses,
} from '../data/sample-organization';
import { apolloClient } from './apollo-client';
import { ngrxEntities } from './ngrx-entities';
import type { PeerTable } from './peer-table';
import { rtkQuery } from './rtk-query';
import { tanstackDb } from './tanstack-db';
import { tanstackQuery } from './tanstack-query';

const users = 450;
const makers: Readonly<Record<string, () => PeerTable>> = {
  ngrxEntities,
  'tanstackQuery, as documented': () => tanstackQuery('as documented'),
  'tanstackQuery, expertly': () => tanstackQuery('expertly'),
  rtkQuery,
  apolloClient,
  tanstackDb,
};

for (const [name, make] of Object.entries(makers)) {
  describe(name, () => {
    let table: PeerTable;
    beforeEach(async () => {
      table = make();
      const pages = samplePages(users);
      await table.ingest(pages.slice(0, 2));
      await table.ingest(pages.slice(2));
    });
    afterEach(() => table.destroy());

    it('holds every user of every page', () => {
      for (const position of [0, 99, 100, 199, 200, 449]) {
        expect(table.licenses(position)).toEqual(sampleUserLicenses(position));
      }
      const counts = table.countHolders();
      const held = Array.from({ length: users }, (_, position) => sampleUserLicenses(position)).flat();
      for (const licenseId of sampleLicenses) {
        expect(counts.get(licenseId) ?? 0).toBe(held.filter((id) => id === licenseId).length);
      }
    });

    it('tells exactly the row that changes', async () => {
      table.watch(100);
      table.takeTold();
      table.set(7, freeLicense, true);
      await Promise.resolve();
      expect(table.licenses(7)).toContain(freeLicense);
      expect(table.licenses(8)).not.toContain(freeLicense);
      expect(table.takeTold()).toBeGreaterThanOrEqual(1);
      expect(table.listHolders(freeLicense)).toBe(1);
    });

    it('begins a batch, and settles it or takes it back', async () => {
      const positions = Array.from({ length: 120 }, (_, index) => index * 3);
      const settled = table.begin(positions, freeLicense, true);
      expect(positions.every((position) => table.licenses(position).includes(freeLicense))).toBeTrue();
      await settled.settle(sampleAnswer(positions, freeLicense));
      expect(table.listHolders(freeLicense)).toBe(120);
      const refused = table.begin([1, 2, 4], freeLicense, true);
      expect(table.licenses(1)).toContain(freeLicense);
      await refused.rollBack();
      expect([1, 2, 4].some((position) => table.licenses(position).includes(freeLicense))).toBeFalse();
      const taken = table.begin(positions, freeLicense, false);
      await taken.settle(sampleAnswer(positions, freeLicense));
      expect(table.listHolders(freeLicense)).toBe(0);
    });
  });
}
