import type { Rule } from '@angular-devkit/schematics';
import { updateWorkspace } from '@schematics/angular/utility';

/** CommonJS, of which a build warns: both are loaded only where they are needed, the one without a `fetch`, the other for CSV. */
const needed = ['cross-fetch', 'papaparse'];

/** Has the build of an application take the packages that are no ES modules without a warning. */
export function allowCommonJs(project: string): Rule {
  return updateWorkspace(({ projects }) => {
    const options = projects.get(project)?.targets.get('build')?.options;
    if (options === undefined) return;
    const allowed = (options['allowedCommonJsDependencies'] ?? []) as string[];
    const missing = allowed.includes('*') ? [] : needed.filter((name) => !allowed.includes(name));
    if (missing.length > 0) options['allowedCommonJsDependencies'] = [...allowed, ...missing];
  });
}
