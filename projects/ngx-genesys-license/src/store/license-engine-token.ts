import { InjectionToken } from '@angular/core';
import type { LicenseEngine } from '../engine/license-engine';

/** The engine behind the store; provided by `provideLicenseStore()`. */
export const LICENSE_ENGINE = new InjectionToken<LicenseEngine>('LICENSE_ENGINE');
