import { InjectionToken } from '@angular/core';
import type { LicenseEngine } from '../engine/license-engine';

/** The engine behind the store; provided by `provideLicenseStore()`. */
export const LICENSE_ENGINE = new InjectionToken<LicenseEngine>('LICENSE_ENGINE');

/** The application's display names by license id. */
export const LICENSE_LABELS = new InjectionToken<Readonly<Record<string, string>>>('LICENSE_LABELS');
