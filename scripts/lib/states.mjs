import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from './bundle.mjs';

/** What every component's data can be, in the order of `docs/states.md`. */
const states =
  'idle, loading, reloading, ready, empty, no match, partial, error, forbidden, offline, rate-limited';

/**
 * What is wrong with `docs/states.md`: every component with stories has a table there, with a row for each state that names
 * a story and a test, or says why the component cannot be in it. Given Storybook's entries; empty when nothing is wrong.
 */
export async function stateProblems(entries) {
  const text = await readFile(join(root, 'docs/states.md'), 'utf8');
  const problems = [];
  const shown = new Set();
  for (const section of text.split(/^## /m).slice(1)) {
    const component = section.slice(0, section.indexOf('\n'));
    const rows = [...section.matchAll(/^\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)]
      .map(([, ...cells]) => cells)
      .slice(2);
    const found = rows.map(([state]) => state).join(', ');
    if (found !== states) problems.push(`${component}: the states are ${found}; they should be ${states}`);
    for (const [state, story, test] of rows) {
      if (story === '—') continue;
      const [, id = ''] = /^`(.+)`$/.exec(story) ?? [];
      shown.add(id.replace(/--.*/, ''));
      if (entries[id]?.type !== 'story') problems.push(`${component}, ${state}: there is no story ${story}`);
      const [, file = '', title = ''] = /^`(.+)`: (.+)$/.exec(test) ?? [];
      if (!(await hasTest(file, title))) problems.push(`${component}, ${state}: there is no test ${test}`);
    }
  }
  for (const { id, title } of Object.values(entries))
    if (title.startsWith('Components/') && !shown.has(id.replace(/--.*/, ''))) {
      shown.add(id.replace(/--.*/, ''));
      problems.push(`${title}: it has stories and no table of states`);
    }
  return problems;
}

async function hasTest(file, title) {
  for await (const path of glob('projects/ngx-genesys-license/components/**/*.spec.ts', { cwd: root }))
    if (basename(path) === file) return (await readFile(join(root, path), 'utf8')).includes(`it('${title}'`);
  return false;
}
