import type { Rule } from '@angular-devkit/schematics';
import { addPage, type PageOptions } from '../common/add-page';

/** `ng generate ngx-genesys-license:batch-page`. */
export function batchPage(options: PageOptions): Rule {
  return addPage(options);
}
