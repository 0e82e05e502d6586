import { apiChange, wrongStep, type ApiChange } from './version-step';

const golden = (...lines: string[]) => new Map([['an-entry.api.md', lines.join('\n')]]);

describe('apiChange', () => {
  const before = golden('class A {', '    one(): void;', '}');
  const cases: readonly (readonly [string, ReadonlyMap<string, string>, ApiChange])[] = [
    ['nothing', before, 'none'],
    ['other line ends', golden('class A {\r\n    one(): void;\r\n}\r\n'), 'none'],
    ['a new member', golden('class A {', '    one(): void;', '    two(): void;', '}'), 'added'],
    ['a member that is gone', golden('class A {', '}'), 'changed'],
    ['a member that reads otherwise', golden('class A {', '    one(): string;', '}'), 'changed'],
    ['one of two equal lines that is gone', golden('class A {', '    one(): void;'), 'changed'],
    ['a new entry', new Map([...before, ['another.api.md', 'class B {}']]), 'added'],
    ['an entry that is gone', new Map(), 'changed'],
  ];
  for (const [what, after, change] of cases) {
    it(`calls ${what} "${change}"`, () => {
      expect(apiChange(before, after)).toBe(change);
    });
  }
});

describe('wrongStep', () => {
  const right: readonly (readonly [string, string | undefined, ApiChange])[] = [
    ['0.1.0', undefined, 'changed'],
    ['0.1.1', '0.1.0', 'added'],
    ['0.2.0', '0.1.3', 'changed'],
    ['1.0.0', '0.9.0', 'changed'],
    ['1.0.1', '1.0.0', 'none'],
    ['1.1.0', '1.0.9', 'added'],
    ['2.0.0-rc.1', '1.4.0', 'changed'],
    ['2.0.0-rc.2', '2.0.0-rc.1', 'added'],
    ['2.0.0', '2.0.0-rc.2', 'none'],
  ];
  for (const [next, last, change] of right) {
    it(`lets ${next} follow ${last ?? 'nothing'} when the API has ${change}`, () => {
      expect(wrongStep(next, last, change)).toBeUndefined();
    });
  }

  const wrong: readonly (readonly [string, string | undefined, ApiChange, RegExp])[] = [
    ['1.0', undefined, 'none', /no semantic version/],
    ['v1.0.0', undefined, 'none', /no semantic version/],
    ['0.1.0', '0.1.0', 'none', /not after/],
    ['0.1.9', '0.2.0', 'none', /not after/],
    ['0.1.1', '0.1.0', 'changed', /0\.2\.0 at least/],
    ['1.0.1', '1.0.0', 'added', /1\.1\.0 at least/],
    ['1.1.0', '1.0.0', 'changed', /2\.0\.0 at least/],
    ['1.1.0-rc.1', '1.0.0', 'changed', /2\.0\.0 at least/],
  ];
  for (const [next, last, change, says] of wrong) {
    it(`does not let ${next} follow ${last ?? 'nothing'} when the API has ${change}`, () => {
      expect(wrongStep(next, last, change)).toMatch(says);
    });
  }
});
