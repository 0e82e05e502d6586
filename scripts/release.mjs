// Publishes the three packages: `npm run release -- --dry-run` does everything but that. The version stands in the three
// package.json files; its section of the changelog must have a date. Verification is CI's: `npm run verify` goes before.
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/bundle.mjs';
import { packageNames } from './lib/packed.mjs';

const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
const isTrial = values['dry-run'];
const run = (command, ...args) => execFileSync(command, args, { cwd: root, encoding: 'utf8' }).trim();

const versions = await Promise.all(
  packageNames.map(
    async (name) => JSON.parse(await readFile(join(root, 'projects', name, 'package.json'), 'utf8')).version,
  ),
);
const [version] = versions;
const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
const heading = changelog.split('\n').find((line) => line.startsWith(`## ${version} `)) ?? '';

const checks = [
  [`the three packages have one version: ${versions.join(', ')}`, new Set(versions).size === 1],
  [`the changelog has a section for ${version}`, heading !== ''],
  [`its heading has a date, not "unreleased": ${heading}`, /\d{4}-\d\d-\d\d$/.test(heading)],
  ['nothing is uncommitted', run('git', 'status', '--porcelain') === ''],
  [`there is no tag v${version} yet`, run('git', 'tag', '--list', `v${version}`) === ''],
];
const missing = checks.filter(([, isSo]) => !isSo);
for (const [what, isSo] of checks) console.log(`${isSo ? '✓' : isTrial ? '–' : '✗'} ${what}`);
if (missing.length > 0 && !isTrial) process.exit(1);

for (const step of ['build', 'goldens', 'packages']) {
  console.log(`npm run ${step}`);
  execFileSync('npm', ['run', '--silent', step], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
for (const name of packageNames) {
  const args = ['publish', join('dist', name), '--provenance', '--access', 'public'];
  console.log(`npm ${args.join(' ')}`);
  if (!isTrial) execFileSync('npm', args, { cwd: root, stdio: 'inherit' });
}
const tag = ['tag', '--annotate', `v${version}`, '--message', `v${version}`];
console.log(`git ${tag.join(' ')}`);
if (!isTrial) run('git', ...tag);
console.log(
  isTrial
    ? `Nothing was published: ${missing.length} of ${checks.length} conditions are not met yet.`
    : `Published ${version}.`,
);
