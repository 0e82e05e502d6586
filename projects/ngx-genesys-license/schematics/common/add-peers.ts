import { chain, type Rule } from '@angular-devkit/schematics';
import { addDependency, ExistingBehavior } from '@schematics/angular/utility';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Adds packages in the versions that this package asks for as their peer, where the workspace has none of them. */
export function addPeers(...names: readonly string[]): Rule {
  const { peerDependencies } = JSON.parse(readFileSync(ownManifest, 'utf8')) as {
    readonly peerDependencies: Readonly<Record<string, string>>;
  };
  return chain(
    names.map((name) => {
      const range = peerDependencies[name];
      if (range === undefined) throw new Error(`${name} is no peer of ngx-genesys-license.`);
      return addDependency(name, range, { existing: ExistingBehavior.Skip });
    }),
  );
}

/** Schematics are built to `<package>/schematics/<name>/<name>.js`. */
const ownManifest = join(__dirname, '../../package.json');
