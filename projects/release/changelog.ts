import { gt, valid } from 'semver';

/** What is wrong with a changelog for the release of a version, a sentence each; empty when nothing is. */
export function changelogProblems(text: string, version: string): readonly string[] {
  const headings = [...text.matchAll(/^## (\S+) — (.*)$/gm)].map(([, name = '', date = '']) => ({
    name,
    date,
  }));
  const problems: string[] = [];
  const [newest] = headings;
  if (newest?.name !== version)
    return [`its first section is of ${newest?.name ?? 'nothing'}, not of ${version}`];
  const section = text.split(/^## .*$/m)[1] ?? '';
  if (!/^- /m.test(section)) problems.push(`nothing is said about ${version}`);
  headings.forEach(({ name, date }, index) => {
    const older = headings[index + 1];
    if (valid(name) === null) problems.push(`${name} is no semantic version`);
    else if (older !== undefined && valid(older.name) !== null && !gt(name, older.name))
      problems.push(`${name} stands above ${older.name}`);
    if (index > 0 && !isDate(date)) problems.push(`${name} has been released and has no date`);
    if (isDate(date) && older !== undefined && older.date > date)
      problems.push(`${older.name} is dated after ${name}`);
  });
  return problems;
}

/** Whether a version's section has the day of its release. */
export function isDated(text: string, version: string): boolean {
  const line = text.split('\n').find((each) => each.startsWith(`## ${version} — `)) ?? '';
  return isDate(line.slice(line.lastIndexOf(' ') + 1));
}

function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
}
