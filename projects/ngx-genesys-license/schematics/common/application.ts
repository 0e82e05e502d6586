import { SchematicsException, type Tree } from '@angular-devkit/schematics';
import { readWorkspace } from '@schematics/angular/utility';
import { getAppModulePath, isStandaloneApp } from '@schematics/angular/utility/ng-ast-utils';
import { findAppConfig } from '@schematics/angular/utility/standalone/app_config';
import { findBootstrapApplicationCall, getMainFilePath } from '@schematics/angular/utility/standalone/util';
import { dirname } from 'node:path/posix';

/** An application of the workspace, as far as it is written to. */
export interface Application {
  readonly name: string;
  /** What its selectors begin with. */
  readonly prefix: string;
  /** The file that holds its providers: `app.config.ts`, the root module, or `main.ts`. */
  readonly rootFile: string;
  /** The folder of that file, without a slash at its end. */
  readonly folder: string;
  /** Whether it is made of NgModules: then the root file is one. */
  readonly isOfModules: boolean;
}

/**
 * The application of this name; without a name the workspace's only one.
 * Undefined where the project is a library, or the workspace has nothing else: a library leaves providers to applications.
 */
export async function findApplication(tree: Tree, wanted?: string): Promise<Application | undefined> {
  const { projects } = await readWorkspace(tree);
  const applications = [...projects].filter(([, { extensions }]) => extensions['projectType'] !== 'library');
  if (wanted !== undefined && !projects.has(wanted)) {
    throw new SchematicsException(
      `The workspace has no project "${wanted}". It has: ${[...projects.keys()].join(', ')}.`,
    );
  }
  if (wanted === undefined && applications.length > 1) {
    const names = applications.map(([name]) => name).join(', ');
    throw new SchematicsException(`Say which application: --project with one of ${names}.`);
  }
  const found = applications.find(([name]) => wanted === undefined || name === wanted);
  if (found === undefined) return undefined;
  const [name, project] = found;
  const main = await getMainFilePath(tree, name);
  const isOfModules = !isStandaloneApp(tree, main);
  const rootFile = isOfModules ? getAppModulePath(tree, main).replace(/^\//, '') : configFile(tree, main);
  return { name, prefix: project.prefix ?? 'app', rootFile, folder: dirname(rootFile), isOfModules };
}

function configFile(tree: Tree, main: string): string {
  return findAppConfig(findBootstrapApplicationCall(tree, main), tree, main)?.filePath ?? main;
}
