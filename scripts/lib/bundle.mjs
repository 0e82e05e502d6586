import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** The workspace folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Bundles TypeScript entry points for Node: our own packages come from source (tsconfig `paths`),
 * everything in node_modules stays outside.
 */
export async function bundleForNode(entryPoints, outdir) {
  await build({
    entryPoints,
    outdir,
    outbase: root,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    tsconfig: join(root, 'tsconfig.json'),
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[hash]',
    plugins: [externalPackages],
    logLevel: 'warning',
  });
}

/** `packages: 'external'` would also leave out the names that tsconfig `paths` maps to our sources. */
export const externalPackages = {
  name: 'external-packages',
  setup(esbuild) {
    const ours = /^(genesys-license-(client|emulator)|ngx-genesys-license)(\/|$)/;
    esbuild.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || ours.test(path) ? undefined : { path, external: true },
    );
  },
};
