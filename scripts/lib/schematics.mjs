import { cp, glob, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { externalPackages, root } from './bundle.mjs';

const source = join(root, 'projects/ngx-genesys-license/schematics');

/** Builds the schematics into `<folder>/schematics`, CommonJS as the Angular CLI needs: a file per schematic, collections and templates beside. */
export async function buildSchematics(folder) {
  const outdir = join(folder, 'schematics');
  await rm(outdir, { recursive: true, force: true });
  // A schematic is a folder with a schema and a file of the same name.
  const schemas = await Array.fromAsync(glob('*/schema.json', { cwd: source }));
  const migrations = await Array.fromAsync(
    glob('migrations/*.ts', { cwd: source, exclude: ['**/*.spec.ts'] }),
  );
  await build({
    entryPoints: [
      ...schemas.map((path) => dirname(path)).map((name) => join(source, name, `${name}.ts`)),
      ...migrations.map((path) => join(source, path)),
    ],
    outdir,
    outbase: source,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    tsconfig: join(root, 'tsconfig.json'),
    plugins: [externalPackages],
    logLevel: 'warning',
  });
  const texts = ['package.json', 'collection.json', 'migrations.json', '*/schema.json', '*/*/*.template'];
  for await (const path of glob(texts, { cwd: source })) {
    await mkdir(dirname(join(outdir, path)), { recursive: true });
    await cp(join(source, path), join(outdir, path));
  }
  // Where a schematic looks for the versions that the package asks for.
  if (folder !== join(root, 'dist/ngx-genesys-license')) {
    await cp(join(source, '../package.json'), join(folder, 'package.json'));
  }
}
