import { chain, schematic, type Rule } from '@angular-devkit/schematics';
import { findApplication } from '../common/application';
import { explainLibrary } from '../common/explain-library';

/** What `ng add ngx-genesys-license` is told. */
export interface NgAddOptions {
  readonly project?: string;
  readonly region?: string;
  readonly emulator?: boolean;
  readonly page?: boolean;
}

/** Asks only what was not said, and nothing in a library: hence the questions are those of a schematic of its own. */
export function ngAdd({ project, region, emulator = false, page }: NgAddOptions): Rule {
  return async (tree, context) => {
    const application = await findApplication(tree, project);
    if (application === undefined) return explainLibrary(context);
    const told = { region: emulator ? 'emulator' : region, page: page ?? (emulator || undefined) };
    return chain([schematic('setup', { project: application.name, ...told })]);
  };
}
