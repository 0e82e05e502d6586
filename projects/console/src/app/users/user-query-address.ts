import { convertToParamMap, type ParamMap, type Params } from '@angular/router';
import type { UserQuery, UserSortKey } from 'ngx-genesys-license';

const sortKeys: readonly UserSortKey[] = ['name', 'email', 'id', 'licenses'];

/** A query as the address has it; what is not said there is `null`, so that it goes from the address. */
export function addressOf({ holds, lacks, text, sort, issues }: UserQuery): Params {
  const list = (ids: readonly string[] | undefined) =>
    ids === undefined || ids.length === 0 ? null : [...ids];
  return {
    holds: list(holds),
    lacks: list(lacks),
    text: text === undefined || text === '' ? null : text,
    sort: sort === undefined ? null : `${sort.direction === 'descending' ? '-' : ''}${sort.by}`,
    issues: issues === true ? '' : null,
  };
}

/** The query that an address asks for; what it says wrongly is left out. */
export function queryOf(address: ParamMap = convertToParamMap({})): UserQuery {
  const sort = address.get('sort') ?? '';
  const by = sortKeys.find((key) => key === sort.replace(/^-/, ''));
  const text = address.get('text');
  return {
    ...(address.has('holds') ? { holds: address.getAll('holds') } : {}),
    ...(address.has('lacks') ? { lacks: address.getAll('lacks') } : {}),
    ...(text === null ? {} : { text }),
    ...(by === undefined
      ? {}
      : { sort: { by, direction: sort.startsWith('-') ? 'descending' : 'ascending' } }),
    ...(address.has('issues') ? { issues: true } : {}),
  };
}
