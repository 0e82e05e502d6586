import type { RaceLibrary } from './race-library';
import type { RaceResult } from './run-races';

/** The results as Markdown: who passes what, then what the screens showed where somebody failed. */
export function raceTable(results: readonly RaceResult[]): string {
  const libraries = [...new Set(results.map(({ library }) => library))];
  const scenarios = [...new Set(results.map(({ scenario }) => scenario))];
  const resultOf = (library: RaceLibrary, name: string): RaceResult | undefined =>
    results.find((result) => result.library === library && result.scenario.name === name);
  const mark = (isPassed: boolean | undefined): string => (isPassed === true ? '✓' : '✗');
  const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const passes = libraries.map(
    (library) => results.filter((result) => result.library === library && result.isPassed).length,
  );
  const table = [
    rowOf(['scenario', ...libraries.map(({ name }) => name)]),
    rowOf(['---', ...libraries.map(() => ':-:')]),
    ...scenarios.map(({ name }) =>
      rowOf([name, ...libraries.map((library) => mark(resultOf(library, name)?.isPassed))]),
    ),
    rowOf([`**passed of ${scenarios.length}**`, ...passes.map((count) => `**${count}**`)]),
  ];
  const idioms = libraries.map(({ name, idiom }) => `- **${name}**: ${idiom}`);
  const stories = scenarios.flatMap(({ name, story }) => [
    `### ${name}`,
    '',
    story,
    '',
    rowOf(['library', '', 'the screen showed', 'what was wrong']),
    rowOf(['---', ':-:', '---', '---']),
    ...libraries.map((library) => {
      const result = resultOf(library, name);
      return rowOf([
        library.name,
        mark(result?.isPassed),
        result?.shown ?? '',
        result?.faults.join('; ') ?? '',
      ]);
    }),
    '',
  ]);
  return [
    ...table,
    '',
    '## How each library is used',
    '',
    ...idioms,
    '',
    '## What the screens showed',
    '',
    ...stories,
  ].join('\n');
}
