import { inject } from '@angular/core';
import { LicenseStore, type PlanWarning } from 'ngx-genesys-license';
import { LicenseIntl, planMessages } from 'ngx-genesys-license/components/common';

/** Says a plan's warnings, with labels for ids. In an injection context. */
export function warningText(): (warning: PlanWarning) => string {
  const store = inject(LicenseStore);
  const common = inject(LicenseIntl).section('common', planMessages);
  const label = (id: string | undefined) => (id === undefined ? '' : store.label(id));
  return ({ kind, licenseId, otherLicenseId }) =>
    common().planWarnings[kind](label(licenseId), label(otherLicenseId));
}
