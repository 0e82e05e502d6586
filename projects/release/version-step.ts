import { gt, gte, inc, major, parse } from 'semver';

/** What became of the public API since a release: nothing, new things only, or something that may break somebody. */
export type ApiChange = 'none' | 'added' | 'changed';

/** Compares the texts of goldens/ by their names: a line that is gone, or reads otherwise, may break somebody. */
export function apiChange(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): ApiChange {
  let change: ApiChange = 'none';
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const had = linesOf(before.get(name));
    const has = linesOf(after.get(name));
    for (const [line, count] of had) if ((has.get(line) ?? 0) < count) return 'changed';
    for (const [line, count] of has) if ((had.get(line) ?? 0) < count) change = 'added';
  }
  return change;
}

/** What is wrong with a version; undefined when nothing is. `last` is the version released before, if there is one. */
export function wrongStep(next: string, last: string | undefined, change: ApiChange): string | undefined {
  const version = parse(next);
  if (version?.version !== next) return `${next} is no semantic version`;
  if (last === undefined) return undefined;
  if (!gt(next, last)) return `${next} is not after ${last}`;
  const least = inc(last, neededStep(last, change)) ?? last;
  const release = `${version.major}.${version.minor}.${version.patch}`;
  return gte(release, least)
    ? undefined
    : `the API has ${change} since ${last}: ${least} at least, not ${next}`;
}

/** Before 1.0 a minor version may break. */
function neededStep(last: string, change: ApiChange): 'major' | 'minor' | 'patch' {
  const isStable = major(last) > 0;
  if (change === 'changed') return isStable ? 'major' : 'minor';
  return change === 'added' && isStable ? 'minor' : 'patch';
}

function linesOf(text = ''): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const line of text.split(/\r?\n/)) lines.set(line, (lines.get(line) ?? 0) + 1);
  lines.delete('');
  return lines;
}
