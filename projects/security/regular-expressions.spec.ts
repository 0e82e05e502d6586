import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { processorTime } from '../testing/processor-time';

/** What is published, and not only run by who develops. */
const published = [
  'projects/genesys-license-client/src/**/*.ts',
  'projects/genesys-license-emulator/src/**/*.ts',
  'projects/ngx-genesys-license/{src,components,material,testing}/**/*.ts',
];

interface Found {
  readonly where: string;
  readonly expression: RegExp;
}

/** Every regular expression that stands in the published sources. */
function findExpressions(): readonly Found[] {
  const files = published
    .flatMap((pattern) => globSync(pattern))
    .filter((path) => !/\.(spec|laws|test-d)\.ts$|\/src\/.*\/testing\/|\/contract\//.test(path));
  return files.flatMap((path) => {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    const found: Found[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const [, body = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push({ where: `${path}:${line} ${node.text}`, expression: new RegExp(body, flags) });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

/** Texts that a backtracking engine may find hard: characters of the expression repeated, behind a beginning, before an end that fails. */
function* hardTexts({ source }: RegExp, length: number): Generator<string> {
  const own = [...new Set(source.replace(/[\\^$()[\]{}|?*+]/g, ''))].slice(0, 12);
  const pumps = [...new Set([...own, 'a', '0', ' ', '.', '/', '=', '-', ':', '"', '\n'])];
  const words = source.match(/[A-Za-z]{3,}/g) ?? [];
  const beginnings = ['', ...own.slice(0, 4), ...words, ...words.map((word) => `${word} `)];
  for (const pump of [...pumps, ...own.flatMap((first) => own.slice(0, 5).map((second) => first + second))]) {
    for (const beginning of beginnings) {
      for (const end of ['', '\u0000!']) yield beginning + pump.repeat(length / pump.length) + end;
    }
  }
}

/** The first text that takes longer than the limit, the best of five times; undefined when none does. */
function slowText(expression: RegExp, length: number): string | undefined {
  for (const text of hardTexts(expression, length)) {
    let best = Infinity;
    for (let time = 0; time < 5 && best > limit; time++) {
      const begun = processorTime();
      text.replace(expression, '');
      best = Math.min(best, processorTime() - begun);
    }
    if (best > limit) return `${text.slice(0, 20)}… takes ${best.toFixed(0)} ms`;
  }
  return undefined;
}

/** Milliseconds for 30,000 characters: what grows with their number takes 1, what grows with its square some hundred. */
const limit = 30;

describe('regular expressions of the published sources', () => {
  const expressions = findExpressions();

  it('are found', () => {
    expect(expressions.length).toBeGreaterThan(30);
  });

  for (const [expression, length] of [
    [/[.\s]+$/, 30_000],
    [/\s+$/, 30_000],
    [/,.*x/, 30_000],
    [/^(a+)+$/, 28],
  ] as const) {
    it(`would be called slow if they were like ${String(expression)}`, () => {
      expect(slowText(expression, length)).toMatch(/takes \d+ ms$/);
    });
  }

  for (const { where, expression } of expressions) {
    it(`take no more time than the text is long: ${where}`, () => {
      expect(slowText(expression, 30_000)).toBeUndefined();
    });
  }
});
