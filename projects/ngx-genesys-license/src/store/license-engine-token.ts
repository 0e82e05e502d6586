import { InjectionToken } from '@angular/core';
import type { LicenseEngine } from '../engine/license-engine';

/** The engine behind the store; provided by `provideLicenseStore()`. */
export const LICENSE_ENGINE = new InjectionToken<LicenseEngine>('LICENSE_ENGINE');

/** Display names by license id, the application's over the library's. */
export const LICENSE_LABELS = new InjectionToken<ReadonlyMap<string, string>>('LICENSE_LABELS');
