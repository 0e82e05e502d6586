import { mergedRows } from './merged-rows';

const row = (fault: string, time: string, effect: string, outcome: string) => ({
  causes: [[fault], [time], [effect]],
  outcome,
});

describe('mergedRows', () => {
  it('says once what holds for all effects, however long, and for several faults', () => {
    const rows = ['400', '404'].flatMap((fault) =>
      ['once', 'long'].flatMap((time) =>
        ['none', 'all'].map((effect) => row(fault, time, effect, 'refused')),
      ),
    );
    expect(mergedRows(rows)).toEqual([
      {
        causes: [
          ['400', '404'],
          ['once', 'long'],
          ['none', 'all'],
        ],
        outcome: 'refused',
      },
    ]);
  });

  it('keeps apart what came out differently', () => {
    const rows = [
      row('400', 'once', 'none', 'a'),
      row('400', 'once', 'all', 'b'),
      row('404', 'once', 'none', 'a'),
    ];
    expect(mergedRows(rows)).toEqual([
      { causes: [['400', '404'], ['once'], ['none']], outcome: 'a' },
      { causes: [['400'], ['once'], ['all']], outcome: 'b' },
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(mergedRows([])).toEqual([]);
  });
});
