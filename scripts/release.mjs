// Publishes the three packages from dist/; `npm run release -- --dry-run` does everything but that, and tells what is still
// missing. `--built` takes dist/ as it is. Verification is CI's: `npm run verify` goes before. See docs/decisions/0013-release.md.
import { execFileSync } from 'node:child_process';
import { glob, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { prerelease, rsort } from 'semver';
import { changelogProblems, isDated } from '../projects/release/changelog.ts';
import { apiChange, wrongStep } from '../projects/release/version-step.ts';
import { root } from './lib/bundle.mjs';
import { packageNames } from './lib/packed.mjs';

const { values } = parseArgs({
  options: {
    'dry-run': { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
  },
});
const isTrial = values['dry-run'];

if (!values.built) for (const step of ['build', 'goldens', 'packages']) npm('run', '--silent', step);

const manifests = await Promise.all(packageNames.map((name) => json('projects', name, 'package.json')));
const built = await Promise.all(packageNames.map((name) => json('dist', name, 'package.json')));
const [{ version }] = manifests;
const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
const goldens = (await Array.fromAsync(glob('goldens/*.api.md', { cwd: root }))).sort();
const tags = git('tag', '--list', 'v*')
  .split('\n')
  .filter((name) => name !== '');
const last = rsort(tags)[0]?.slice(1);
const change = last === undefined ? 'none' : apiChange(await before(last), await now());
// Between a release and the next change of the API the version stays.
const isReleased = isTrial && version === last && change === 'none';
const step = isReleased ? undefined : wrongStep(version, last, change);
const problems = changelogProblems(changelog, version);
const origin = git('config', '--default', '', '--get', 'remote.origin.url');
const repositories = new Set(manifests.map(({ repository }) => addressOf(repository.url)));

/** What must be so at all times, and what must be so to publish. */
const always = [
  [
    `the packages have one version, in dist/ too: ${version}`,
    [...manifests, ...built].every((each) => each.version === version),
  ],
  [`the version follows ${last ?? 'none'}${step === undefined ? '' : `: ${step}`}`, step === undefined],
  [`the changelog is about ${version}${problems.map((each) => `: ${each}`).join('')}`, problems.length === 0],
];
const toPublish = [
  [`the changelog says when ${version} was released`, isDated(changelog, version)],
  ['nothing is uncommitted', git('status', '--porcelain') === ''],
  [
    `the packages name the repository they are published from: ${[...repositories].join(', ')}; origin is ${addressOf(origin) || 'not set'}`,
    repositories.size === 1 && repositories.has(addressOf(origin)),
  ],
];

let failed = 0;
for (const [what, isSo] of always) tell(what, isSo, '✗');
for (const [what, isSo] of toPublish) tell(what, isSo, isTrial ? '–' : '✗');
const missing = toPublish.filter(([, isSo]) => !isSo).length;
if (failed > 0 || (missing > 0 && !isTrial)) end('Nothing was published.');

const tag = prerelease(version) === null ? 'latest' : 'next';
for (const name of packageNames) {
  const publish = ['publish', join(root, 'dist', name), '--access', 'public', '--tag', tag];
  if (isTrial) {
    const isTaken = npm(...publish, '--dry-run', '--offline', '--loglevel', 'notice').includes(
      `+ ${name}@${version}`,
    );
    tell(`npm would publish ${name}@${version} as ${tag}`, isTaken, '✗');
  } else npm(...publish, '--provenance');
}
if (!isTrial) git('tag', '--annotate', `v${version}`, '--message', `v${version}`);
end(
  isTrial
    ? `Nothing was published: ${missing} of ${toPublish.length} conditions are not met yet.`
    : `Published ${version}. Now: git push origin v${version}`,
);

function tell(what, isSo, otherwise) {
  if (!isSo && otherwise === '✗') failed++;
  console.log(`${isSo ? '✓' : otherwise} ${what}`);
}

function end(says) {
  console.log(says);
  const told = always.length + packageNames.length;
  if (isTrial) console.log(`${told - failed} passed, ${failed} failed`);
  process.exit(failed > 0 || (missing > 0 && !isTrial) ? 1 : 0);
}

async function json(...path) {
  return JSON.parse(await readFile(join(root, ...path), 'utf8'));
}

/** The public API as it is, and as it was when a version was tagged. */
async function now() {
  const texts = goldens.map(async (path) => [basename(path), await readFile(join(root, path), 'utf8')]);
  return new Map(await Promise.all(texts));
}

async function before(released) {
  const paths = git('ls-tree', '--name-only', `v${released}`, 'goldens/').split('\n');
  return new Map(
    paths
      .filter((path) => path.endsWith('.api.md'))
      .map((path) => [basename(path), `${git('show', `v${released}:${path}`)}\n`]),
  );
}

/** `git+https://host/name.git` and `git@host:name.git` as `https://host/name`. */
function addressOf(url) {
  return url
    .replace(/^git\+/, '')
    .replace(/^(?:ssh:\/\/)?git@([^:/]+)[:/]/, 'https://$1/')
    .replace(/\.git$/, '');
}

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
}

function npm(...args) {
  return execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', isTrial ? 'pipe' : 'inherit'],
  });
}
