import { SchematicTestRunner, type UnitTestTree } from '@angular-devkit/schematics/testing/index.js';
import { resolve } from 'node:path';

/** Where `npm run test:node` builds the schematics to: they run as they are published. */
const built = resolve('.cache/schematics/schematics');

/** A schematic run, and what it said. */
export interface TriedSchematic {
  readonly tree: UnitTestTree;
  readonly log: string;
  /** Packages that the workspace was told to install, as many times as it was told. */
  readonly installs: number;
}

/** Runs one of our schematics in a workspace. */
export async function trySchematic(
  name: string,
  options: object,
  tree: UnitTestTree,
): Promise<TriedSchematic> {
  const runner = new SchematicTestRunner('ngx-genesys-license', `${built}/collection.json`);
  const lines: string[] = [];
  runner.logger.subscribe(({ message }) => lines.push(message));
  const changed = await runner.runSchematic(name, options, tree);
  const installs = runner.tasks.filter((task) => task.name === 'node-package').length;
  return { tree: changed, log: lines.join('\n'), installs };
}

/** A workspace as `ng new` makes it, with an application `shop`; `options` are those of Angular's `application`. */
export async function tryWorkspace(options: object = {}): Promise<UnitTestTree> {
  return addApplication('shop', options, await emptyWorkspace());
}

/** A workspace with nothing in it. */
export async function emptyWorkspace(): Promise<UnitTestTree> {
  const workspace = { name: 'workspace', version: '22.0.0', newProjectRoot: 'projects' };
  return angular().runExternalSchematic('@schematics/angular', 'workspace', workspace);
}

/** Adds one more application. */
export async function addApplication(
  name: string,
  options: object,
  tree: UnitTestTree,
): Promise<UnitTestTree> {
  const told = { name, skipInstall: true, skipTests: true, style: 'css', ssr: false, ...options };
  return angular().runExternalSchematic('@schematics/angular', 'application', told, tree);
}

/** Adds a library. */
export async function addLibrary(name: string, tree: UnitTestTree): Promise<UnitTestTree> {
  return angular().runExternalSchematic('@schematics/angular', 'library', { name, skipInstall: true }, tree);
}

function angular(): SchematicTestRunner {
  return new SchematicTestRunner(
    '@schematics/angular',
    resolve('node_modules/@schematics/angular/collection.json'),
  );
}
