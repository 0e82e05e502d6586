import type { Rule } from '@angular-devkit/schematics';
import { addPage, type PageOptions } from '../common/add-page';

/** `ng generate ngx-genesys-license:users-page`. */
export function usersPage(options: PageOptions): Rule {
  return addPage(options);
}
