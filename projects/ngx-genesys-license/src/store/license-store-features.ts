import type { Provider } from '@angular/core';
import type { LicenseClientConfig } from 'genesys-license-client';
import type { ResultClassifier } from '../core/classify-result';
import type { VerificationOptions } from '../engine/license-engine';
import { directoryOf } from '../engine/user-directory';
import { LICENSE_DIRECTORY } from './license-engine-token';

/** Something `provideLicenseStore()` can be given on top; made by the `with…()` functions. */
export interface LicenseStoreFeature {
  /** How the store works. */
  readonly store?: {
    readonly verification?: VerificationOptions;
    readonly classifyResult?: ResultClassifier;
  };
  /** How its requests are sent. */
  readonly client?: Pick<LicenseClientConfig, 'rateLimit' | 'retry'>;
  /** What it brings along into the injector of the store. */
  readonly providers?: readonly Provider[];
}

export const defaultVerification: VerificationOptions = /* @__PURE__ */ Object.freeze({
  mode: 'always',
  lag: 3000,
});

/** Joins names and emails to the users that are looked at (permission `directory:user:view`). */
export function withUserDirectory(): LicenseStoreFeature {
  return { providers: [{ provide: LICENSE_DIRECTORY, useValue: directoryOf }] };
}

/** Reads the server's `result` words in one's own way; the default takes only plain words for an answer. */
export function withResultClassifier(classifyResult: ResultClassifier): LicenseStoreFeature {
  return { store: { classifyResult } };
}

/**
 * How writes are proved. Default `{ mode: 'always', lag: 3000 }`: every write is read back, and a read that disagrees
 * is believed 3 s after the answer. Unconfirmed cells are always read.
 */
export function withVerification(options: Partial<VerificationOptions>): LicenseStoreFeature {
  const verification: VerificationOptions = { ...defaultVerification, ...options };
  if (!['always', 'unconfirmed'].includes(verification.mode)) {
    throw new TypeError(`ngx-genesys-license: withVerification: mode is 'always' or 'unconfirmed'.`);
  }
  if (!(verification.lag >= 0 && Number.isFinite(verification.lag))) {
    throw new TypeError('ngx-genesys-license: withVerification: lag takes milliseconds from 0.');
  }
  return { store: { verification } };
}

/** The rate budget; default 300 requests a minute, the platform's limit per token. */
export function withRateLimit(rateLimit: NonNullable<LicenseClientConfig['rateLimit']>): LicenseStoreFeature {
  return { client: { rateLimit } };
}

/** How often and how patiently reads are repeated. */
export function withRetry(retry: NonNullable<LicenseClientConfig['retry']>): LicenseStoreFeature {
  return { client: { retry } };
}
