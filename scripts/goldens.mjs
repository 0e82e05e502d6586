// The public API of every entry point, as a text in goldens/. `npm run goldens` compares, `-- --accept` writes anew.
// Needs dist/ (npm run build). Symbols that are used and not exported fail.
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { root } from './lib/bundle.mjs';

const accept = process.argv.includes('--accept');
const packages = ['genesys-license-client', 'genesys-license-emulator', 'ngx-genesys-license'];
const entries = Object.assign({}, ...(await Promise.all(packages.map(entriesOf))));
const fresh = join(root, '.cache/goldens');
await mkdir(fresh, { recursive: true });
await mkdir(join(root, 'goldens'), { recursive: true });

/** A package's first entry is its main one: a further entry may use what that one exports. */
const mainReports = new Map();
let passed = 0;
let failed = 0;

/** What only a component's template uses is protected: nobody can name it, and its types need no export. */
function isOfTemplate(message) {
  // By name, too: the map back to the source is some lines off for methods.
  const name = /"(.*)"/.exec(message.text)?.[1];
  const declared = new RegExp(`^\\s*protected (\\w+ )*${name}\\b`);
  return /^\s*protected /.test(lineOf(message)) || linesOf(message).some((line) => declared.test(line));
}

/** What Angular's compiler and its contracts put there, and the type arguments of @ngrx/signals. */
function isOfAngular({ text }) {
  return /"(ɵ\w+|hostSelector|ngTemplateContextGuard|props|methods)"/.test(text);
}

/** A symbol as `Interface.member`. */
function whereIs(message) {
  const name = /"(.*)"/.exec(message.text)?.[1];
  if (!lineOf(message).startsWith('  ')) return name;
  const above = linesOf(message).slice(0, message.sourceFileLine);
  const owner = above.findLast((line) => /^(export |declare |abstract )*(interface|class|type) /.test(line));
  return `${/(?:interface|class|type) (\w+)/.exec(owner ?? '')?.[1]}.${name}`;
}

function linesOf({ sourceFilePath }) {
  return sourceFilePath === undefined ? [] : readFileSync(sourceFilePath, 'utf8').split('\n');
}

function lineOf(message) {
  return linesOf(message)[message.sourceFileLine - 1] ?? '';
}

for (const [name, entry] of Object.entries(entries)) {
  const problems = [];
  const file = `${name}.api.md`;
  const packageName = entry.split('/')[0];
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: join(root, 'dist', entry),
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            module: 'ESNext',
            moduleResolution: 'bundler',
            lib: ['ES2022', 'DOM', 'ESNext.Disposable'],
            types: [],
            skipLibCheck: true,
            paths: {
              'genesys-license-client': [join(root, 'dist/genesys-license-client')],
              'ngx-genesys-license': [join(root, 'dist/ngx-genesys-license')],
              ...(await innerPaths()),
              'ngx-genesys-license/*': [join(root, 'dist/ngx-genesys-license/types/ngx-genesys-license-*')],
            },
          },
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: file,
        reportFolder: fresh,
        reportTempFolder: join(fresh, 'temp'),
        includeForgottenExports: false,
      },
      docModel: { enabled: true, apiJsonFilePath: join(fresh, `${name}.api.json`) },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Warning },
          // Release tags are not used: what an entry exports is public.
          'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
          'ae-undocumented': { logLevel: ExtractorLogLevel.Warning },
        },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
    configObjectFullPath: join(root, 'api-extractor.json'),
    packageJsonFullPath: join(root, 'dist', packageName, 'package.json'),
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      if (message.logLevel === ExtractorLogLevel.Error || message.logLevel === ExtractorLogLevel.Warning) {
        // The report is always written anew, and compared below.
        if (message.messageId.startsWith('console-')) return;
        const forgotten = /^The symbol "(\w+)"/.exec(message.text)?.[1];
        const isOfMainEntry = new RegExp(`export .*\\b${forgotten}\\b`).test(
          mainReports.get(packageName) ?? '',
        );
        // Angular's compiler names other entries i1, i2, … in a module's type.
        const isOfModule = /^i\d+$/.test(forgotten ?? '');
        if (
          message.messageId === 'ae-forgotten-export' &&
          (isOfMainEntry || isOfModule || isOfTemplate(message))
        )
          return;
        // What an entry does not export cannot be linked either.
        if (message.messageId === 'ae-unresolved-link' && mainReports.has(packageName)) return;
        if (message.messageId === 'ae-undocumented') {
          if (isOfAngular(message) || isOfTemplate(message) || false) return;
          problems.push(`${whereIs(message)} is undocumented`);
          return;
        }
        problems.push(`${message.messageId}: ${message.text}`);
      }
    },
  });
  const report = await readFile(join(fresh, file), 'utf8');
  if (!mainReports.has(packageName)) mainReports.set(packageName, report);
  const golden = join(root, 'goldens', file);
  if (accept) await writeFile(golden, report);
  const stored = await readFile(golden, 'utf8').catch(() => undefined);
  if (stored !== report)
    problems.push(`the API differs from goldens/${file}; look at it, then npm run goldens -- --accept`);
  if (problems.length === 0) passed++;
  else {
    failed++;
    console.log(`✗ ${name}`);
    for (const problem of problems) console.log(`  ${problem}`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** Entries that another one exports again: their API is looked at there, with all that is meant for others. */
function isInner(path) {
  return /^\.\/components\/(common|license-)/.test(path);
}

/** Where the types of inner entries are. */
async function innerPaths() {
  const name = 'ngx-genesys-license';
  const { exports } = JSON.parse(await readFile(join(root, 'dist', name, 'package.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries(exports)
      .filter(([path]) => isInner(path))
      .map(([path, { types }]) => [join(name, path), [join(root, 'dist', name, types)]]),
  );
}

/** The types of a built package's entry points by the names of their goldens, the main one first. */
async function entriesOf(name) {
  const { exports } = JSON.parse(await readFile(join(root, 'dist', name, 'package.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries(exports)
      .filter(([path, { types }]) => types !== undefined && !isInner(path))
      .sort(([left], [right]) => left.length - right.length)
      .map(([path, { types }]) => [join(name, path).replaceAll('/', '-'), join(name, types)]),
  );
}
