// The three packages as npm would publish them: packed, unpacked and looked at. Needs dist/ (npm run build).
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root } from './lib/bundle.mjs';
import { packAll } from './lib/packed.mjs';

/** What a published file's path, or the path of a source in its map, must not have. */
const inside =
  /\.(spec|laws|stories|test-d)\.|\/stories\/|\/contract\/|karma|tsconfig|(^|\/)\.|try-store|testing\/faults/;

/** One small name of a package, and the bytes (minified) it may bring along: all else must fall away.
 * What Angular's own build drops is measured in the consumers' applications. */
const small = {
  'genesys-license-client': ['licenseRegions', 1500],
  'genesys-license-emulator': ['VirtualClock', 1500],
};

let passed = 0;
let failed = 0;
const folder = await mkdtemp(join(tmpdir(), 'ngx-genesys-license-packages-'));
try {
  const packages = await packAll(folder);
  for (const packed of packages) {
    console.log(
      `${packed.name} ${packed.manifest.version}: ${packed.files.length} files, ${kilobytes(packed.size)} packed, ${kilobytes(packed.unpackedSize)} unpacked`,
    );
    await check(packed, 'publint finds nothing', () => lint(packed));
    await check(packed, 'the types resolve for every entry and are right', () => resolveTypes(packed));
    await check(packed, 'holds what belongs in it', () => missingFiles(packed));
    await check(packed, 'holds no test, story or setting', () => strangeFiles(packed));
    await check(packed, 'says where it comes from', () => wrongOrigin(packed));
    await check(packed, 'fits the versions beside it', () => wrongVersions(packed, packages));
    if (packed.name in small) {
      await check(packed, 'brings along only what is used', () => broughtAlong(packed));
    }
    for (const entry of entriesOf(packed)) {
      await check(packed, `${entry.name} imports only what is declared`, () => strangeImports(packed, entry));
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

async function check({ name }, says, find) {
  const problems = await find();
  if (problems.length === 0) return void passed++;
  failed++;
  console.log(`✗ ${name}: ${says}`);
  for (const problem of problems) console.log(`    ${problem}`);
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

/** The JavaScript entries a package exports: their name, file and the other subpaths are data. */
function entriesOf({ manifest }) {
  return Object.entries(manifest.exports)
    .filter(([, target]) => typeof target === 'object' && 'types' in target)
    .map(([path, { types, default: file }]) => ({ name: join(manifest.name, path), types, file }));
}

async function lint({ tarball, manifest }) {
  const { messages } = await publint({ pack: { tarball: await bufferOf(tarball) }, strict: true });
  return messages.map((message) => formatMessage(message, manifest, { color: false }));
}

async function bufferOf(file) {
  const { buffer, byteOffset, byteLength } = await readFile(file);
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

/** All three are ES modules only: Node can `require()` those since 20.19. */
async function resolveTypes({ tarball }) {
  const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  const args = [attw, tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji'];
  // Its answer by itself: no settings of the folder it runs in, no questions to a registry.
  return promisify(execFile)(process.execPath, [...args, '--no-definitely-typed'], { cwd: folder }).then(
    () => [],
    (error) => [`${error.stdout}${error.stderr}`],
  );
}

function missingFiles({ files, manifest }) {
  const entries = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  const named = [...entries, ...Object.values(manifest.bin ?? {})].map((path) => path.replace(/^\.\//, ''));
  return ['package.json', 'LICENSE', 'README.md', 'CHANGELOG.md', ...named]
    .filter((path) => !files.includes(path))
    .map((path) => `${path} is missing`);
}

async function strangeFiles({ folder: unpacked, files }) {
  const problems = files.filter((path) => inside.test(path)).map((path) => `${path} is in the package`);
  for (const path of files.filter((name) => name.endsWith('.map'))) {
    const { sources } = JSON.parse(await readFile(join(unpacked, path), 'utf8'));
    for (const source of sources.filter((name) => inside.test(name.replace(/^(\.\.\/)+/, '')))) {
      problems.push(`${path} comes from ${source}`);
    }
  }
  return problems;
}

function wrongOrigin({ name, manifest }) {
  const { author, bugs, description, engines, homepage, keywords, license, publishConfig, repository } =
    manifest;
  const home = /^git\+(https:.*)\.git$/.exec(repository?.url ?? '')?.[1];
  return Object.entries({
    author,
    description,
    'engines.node': engines?.node,
    'keywords, three at least': keywords?.length > 2,
    'license MIT': license === 'MIT',
    'repository.url as git+https://….git': home,
    'repository.directory': repository?.directory === `projects/${name}`,
    'homepage in the repository': home !== undefined && homepage?.startsWith(home),
    'bugs in the repository': home !== undefined && bugs?.url === `${home}/issues`,
    'publishConfig.provenance': publishConfig?.provenance === true,
    'publishConfig.access public': publishConfig?.access === 'public',
    'sideEffects false': manifest.sideEffects === false,
    'type module': manifest.type === 'module',
    'no scripts to run at an installation': manifest.scripts === undefined,
  })
    .filter(([, isThere]) => !isThere)
    .map(([what]) => `package.json lacks: ${what}`);
}

function wrongVersions({ manifest }, packages) {
  const problems = [];
  for (const { name, manifest: other } of packages) {
    const asked = manifest.dependencies?.[name] ?? manifest.peerDependencies?.[name];
    if (manifest.version !== other.version)
      problems.push(`${name} is ${other.version}, not ${manifest.version}`);
    if (asked !== undefined && asked !== `^${other.version}`)
      problems.push(`asks for ${name} ${asked}, and ${other.version} is beside it`);
  }
  for (const [peer, { optional }] of Object.entries(manifest.peerDependenciesMeta ?? {})) {
    if (!optional || !(peer in manifest.peerDependencies)) problems.push(`${peer} is optional, and no peer`);
  }
  return problems;
}

/** A main entry needs no optional peer. Any other may need some: they are for who uses it. */
async function strangeImports({ folder: unpacked, manifest }, { name, file }) {
  const { metafile } = await build({
    entryPoints: [join(unpacked, file)],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  const isOptional = (peer) => manifest.peerDependenciesMeta?.[peer]?.optional === true;
  const declared = [
    manifest.name,
    ...Object.keys(manifest.dependencies ?? {}),
    ...Object.keys(manifest.peerDependencies ?? {}).filter(
      (peer) => name !== manifest.name || !isOptional(peer),
    ),
  ];
  return Object.values(metafile.inputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external, path }) => external === true && !path.startsWith('node:'))
    .map(({ path }) => path)
    .filter((path) => !declared.some((own) => path === own || path.startsWith(`${own}/`)))
    .map((path) => `${path} is imported`);
}

async function broughtAlong({ name, folder: unpacked, manifest }) {
  const [wanted, limit] = small[name];
  const entry = join(unpacked, manifest.exports['.'].default);
  const { outputFiles } = await build({
    stdin: { contents: `export { ${wanted} } from ${JSON.stringify(entry)};`, resolveDir: unpacked },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    packages: 'external',
    tsconfigRaw: {},
  });
  const bytes = outputFiles[0].contents.length;
  return bytes > limit ? [`${wanted} brings ${bytes} bytes, ${limit} are allowed`] : [];
}
