import { changelogProblems, isDated } from './changelog';

const first = '# Changelog\n\n## 0.1.0 — unreleased\n\n- everything\n';
const second = '# Changelog\n\n## 0.2.0 — unreleased\n\n- more\n\n## 0.1.0 — 2026-11-22\n\n- everything\n';

describe('changelogProblems', () => {
  it('finds none where the newest section is the version’s', () => {
    expect(changelogProblems(first, '0.1.0')).toEqual([]);
    expect(changelogProblems(second, '0.2.0')).toEqual([]);
  });

  for (const [text, version, says] of [
    ['# Changelog\n', '0.1.0', 'its first section is of nothing, not of 0.1.0'],
    [first, '0.2.0', 'its first section is of 0.1.0, not of 0.2.0'],
    [second, '0.1.0', 'its first section is of 0.2.0, not of 0.1.0'],
    ['## 0.1.0 — unreleased\n\nsoon\n', '0.1.0', 'nothing is said about 0.1.0'],
    [
      '## 0.2.0 — unreleased\n\n- a\n\n## 0.1.0 — unreleased\n',
      '0.2.0',
      '0.1.0 has been released and has no date',
    ],
    ['## 0.1.0 — unreleased\n\n- a\n\n## 0.2.0 — 2026-11-22\n', '0.1.0', '0.1.0 stands above 0.2.0'],
    ['## 0.2.0 — 2026-11-21\n\n- a\n\n## 0.1.0 — 2026-11-22\n', '0.2.0', '0.1.0 is dated after 0.2.0'],
    ['## 0.2 — unreleased\n\n- a\n', '0.2', '0.2 is no semantic version'],
  ] as const) {
    it(`says: ${says}`, () => {
      expect(changelogProblems(text, version)).toEqual([says]);
    });
  }
});

describe('isDated', () => {
  it('takes a day that there is, and nothing else', () => {
    expect(isDated(second, '0.1.0')).toBeTrue();
    expect(isDated(second, '0.2.0')).toBeFalse();
    expect(isDated(second, '0.3.0')).toBeFalse();
    expect(isDated('## 0.1.0 — 2026-13-40', '0.1.0')).toBeFalse();
  });
});
