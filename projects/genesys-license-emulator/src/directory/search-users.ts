import type { ApiCall } from '../api/api-call.js';
import { badRequest, invalidValue } from '../api/error-body.js';
import { isInteger, isRecord, isStrings } from '../settings/setting-rule.js';
import { userJson } from './user-json.js';

/** `POST /api/v2/users/search`: users whose fields contain, start with or equal the asked values. */
export function searchUsers(call: ApiCall): unknown {
  const { body, organization } = call;
  if (!isRecord(body)) throw badRequest('body');
  const pageSize = pageField(body['pageSize'], 'pageSize', 25, 500);
  const pageNumber = pageField(body['pageNumber'], 'pageNumber', 1);
  const expand = isStrings(body['expand']) ? body['expand'] : [];
  const matches = matcherOf(body['query']);

  // A scan, so that nothing is indexed for the sake of a search: a tenth of a second for 100,000 users.
  let total = 0;
  const first = (pageNumber - 1) * pageSize;
  const found: string[] = [];
  for (let place = 0; place < organization.userCount; place++) {
    const id = organization.userIdAt(place);
    const user = organization.user(id);
    if (user === undefined || !matches({ id, name: user.name, email: user.email, state: 'active' })) continue;
    if (total >= first && found.length < pageSize) found.push(id);
    total++;
  }
  return {
    total,
    pageCount: Math.ceil(total / pageSize),
    pageSize,
    pageNumber,
    types: ['users'],
    results: found.map((id) => userJson(call, id, expand)),
  };
}

type Fields = Readonly<Record<string, string>>;

function matcherOf(query: unknown): (user: Fields) => boolean {
  if (query === undefined) return () => true;
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
  if (test === undefined)
    throw invalidValue(`${field}.type`, String(type), 'string', Object.keys(tests).join(', '));
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
    throw invalidValue(name, String(value), 'integer', most === undefined ? '1 or more' : `1 to ${most}`);
  }
  return value;
}
