import type { LicenseUpdateStatus } from 'genesys-license-client';

/** What a word of the server's means for a cell: done, refused, nothing to do, or not to be known. */
export type ResultVerdict = 'success' | 'failure' | 'unknown';

/** Says what a row of the server's answer to a write means. `unknown` is settled by reading. */
export type ResultClassifier = (status: LicenseUpdateStatus) => ResultVerdict;

const successWords = new Set(['success', 'successful', 'succeeded', 'ok', 'done', 'completed', 'updated']);
const failureWords = new Set([
  'fail',
  'failed',
  'failure',
  'error',
  'denied',
  'rejected',
  'refused',
  'forbidden',
  'unauthorized',
  'invalid',
]);

/**
 * The values of `result` are documented nowhere. So only a word that plainly and alone says success counts as success,
 * one that plainly says failure as failure; everything else, `ADDED` and `200` included, is `unknown`: reading tells.
 */
export function classifyResult({ result }: LicenseUpdateStatus): ResultVerdict {
  const word = result?.trim().toLowerCase();
  if (word === undefined) return 'unknown';
  if (successWords.has(word)) return 'success';
  return failureWords.has(word) ? 'failure' : 'unknown';
}
