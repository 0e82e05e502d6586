import { readTabMessage, type TabMessage } from './tab-message';

describe('readTabMessage', () => {
  const whole: readonly TabMessage[] = [
    { kind: 'hello', from: 'a' },
    { kind: 'here', from: 'a', to: 'b', leads: true },
    { kind: 'budget', from: 'a', used: 3, missing: 2 },
    { kind: 'ask', from: 'a', id: 'a/1', priority: 'batch', again: false },
    {
      kind: 'refuse',
      from: 'a',
      id: 'b/1',
      error: { code: 'too.many.requests', message: 'wait', effect: 'none' },
    },
    { kind: 'read', from: 'a', asked: 5, rows: [{ id: 'u', licenses: ['l'] }], gone: ['v'] },
    { kind: 'written', from: 'a', at: 5, cells: [['u', 'l', true]] },
    {
      kind: 'definitions',
      from: 'a',
      loadedAt: 5,
      definitions: [
        {
          id: 'l',
          permissions: { ids: ['p'] },
          prerequisites: [{ id: 'k' }],
          comprises: [{ id: 'm', comprises: [] }],
        },
      ],
    },
    { kind: 'sweep', from: 'a', id: 1, pageNumber: 2, pageSize: undefined, concurrency: 4 },
    {
      kind: 'page',
      from: 'a',
      id: 1,
      number: 2,
      pageSize: 100,
      pageCount: 3,
      total: 250,
      userIds: ['u'],
      said: { asked: 5, rows: [{ id: 'u', licenses: [] }], gone: [] },
    },
  ];

  for (const message of whole) {
    it(`takes a whole ${message.kind}, and none without any one of what it must have`, () => {
      expect(readTabMessage(structuredClone(message))).toEqual(message);
      const optional = ['to', 'pageSize', 'concurrency', 'number', 'pageCount', 'total', 'said'];
      for (const name of Object.keys(message).filter((each) => !optional.includes(each))) {
        expect(readTabMessage({ ...message, [name]: undefined }))
          .withContext(name)
          .toBeUndefined();
        expect(readTabMessage({ ...message, [name]: { toString: null } }))
          .withContext(name)
          .toBeUndefined();
      }
    });
  }

  const deep = (levels: number): unknown =>
    levels === 0 ? { id: 'l' } : { id: 'l', comprises: [deep(levels - 1)] };
  const definitions = (definition: unknown) => ({
    kind: 'definitions',
    from: 'a',
    loadedAt: 1,
    definitions: [definition],
  });
  const nonsense: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['a text', 'hello'],
    ['a list', ['hello']],
    ['another kind', { kind: 'obey', from: 'a' }],
    ['a kind of every object', { kind: 'constructor', from: 'a' }],
    ['a time before all times', { kind: 'read', from: 'a', asked: -1, rows: [], gone: [] }],
    ['a time that is none', { kind: 'read', from: 'a', asked: Number.NaN, rows: [], gone: [] }],
    ['a row without licenses', { kind: 'read', from: 'a', asked: 1, rows: [{ id: 'u' }], gone: [] }],
    ['a cell without a value', { kind: 'written', from: 'a', at: 1, cells: [['u', 'l']] }],
    ['an urgency of its own', { kind: 'ask', from: 'a', id: 'a/1', priority: 'now', again: false }],
    ['too many', { kind: 'read', from: 'a', asked: 1, rows: [], gone: Array(10_001).fill('u') }],
    ['too long a text', { kind: 'read', from: 'a', asked: 1, rows: [], gone: ['u'.repeat(2001)] }],
    ['definitions too deep', definitions(deep(40))],
    ['a definition that comprises texts', definitions({ id: 'l', comprises: ['m'] })],
  ];

  for (const [what, value] of nonsense) {
    it(`takes ${what} for no message`, () => {
      expect(readTabMessage(value)).toBeUndefined();
    });
  }
});
