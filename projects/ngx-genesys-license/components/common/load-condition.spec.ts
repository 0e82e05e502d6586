import { LicenseApiError, type ConnectionState } from 'ngx-genesys-license';
import { loadCondition, type LoadFacts } from './load-condition';

describe('loadCondition', () => {
  const online: ConnectionState = {
    online: true,
    pausedUntil: undefined,
    budgetLeft: 300,
    waiting: 0,
    needsSignIn: false,
  };
  const refused = new LicenseApiError({
    code: 'missing.permission',
    message: 'no',
    effect: 'none',
    status: 403,
  });
  const broken = new LicenseApiError({ code: 'network', message: 'gone', effect: 'unknown' });

  const table: readonly (readonly [string, LoadFacts])[] = [
    ['idle', { status: 'idle', count: 0 }],
    ['loading', { status: 'loading', count: 0 }],
    ['partial', { status: 'loading', count: 100, isPartial: true }],
    ['reloading', { status: 'reloading', count: 7 }],
    ['ready', { status: 'resolved', count: 7 }],
    ['empty', { status: 'resolved', count: 0 }],
    ['partial', { status: 'resolved', count: 7, isPartial: true }],
    ['error', { status: 'error', error: broken, count: 0 }],
    ['error', { status: 'error', error: broken, count: 7, isPartial: true }],
    ['forbidden', { status: 'error', error: refused, count: 0, connection: { ...online, online: false } }],
    ['offline', { status: 'error', error: broken, count: 7, connection: { ...online, online: false } }],
    ['offline', { status: 'resolved', count: 7, connection: { ...online, online: false } }],
    ['rate-limited', { status: 'loading', count: 0, connection: { ...online, pausedUntil: 5000 } }],
    ['ready', { status: 'resolved', count: 7, connection: { ...online, pausedUntil: 5000 } }],
    [
      'signed-out',
      { status: 'error', error: refused, count: 7, connection: { ...online, needsSignIn: true } },
    ],
  ];
  for (const [condition, facts] of table) {
    const { status, count, error, connection } = facts;
    const told = JSON.stringify({ status, count, code: error?.code, connection });
    it(`is ${condition} for ${told}`, () => expect(loadCondition(facts)).toBe(condition as never));
  }
});
