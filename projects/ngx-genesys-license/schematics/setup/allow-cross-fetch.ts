import type { Rule } from '@angular-devkit/schematics';
import { updateWorkspace } from '@schematics/angular/utility';

/** The client loads cross-fetch where the platform has no `fetch`. It is CommonJS, and the build would warn of it. */
export function allowCrossFetch(project: string): Rule {
  return updateWorkspace(({ projects }) => {
    const options = projects.get(project)?.targets.get('build')?.options;
    const allowed = (options?.['allowedCommonJsDependencies'] ?? []) as string[];
    if (options === undefined || allowed.includes('cross-fetch') || allowed.includes('*')) return;
    options['allowedCommonJsDependencies'] = [...allowed, 'cross-fetch'];
  });
}
