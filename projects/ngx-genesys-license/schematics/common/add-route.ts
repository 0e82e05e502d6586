import type { Rule, Tree } from '@angular-devkit/schematics';
import { findNodes } from '@schematics/angular/utility/ast-utils';
import { applyChangesToFile, getSourceFile } from '@schematics/angular/utility/standalone/util';
import { InsertChange } from '@schematics/angular/utility/change';
import { dirname, relative } from 'node:path/posix';
import * as ts from 'typescript';
import type { Application } from './application';

/** A page that a router shows once it is loaded. */
export interface RoutedPage {
  readonly route: string;
  /** Path of its file in the workspace. */
  readonly file: string;
  readonly className: string;
  readonly selector: string;
}

/** Puts a lazy route first among the application's; where it has none, says how the page is shown. Twice does no more than once. */
export function addRoute(application: Application, page: RoutedPage): Rule {
  return (tree, { logger }) => {
    const path = JSON.stringify(page.route).replaceAll('"', "'");
    const found = page.route === '' ? undefined : findRoutes(tree, application);
    if (found === undefined) {
      logger.info(`No route was added. Show ${page.file} with <${page.selector} /> or a route of yours.`);
      return;
    }
    const [file, routes] = found;
    if (routes.getText().includes(`path: ${path}`)) {
      logger.info(`${file} has a route ${path} already: left as it is.`);
      return;
    }
    const target = relative(dirname(file), page.file).replace(/\.ts$/, '');
    const load = `() => import('./${target}').then((page) => page.${page.className})`;
    const end = routes.elements.length === 0 ? '\n' : '';
    applyChangesToFile(tree, file, [
      new InsertChange(
        file,
        routes.getStart() + 1,
        `\n  {\n    path: ${path},\n    loadComponent: ${load},\n  },${end}`,
      ),
    ]);
    logger.info(`The page is at the route /${page.route}.`);
  };
}

/** The first array that is declared as `Routes` where applications keep theirs. */
function findRoutes(
  tree: Tree,
  { folder, rootFile }: Application,
): readonly [string, ts.ArrayLiteralExpression] | undefined {
  const names = ['app.routes.ts', 'app-routing-module.ts', 'app-routing.module.ts'];
  for (const file of [...names.map((name) => `${folder}/${name}`), rootFile]) {
    if (!tree.exists(file)) continue;
    for (const node of findNodes(getSourceFile(tree, file), ts.isVariableDeclaration)) {
      const { type, initializer } = node;
      if (type?.getText() !== 'Routes' || initializer === undefined) continue;
      if (ts.isArrayLiteralExpression(initializer)) return [file, initializer];
    }
  }
  return undefined;
}
