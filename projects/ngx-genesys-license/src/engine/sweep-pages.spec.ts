import { SweepPages } from './sweep-pages';

const names = { id: (row: number) => `u${row}` };

/** Rows of a page, by number. */
function page(pages: SweepPages, rows: number, asked?: number, pageSize?: number, total?: number): boolean {
  const entities = Array.from({ length: rows }, (_, index) => ({ id: `u${index}`, licenses: [] }));
  return pages.add(
    {
      entities,
      ...(pageSize === undefined ? {} : { pageSize }),
      ...(total === undefined ? {} : { total }),
    },
    asked,
    Uint32Array.from(entities.keys()),
  );
}

describe('SweepPages', () => {
  it('begins with the first page', () => {
    const pages = new SweepPages(10);
    expect(pages.goOn()).toEqual({ pageNumber: 1, pageSize: 10 });
    expect([pages.length, pages.users, pages.pagesLeft]).toEqual([0, 0, undefined]);
  });

  it('goes on behind what has come, in whichever size the server gives', () => {
    const cases: readonly [string, readonly (readonly [number, number?, number?])[], number, number][] = [
      [
        'as asked',
        [
          [10, 1, 10],
          [10, 2, 10],
        ],
        3,
        10,
      ],
      [
        'smaller',
        [
          [4, 1, 4],
          [4, 2, 4],
        ],
        3,
        4,
      ],
      [
        'smaller on the way',
        [
          [10, 1, 10],
          [5, 3, 5],
        ],
        4,
        5,
      ],
      [
        'larger than asked',
        [
          [10, 1, 10],
          [20, 1, 20],
        ],
        2,
        20,
      ],
      [
        'a size the rows deny',
        [
          [10, 1, 7],
          [10, 2, 30],
        ],
        3,
        10,
      ],
      ['no size and no number', [[10], [10]], 3, 10],
      [
        'a page that comes short',
        [
          [10, 1, 10],
          [9, 2, 10],
        ],
        3,
        10,
      ],
    ];
    for (const [name, given, pageNumber, pageSize] of cases) {
      const pages = new SweepPages(10);
      for (const [rows, asked, size] of given)
        expect(page(pages, rows, asked, size))
          .withContext(name)
          .toBeTrue();
      expect(pages.goOn()).withContext(name).toEqual({ pageNumber, pageSize });
    }
  });

  it('says so where a page does not follow on what has come, and begins again', () => {
    const pages = new SweepPages(10);
    page(pages, 10, 1, 10);
    expect(page(pages, 20, 2, 20)).toBeFalse();
    expect(pages.goOn()).toEqual({ pageNumber: 1, pageSize: 20 });
    expect([pages.length, pages.users]).toEqual([2, 0]);
  });

  it('knows how many pages are left once the server has said how many users there are', () => {
    const pages = new SweepPages(10);
    page(pages, 10, 1, 10);
    expect(pages.pagesLeft).toBeUndefined();
    page(pages, 10, 2, 10, 41);
    expect([pages.pagesLeft, pages.total]).toEqual([3, 41]);
    page(pages, 10, 3, 10, 12);
    expect(pages.pagesLeft).toBe(0);
  });

  it('writes the ids out when a page is asked for', () => {
    const pages = new SweepPages(10);
    page(pages, 3, 1, 10, 3);
    expect(pages.at(0, names)).toEqual({
      pageNumber: 1,
      pageSize: 10,
      pageCount: undefined,
      total: 3,
      userIds: ['u0', 'u1', 'u2'],
    });
  });
});
