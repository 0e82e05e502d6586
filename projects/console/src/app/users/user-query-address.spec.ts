import { convertToParamMap } from '@angular/router';
import type { UserQuery } from 'ngx-genesys-license';
import { addressOf, queryOf } from './user-query-address';

const said = (query: UserQuery) =>
  Object.fromEntries(Object.entries(addressOf(query)).filter(([, value]) => value !== null));

describe('addressOf', () => {
  const queries: readonly UserQuery[] = [
    {},
    { holds: ['cloudCX1'] },
    { holds: ['a', 'b'], lacks: ['c'], text: 'ann & bob', issues: true },
    { sort: { by: 'licenses', direction: 'descending' } },
    { sort: { by: 'name', direction: 'ascending' } },
  ];
  for (const query of queries) {
    it(`keeps ${JSON.stringify(query)}`, () => {
      expect(queryOf(convertToParamMap(said(query)))).toEqual(query);
    });
  }

  it('says nothing of what asks for nothing', () => {
    expect(said({ holds: [], text: '', issues: false })).toEqual({});
  });
});

describe('queryOf', () => {
  it('leaves out what it does not know', () => {
    expect(queryOf(convertToParamMap({ sort: '-age', emulator: 'x' }))).toEqual({});
    expect(queryOf()).toEqual({});
  });
});
