import { InjectionToken } from '@angular/core';
import type { LicenseFetch, RequestLimiter } from 'genesys-license-client';
import type { EngineOptions, LicenseEngine } from '../engine/license-engine';
import type { DirectoryMaker } from '../engine/user-directory';
import type { LicenseStoreConfig } from './license-store-config';
import type { LicenseStoreFeature } from './license-store-features';

/** The engine behind the store; provided by `provideLicenseStore()`. */
export const LICENSE_ENGINE = new InjectionToken<LicenseEngine>('LICENSE_ENGINE');

/** The application's display names by license id. */
export const LICENSE_LABELS = new InjectionToken<Readonly<Record<string, string>>>('LICENSE_LABELS');

/** How requests are sent, where a feature says so. */
export const LICENSE_FETCH = new InjectionToken<LicenseFetch>('LICENSE_FETCH');

/** How names are joined, where a feature says so. */
export const LICENSE_DIRECTORY = new InjectionToken<DirectoryMaker>('LICENSE_DIRECTORY');

/** Makes what keeps sessions beyond their end; undefined where nothing can be kept. */
export type KeeperMaker = (config: LicenseStoreConfig) => EngineOptions['keeperOf'];

/** How sessions are kept, where a feature says so. */
export const LICENSE_KEEPER = new InjectionToken<KeeperMaker>('LICENSE_KEEPER');

/** What shares sessions with other tabs, and the limiter all requests are to go through. */
export interface Sharing {
  readonly limiter: RequestLimiter;
  readonly sharingOf: EngineOptions['sharingOf'];
}

/** Makes what shares sessions; given how requests are sent, for a limiter of its own. */
export type SharingMaker = (
  config: LicenseStoreConfig,
  client: NonNullable<LicenseStoreFeature['client']>,
) => Sharing;

/** How sessions are shared with other tabs, where a feature says so. */
export const LICENSE_SHARING = new InjectionToken<SharingMaker>('LICENSE_SHARING');

/** What features do with the engine once it is made, in its injection context; a multi token. */
export const LICENSE_ENGINE_START = new InjectionToken<
  readonly ((engine: LicenseEngine, config: LicenseStoreConfig) => void)[]
>('LICENSE_ENGINE_START');
