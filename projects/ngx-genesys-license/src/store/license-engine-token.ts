import { InjectionToken } from '@angular/core';
import type { LicenseFetch } from 'genesys-license-client';
import type { LicenseEngine } from '../engine/license-engine';

/** The engine behind the store; provided by `provideLicenseStore()`. */
export const LICENSE_ENGINE = new InjectionToken<LicenseEngine>('LICENSE_ENGINE');

/** Display names by license id, the application's over the library's. */
export const LICENSE_LABELS = new InjectionToken<ReadonlyMap<string, string>>('LICENSE_LABELS');

/** How requests are sent, where a feature says so. */
export const LICENSE_FETCH = new InjectionToken<LicenseFetch>('LICENSE_FETCH');

/** What features do with the engine once it is made, in its injection context; a multi token. */
export const LICENSE_ENGINE_START = new InjectionToken<readonly ((engine: LicenseEngine) => void)[]>(
  'LICENSE_ENGINE_START',
);
