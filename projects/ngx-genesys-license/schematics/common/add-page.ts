import {
  apply,
  applyTemplates,
  chain,
  mergeWith,
  move,
  noop,
  strings,
  url,
  type Rule,
} from '@angular-devkit/schematics';
import { addPeers } from './add-peers';
import { addRoute } from './add-route';
import { explainLibrary } from './explain-library';
import { findApplication, type Application } from './application';

/** What `ng generate ngx-genesys-license:…-page` is asked for. */
export interface PageOptions {
  readonly project?: string;
  readonly name: string;
  /** Default: the name. Empty: none. */
  readonly route?: string;
}

/** Writes a page from the templates beside the schematic, in a folder of its own, with a route. A page that is there is left alone. */
export function addPage({ project, name, route }: PageOptions): Rule {
  return async (tree, context) => {
    const application = await findApplication(tree, project);
    if (application === undefined) return explainLibrary(context);
    return writePage(application, './files', name, route ?? strings.dasherize(name));
  };
}

export function writePage(application: Application, templates: string, name: string, route: string): Rule {
  const dashed = strings.dasherize(name);
  const className = `${strings.classify(name)}Page`;
  const selector = `${application.prefix}-${dashed}-page`;
  const folder = `${application.folder}/${dashed}-page`;
  const file = `${folder}/${dashed}-page.ts`;
  return (tree, { logger }) => {
    const isThere = tree.exists(file);
    if (isThere) logger.info(`${file} is there already: left as it is.`);
    const values = { name: dashed, className, selector };
    return chain([
      addPeers('@angular/cdk', '@angular/forms'),
      isThere ? noop() : mergeWith(apply(url(templates), [applyTemplates(values), move(folder)])),
      addRoute(application, { route, file, className, selector }),
    ]);
  };
}
