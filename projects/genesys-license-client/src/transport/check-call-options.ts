import type { CallOptions } from '../config/call-options.js';
import { longestDelay } from '../config/license-clock.js';
import { requestPriorities } from '../config/request-priorities.js';
import { invalidArgument } from '../errors/refusals.js';

export function checkCallOptions(
  operation: string,
  { signal, timeout, priority, onSend, onAnswer }: CallOptions,
): void {
  const check = (isRight: boolean, message: string): void => {
    if (!isRight) throw invalidArgument(operation, message);
  };
  check(
    timeout === undefined || isTimeout(timeout),
    `timeout must be milliseconds from 1 to ${longestDelay}.`,
  );
  check(
    priority === undefined || requestPriorities.includes(priority),
    `priority must be one of ${requestPriorities.join(', ')}.`,
  );
  check(
    signal === undefined || typeof (signal as Partial<AbortSignal>).addEventListener === 'function',
    'signal must be an AbortSignal.',
  );
  for (const [name, callback] of Object.entries({ onSend, onAnswer })) {
    check(callback === undefined || typeof callback === 'function', `${name} must be a function.`);
  }
}

/** Longer ones would fire at once. */
export function isTimeout(value: unknown): value is number {
  return typeof value === 'number' && value >= 1 && value <= longestDelay;
}
