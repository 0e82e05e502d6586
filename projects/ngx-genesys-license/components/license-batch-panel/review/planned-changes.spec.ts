import type { LicensePlan } from 'ngx-genesys-license';
import { plannedChanges } from './planned-changes';

describe('plannedChanges', () => {
  const plan: LicensePlan = {
    adds: [
      { userId: 'ann', licenseId: 'a', asked: true },
      { userId: 'bob', licenseId: 'a', asked: true },
    ],
    removes: [{ userId: 'ann', licenseId: 'b', asked: false }],
    noops: [{ userId: 'cid', licenseId: 'b', asked: false }],
    warnings: [],
    requests: 1,
    estimatedDuration: 0,
  };

  it('tells of each user what is done, those of whom nothing changes last', () => {
    expect(plannedChanges(plan, 'userId')).toEqual([
      { id: 'ann', adds: ['a'], removes: ['b'], noops: [] },
      { id: 'bob', adds: ['a'], removes: [], noops: [] },
      { id: 'cid', adds: [], removes: [], noops: ['b'] },
    ]);
  });

  it('tells of each license whom it is given to and taken from', () => {
    expect(plannedChanges(plan, 'licenseId')).toEqual([
      { id: 'a', adds: ['ann', 'bob'], removes: [], noops: [] },
      { id: 'b', adds: [], removes: ['ann'], noops: ['cid'] },
    ]);
  });
});
