import type { ApiCall } from '../api/api-call.js';
import { badRequest, invalidValue } from '../api/error-body.js';
import { isInteger, isRecord, isStrings } from '../settings/setting-rule.js';
import type { Organization } from '../organization/organization.js';
import { userJson } from './user-json.js';

/**
 * `POST /api/v2/users/search`: users whose fields contain, start with or equal the asked values. A search looks at
 * everybody once and is kept for its further pages, so that nothing has to be indexed.
 */
export function userSearch(): (call: ApiCall) => unknown {
  let kept:
    { readonly key: string; readonly revision: number; readonly users: readonly number[] } | undefined;
  return (call) => {
    const { body, organization } = call;
    if (!isRecord(body)) throw badRequest('body');
    const pageSize = pageField(body['pageSize'], 'pageSize', 25, 500);
    const pageNumber = pageField(body['pageNumber'], 'pageNumber', 1);
    const matches = matcherOf(body['query']);
    const order = orderOf(body['sortBy'], body['sortOrder']);

    const { revision } = organization;
    const key = JSON.stringify([body['query'], body['sortBy'], body['sortOrder']]);
    if (kept?.key !== key || kept.revision !== revision)
      kept = { key, revision, users: search(organization, matches, order) };
    const { users } = kept;
    const expand = isStrings(body['expand']) ? body['expand'] : [];
    return {
      total: users.length,
      pageCount: Math.ceil(users.length / pageSize),
      pageSize,
      pageNumber,
      types: ['users'],
      results: users
        .slice((pageNumber - 1) * pageSize, pageNumber * pageSize)
        .map((user) => userJson(call, user, expand)),
    };
  };
}

interface Order {
  readonly by: 'name' | 'email';
  readonly sign: 1 | -1;
}

function search(
  organization: Organization,
  matches: (user: Fields) => boolean,
  order: Order | undefined,
): readonly number[] {
  const found: { readonly user: number; readonly fields: Fields }[] = [];
  for (let place = 0; place < organization.userCount; place++) {
    const user = organization.numberAt(place);
    const fields = { ...organization.personOf(user), state: 'active' };
    if (matches(fields)) found.push({ user, fields });
  }
  if (order !== undefined) {
    const { compare } = new Intl.Collator();
    const { by, sign } = order;
    found.sort((left, right) => sign * compare(left.fields[by] ?? '', right.fields[by] ?? ''));
  }
  return found.map(({ user }) => user);
}

function orderOf(sortBy: unknown, sortOrder: unknown): Order | undefined {
  if (sortBy === undefined || sortBy === null) return undefined;
  if (sortBy !== 'name' && sortBy !== 'email') throw invalidValue('sortBy', sortBy, 'string', 'name, email');
  const descending = typeof sortOrder === 'string' && /^desc/i.test(sortOrder);
  return { by: sortBy, sign: descending ? -1 : 1 };
}

type Fields = Readonly<Record<string, string>>;

function matcherOf(query: unknown): (user: Fields) => boolean {
  if (query === undefined || query === null) return () => true;
  if (!Array.isArray(query)) throw badRequest('query');
  const criteria = query.map((criterion: unknown, place) => criterionOf(criterion, `query[${place}]`));
  return (user) => criteria.every((matches) => matches(user));
}

function criterionOf(criterion: unknown, field: string): (user: Fields) => boolean {
  if (!isRecord(criterion)) throw badRequest(field);
  const { type, fields, value, values } = criterion;
  if (!isStrings(fields) || fields.length === 0) throw badRequest(`${field}.fields`);
  const wanted = (isStrings(values) ? values : typeof value === 'string' ? [value] : []).map((text) =>
    text.toLowerCase(),
  );
  if (wanted.length === 0) throw badRequest(`${field}.value`);
  const test = typeof type === 'string' ? tests[type] : undefined;
  if (test === undefined) throw invalidValue(`${field}.type`, type, 'string', Object.keys(tests).join(', '));
  return (user) => fields.some((name) => wanted.some((text) => test((user[name] ?? '').toLowerCase(), text)));
}

const tests: Readonly<Record<string, (text: string, wanted: string) => boolean>> = {
  CONTAINS: (text, wanted) => text.includes(wanted),
  STARTS_WITH: (text, wanted) => text.startsWith(wanted),
  EXACT: (text, wanted) => text === wanted,
  TERM: (text, wanted) => text.split(/[\s@.]+/).includes(wanted),
};

function pageField(value: unknown, name: string, initial: number, most?: number): number {
  if (value === undefined || value === null) return initial;
  if (!isInteger(value, 1) || (most !== undefined && value > most)) {
    throw invalidValue(name, value, 'integer', most === undefined ? '1 or more' : `1 to ${most}`);
  }
  return value;
}
