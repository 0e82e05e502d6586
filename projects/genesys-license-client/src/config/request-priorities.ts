import type { RequestPriority } from './call-options.js';

/** Most urgent first. */
export const requestPriorities: readonly RequestPriority[] = [
  'interactive',
  'visible',
  'batch',
  'verification',
  'background',
];
