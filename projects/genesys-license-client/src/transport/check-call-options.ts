import type { CallOptions, RequestPriority } from '../config/call-options.js';
import { longestDelay } from '../config/license-clock.js';
import { invalidArgument } from '../errors/refusals.js';

const priorities: readonly RequestPriority[] = [
  'interactive',
  'visible',
  'batch',
  'verification',
  'background',
];

export function checkCallOptions(
  operation: string,
  { signal, timeout, priority, onSend, onAnswer }: CallOptions,
): void {
  if (timeout !== undefined && !isTimeout(timeout)) {
    throw invalidArgument(operation, `timeout must be milliseconds from 1 to ${longestDelay}.`);
  }
  if (priority !== undefined && !priorities.includes(priority)) {
    throw invalidArgument(operation, `priority must be one of ${priorities.join(', ')}.`);
  }
  if (signal !== undefined && typeof (signal as Partial<AbortSignal>).addEventListener !== 'function') {
    throw invalidArgument(operation, 'signal must be an AbortSignal.');
  }
  if (onSend !== undefined && typeof onSend !== 'function')
    throw invalidArgument(operation, 'onSend must be a function.');
  if (onAnswer !== undefined && typeof onAnswer !== 'function')
    throw invalidArgument(operation, 'onAnswer must be a function.');
}

/** Longer ones would fire at once. */
export function isTimeout(value: unknown): value is number {
  return typeof value === 'number' && value >= 1 && value <= longestDelay;
}
