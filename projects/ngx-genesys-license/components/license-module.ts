import { NgModule, type ModuleWithProviders } from '@angular/core';
import { provideLicenseStore, type LicenseStoreConfig, type LicenseStoreFeature } from 'ngx-genesys-license';
import { LicenseBatchPanel } from 'ngx-genesys-license/components/license-batch-panel';
import { LicenseDefinitions } from 'ngx-genesys-license/components/license-definitions';
import { LicenseInference } from 'ngx-genesys-license/components/license-inference';
import { LicenseChipTemplate, LicenseOptionTemplate } from 'ngx-genesys-license/components/license-picker';
import { LicensePicker } from 'ngx-genesys-license/components/license-picker';
import { LicenseSelect } from 'ngx-genesys-license/components/license-picker';
import { LicenseUsageChart } from 'ngx-genesys-license/components/license-usage';
import { LicenseUsersTable } from 'ngx-genesys-license/components/license-users-table';
import {
  LicenseTableEmpty,
  LicenseTableError,
  LicenseUserCell,
  LicenseUserRow,
} from 'ngx-genesys-license/components/license-users-table';

const all = [
  LicenseBatchPanel,
  LicenseChipTemplate,
  LicenseDefinitions,
  LicenseInference,
  LicenseOptionTemplate,
  LicensePicker,
  LicenseSelect,
  LicenseTableEmpty,
  LicenseTableError,
  LicenseUsageChart,
  LicenseUserCell,
  LicenseUserRow,
  LicenseUsersTable,
];

/**
 * All components and their template slots, for applications of NgModules; `forRoot()` in the root module provides the store
 * too. A standalone component imports the components it uses instead, so that others stay out of its bundle.
 */
@NgModule({ imports: all, exports: all })
export class LicenseModule {
  /** The module with the store that `provideLicenseStore()` would provide, for the root module or a lazily loaded one. */
  static forRoot(
    config: LicenseStoreConfig | (() => LicenseStoreConfig),
    ...features: readonly LicenseStoreFeature[]
  ): ModuleWithProviders<LicenseModule> {
    return { ngModule: LicenseModule, providers: [provideLicenseStore(config, ...features)] };
  }
}
