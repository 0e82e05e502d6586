import type { Provider } from '@angular/core';
import type { LicenseClientConfig } from 'genesys-license-client';
import type { ResultClassifier } from '../core/classify-result';
import type { VerificationOptions } from '../engine/engine-options';
import { directoryOf } from '../engine/user-directory';
import { engineFeature } from './engine-feature';

/** Something `provideLicenseStore()` can be given on top; made by the `with…()` functions. */
export interface LicenseStoreFeature {
  /** What it brings along into the injector of the store. */
  readonly providers: readonly Provider[];
}

export const defaultVerification: VerificationOptions = /* @__PURE__ */ Object.freeze({
  mode: 'always',
  lag: 3000,
});

/** Joins names and emails to the users that are looked at (permission `directory:user:view`). */
export function withUserDirectory(): LicenseStoreFeature {
  return engineFeature({ directoryOf });
}

/** Reads the server's `result` words in one's own way; the default takes only plain words for an answer. */
export function withResultClassifier(classifyResult: ResultClassifier): LicenseStoreFeature {
  return engineFeature({ classifyResult });
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
  return engineFeature({ verification });
}

/** The rate budget; default 300 requests a minute, the platform's limit per token. */
export function withRateLimit(rateLimit: NonNullable<LicenseClientConfig['rateLimit']>): LicenseStoreFeature {
  return engineFeature({ rateLimit });
}

/** How often and how patiently reads are repeated. */
export function withRetry(retry: NonNullable<LicenseClientConfig['retry']>): LicenseStoreFeature {
  return engineFeature({ retry });
}
