// Compiles every ```ts block of the README files: what the documentation shows must be true.
// A block with imports of its own stands alone; any other gets those below, and the names a reader's application would have.
import { execFileSync } from 'node:child_process';
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './lib/bundle.mjs';

const imports = `
import { bootstrapApplication } from '@angular/platform-browser';
import { Component, inject, type ApplicationConfig } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { LicenseStore, provideLicenseStore, withUserDirectory } from 'ngx-genesys-license';
import { createLicenseEmulator } from 'genesys-license-emulator';
`;
const reader = `
declare abstract class Auth { token(refresh?: boolean): string }
declare class App {}
declare class AgentsPage {}
declare const auth: { token(): string };
declare const userIds: readonly string[];
declare const signal: AbortSignal;
`;

const folder = join(root, '.cache/snippets');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

let count = 0;
const pages = await Array.fromAsync(
  glob(['README.md', 'docs/**/*.md', 'projects/*/README.md'], { cwd: root }),
);
for (const page of pages.sort()) {
  const text = await readFile(join(root, page), 'utf8');
  for (const [index, [, code]] of [...text.matchAll(/^```ts\n(.*?)^```/gms)].entries()) {
    const path = /^\/\/ (projects\/\S+\.ts)\n/.exec(code)?.[1];
    if (path !== undefined) {
      // A file of this repository, which its own test compiles and runs.
      if (code.slice(code.indexOf('\n') + 1) !== (await readFile(join(root, path), 'utf8')))
        throw new Error(`${page}: the block differs from ${path}. Copy the file into it.`);
      count++;
      continue;
    }
    const isWhole = /^(\/\/.*\n)?import /.test(code);
    const names = isWhole ? readerBeside(code) : imports + reader;
    const name = `${page.replace(/\W+/g, '-')}-${index + 1}.ts`;
    await writeFile(
      join(folder, name),
      `// ${page}, block ${index + 1}\n${isWhole ? code + names : names + code}\nexport {};\n`,
    );
    count++;
  }
}
await writeFile(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    extends: '../../tsconfig.json',
    compilerOptions: { noEmit: true, types: ['node', 'jasmine'] },
    include: ['*.ts'],
  }),
);
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', join(folder, 'tsconfig.json')], {
  cwd: root,
  stdio: 'inherit',
});
console.log(`${count} passed, 0 failed`);

/** The reader's names, without those that the block imports. */
function readerBeside(code) {
  const imported = [...code.matchAll(/^import (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) =>
    names.match(/\w+/g),
  );
  return reader
    .split('\n')
    .filter((line) => !imported.includes(/(?:const|class) (\w+)/.exec(line)?.[1]))
    .join('\n');
}
