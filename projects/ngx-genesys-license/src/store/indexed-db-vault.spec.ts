import { IndexedDbVault } from './indexed-db-vault';

let count = 0;

describe('IndexedDbVault', () => {
  let name: string;
  const opened: IndexedDbVault[] = [];
  const open = () => {
    const vault = new IndexedDbVault(name);
    opened.push(vault);
    return vault;
  };

  beforeEach(() => (name = `indexed-db-vault-spec-${++count}`));

  afterEach(async () => {
    for (const vault of opened.splice(0)) vault.close();
    await new IndexedDbVault(name).destroy();
  });

  it('gives back what was written, to whoever opens it next', async () => {
    const values = new Map<string, unknown>([
      ['a', { ids: ['x'], held: Uint32Array.of(1, 2) }],
      ['b', 2],
    ]);
    await open().write(values, []);
    const vault = open();
    expect(await vault.keys()).toEqual(['a', 'b']);
    expect(await vault.read(['b', 'none', 'a'])).toEqual([2, undefined, values.get('a')]);
  });

  it('deletes what it is told to', async () => {
    const vault = open();
    await vault.write(
      new Map([
        ['a', 1],
        ['b', 2],
      ]),
      [],
    );
    await vault.write(new Map([['c', 3]]), ['a', 'none']);
    expect(await vault.keys()).toEqual(['b', 'c']);
  });

  it('writes all of it or nothing', async () => {
    const vault = open();
    await vault.write(new Map([['a', 1]]), []);
    const values = new Map<string, unknown>([
      ['b', 2],
      ['c', () => 'cannot be cloned'],
    ]);
    await expectAsync(vault.write(values, ['a'])).toBeRejected();
    expect(await vault.keys()).toEqual(['a']);
  });

  it('gives a lock to one at a time, and to the next when it is closed', async () => {
    const first = open();
    const second = open();
    expect(await first.lock('users', false)).toBeTrue();
    expect(await first.lock('users', true)).toBeTrue();
    expect(await second.lock('users', false)).toBeFalse();
    expect(await second.lock('other', false)).toBeTrue();
    const waiting = second.lock('users', true);
    first.close();
    expect(await waiting).toBeTrue();
  });

  it('deletes the database, and is of no use to another tab from then on', async () => {
    const vault = open();
    const other = open();
    await vault.write(new Map([['a', 1]]), []);
    expect(await other.keys()).toEqual(['a']);
    await vault.destroy();
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
    await expectAsync(other.write(new Map([['b', 1]]), [])).toBeRejectedWithError(
      /signed out in another tab/,
    );
    expect(await open().keys()).toEqual([]);
  });

  it('says so where the browser has no IndexedDB', async () => {
    const property = spyOnProperty(window, 'indexedDB').and.returnValue(undefined as unknown as IDBFactory);
    await expectAsync(open().keys()).toBeRejectedWithError(/no IndexedDB/);
    property.and.callThrough();
  });
});
