// Builds the three packages as they would be published, into dist/. The Angular one last: it builds against the client's dist.
import { execFileSync } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './lib/bundle.mjs';
import { buildSchematics } from './lib/schematics.mjs';

const run = (...command) => {
  execFileSync(process.execPath, command, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
  });
};

for (const name of ['genesys-license-client', 'genesys-license-emulator']) {
  const project = join(root, 'projects', name);
  const dist = join(root, 'dist', name);
  await rm(dist, { recursive: true, force: true });
  run('node_modules/typescript/bin/tsc', '-p', join(project, 'tsconfig.json'));
  const manifest = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
  await writeFile(join(dist, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await copyTexts(project, dist);
  console.log(`built ${name}`);
}
run('node_modules/@angular/cli/bin/ng.js', 'build', 'ngx-genesys-license');
await freeUnusedComponents(
  join(root, 'dist/ngx-genesys-license/fesm2022/ngx-genesys-license-components.mjs'),
);
await copyTexts(join(root, 'projects/ngx-genesys-license'), join(root, 'dist/ngx-genesys-license'));
await buildSchematics(join(root, 'dist/ngx-genesys-license'));
console.log('built ngx-genesys-license');

async function copyTexts(project, dist) {
  for (const name of ['LICENSE', 'CHANGELOG.md']) await cp(join(root, name), join(dist, name));
  await cp(join(project, 'README.md'), join(dist, 'README.md'));
}

/**
 * Takes the components out of what the injector of `LicenseModule` imports. The compiler lists them since they come from other
 * entries and might bring providers; they bring none, and an application of NgModules would load all of them for one.
 */
async function freeUnusedComponents(file) {
  const code = await readFile(file, 'utf8');
  const list = /(ɵɵngDeclareInjector\(\{[^}]*type: LicenseModule), imports: \[[^\]]*\] \}/;
  if (!list.test(code))
    throw new Error(`${file}: the injector of LicenseModule reads otherwise than before.`);
  await writeFile(file, code.replace(list, '$1 }'));
}
