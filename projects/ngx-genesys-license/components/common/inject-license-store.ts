import { inject } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';

/** The store around a component that cannot do without one; `selector` names the component in the error. */
export function injectLicenseStore(selector: string): LicenseStore {
  return inject(LicenseStore, { optional: true }) ?? throwNoStore(selector);
}

/** For a component that can do without a store only while something else is given. */
export function throwNoStore(selector: string): never {
  throw new Error(
    `ngx-genesys-license: <${selector}> needs a LicenseStore: add provideLicenseStore({ region, accessToken }) to the ` +
      `application's providers, or import LicenseModule.forRoot({ region, accessToken }).`,
  );
}
