import { Directive, inject, input, TemplateRef } from '@angular/core';
import type { LicenseApiError, LicensedUser, UserQuery } from 'ngx-genesys-license';

/** What templates of rows and cells get: `let-user` is the user as on view. */
export interface LicenseUserContext {
  /** The user, read live. */
  readonly $implicit: LicensedUser;
  /** In the list on show, from 0. */
  readonly position: number;
  /** Whether the row is selected. */
  readonly isSelected: boolean;
}

/** What the template for "nothing to show" gets. */
export interface LicenseTableEmptyContext {
  /** True where there are users, but none fits the query. */
  readonly $implicit: boolean;
  /** What nobody matches. */
  readonly query: UserQuery;
  /** Drops every filter. */
  readonly clear: () => void;
}

/** What the template for a failed load gets: `let-error` is the error, `retry` loads again. */
export interface LicenseTableErrorContext {
  /** The error. */
  readonly $implicit: LicenseApiError;
  /** Asks again. */
  readonly retry: () => void;
}

/**
 * A cell of one's own: `<ng-template licenseUserCell="user" let-user>…</ng-template>`. `user`, `email` and `licenses`
 * replace what the column shows; any other key makes a column, which `header` names. Controls in it take
 * `tabindex="-1"`: Enter goes into the cell, Escape out of it.
 */
@Directive({ selector: 'ng-template[licenseUserCell]' })
export class LicenseUserCell {
  /** `user`, `email`, `licenses`, or a key of one's own. */
  readonly key = input.required<string>({ alias: 'licenseUserCell' });
  /** The header of a column of one's own. */
  readonly header = input('');
  /** A width for CSS grid, for a column of one's own; default `minmax(120px, 1fr)`. */
  readonly width = input('minmax(120px, 1fr)');
  /** The template it stands on. */
  readonly template = inject<TemplateRef<LicenseUserContext>>(TemplateRef);

  static ngTemplateContextGuard(directive: LicenseUserCell, context: unknown): context is LicenseUserContext {
    return true;
  }
}

/** The whole row, but for the check mark: `<ng-template licenseUserRow let-user>…</ng-template>`. It becomes one cell. */
@Directive({ selector: 'ng-template[licenseUserRow]' })
export class LicenseUserRow {
  /** The template it stands on. */
  readonly template = inject<TemplateRef<LicenseUserContext>>(TemplateRef);

  static ngTemplateContextGuard(directive: LicenseUserRow, context: unknown): context is LicenseUserContext {
    return true;
  }
}

/** What is shown where there is nothing: `<ng-template licenseTableEmpty let-hasFilter let-clear="clear">…</ng-template>`. */
@Directive({ selector: 'ng-template[licenseTableEmpty]' })
export class LicenseTableEmpty {
  /** The template it stands on. */
  readonly template = inject<TemplateRef<LicenseTableEmptyContext>>(TemplateRef);

  static ngTemplateContextGuard(
    directive: LicenseTableEmpty,
    context: unknown,
  ): context is LicenseTableEmptyContext {
    return true;
  }
}

/** What is shown where the load failed: `<ng-template licenseTableError let-error let-retry="retry">…</ng-template>`. */
@Directive({ selector: 'ng-template[licenseTableError]' })
export class LicenseTableError {
  /** The template it stands on. */
  readonly template = inject<TemplateRef<LicenseTableErrorContext>>(TemplateRef);

  static ngTemplateContextGuard(
    directive: LicenseTableError,
    context: unknown,
  ): context is LicenseTableErrorContext {
    return true;
  }
}
