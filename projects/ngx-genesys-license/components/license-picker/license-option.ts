import { Directive, inject, TemplateRef } from '@angular/core';
import type { LicenseKind } from 'ngx-genesys-license/components/common';

/**
 * Whether a license is picked:
 * - `on`: picked, for all users
 * - `off`: not picked
 * - `some`: left as it is, since only some of the users hold it
 */
export type LicensePickState = 'on' | 'off' | 'some';

/** A license as `license-picker` and `license-select` list it. */
export interface LicenseOption {
  /** The license's id. */
  readonly id: string;
  /** The name on show. */
  readonly label: string;
  /** The organization's description, where it says more than the label. */
  readonly description: string | undefined;
  /** Base license, add-on, or other. */
  readonly kind: LicenseKind;
  /** False for an id that the organization does not define. */
  readonly isDefined: boolean;
  /** Users who hold it now, as far as users are loaded; undefined where none are, or counts are switched off. */
  readonly holders: number | undefined;
  /** Whether it is picked: `on`, `off`, or `some` of the users hold it. */
  readonly state: LicensePickState;
  /** Why it cannot be picked or taken out; undefined where it can. */
  readonly disabledReason: string | undefined;
  /** What to know before picking it, such as "Needs Genesys Cloud CX 2"; only while it is not picked. */
  readonly note: string | undefined;
}

/** What the templates for options and chips get. */
export interface LicenseOptionContext {
  /** The option. */
  readonly $implicit: LicenseOption;
}

/** Shows an option of the list: `<ng-template licenseOption let-license>{{ license.label }}</ng-template>`. */
@Directive({ selector: 'ng-template[licenseOption]' })
export class LicenseOptionTemplate {
  /** The template itself. */
  readonly template = inject<TemplateRef<LicenseOptionContext>>(TemplateRef);

  /** Tells the compiler the type of `let-` variables. */
  static ngTemplateContextGuard(
    directive: LicenseOptionTemplate,
    context: unknown,
  ): context is LicenseOptionContext {
    return true;
  }
}

/** Shows a picked license in the field: `<ng-template licenseChip let-license>{{ license.id }}</ng-template>`. */
@Directive({ selector: 'ng-template[licenseChip]' })
export class LicenseChipTemplate {
  /** The template itself. */
  readonly template = inject<TemplateRef<LicenseOptionContext>>(TemplateRef);

  /** Tells the compiler the type of `let-` variables. */
  static ngTemplateContextGuard(
    directive: LicenseChipTemplate,
    context: unknown,
  ): context is LicenseOptionContext {
    return true;
  }
}
