import { emulatorOperations, type EmulatorOperation } from '../api/emulator-operation.js';

/** What is to happen to the next request or requests. Exactly one of `status`, `drop`, `hang`, `answer` is given. */
export interface PlannedFailure {
  /** The operation concerned. Default: any. */
  readonly operation?: EmulatorOperation;
  /** How many requests fail. Default: 1. */
  readonly count?: number;
  /** An error status, 400 to 599, with its documented body. */
  readonly status?: number;
  /** The connection breaks before or after the request took effect. */
  readonly drop?: 'before' | 'after';
  /** The request is never answered. */
  readonly hang?: boolean;
  /** The answer breaks off, or is the HTML page of a proxy; the request took effect. */
  readonly answer?: 'truncated' | 'html';
  /** With `status` or `hang`: the request takes effect nevertheless. Default: `false`. */
  readonly effect?: boolean;
  /** Seconds in the Retry-After of a 429. Default: the setting `retryAfter`. */
  readonly retryAfter?: number;
}

/** The failures that a test has ordered, first come first served. */
export class FailNext {
  #planned: { readonly failure: PlannedFailure; left: number }[] = [];

  /** @throws TypeError when it is not clear what is to happen */
  add(failure: PlannedFailure): void {
    const { operation, count = 1, status, drop, hang, answer } = failure;
    const kinds = [status !== undefined, drop !== undefined, hang === true, answer !== undefined].filter(
      Boolean,
    );
    if (kinds.length !== 1) throw wrong('give exactly one of status, drop, hang, answer');
    if (status !== undefined && !(Number.isInteger(status) && status >= 400 && status <= 599)) {
      throw wrong(`status is ${status}; allowed: 400 to 599`);
    }
    if (drop !== undefined && !['before', 'after'].includes(drop)) throw wrong('drop is "before" or "after"');
    if (answer !== undefined && !['truncated', 'html'].includes(answer))
      throw wrong('answer is "truncated" or "html"');
    if (!(Number.isInteger(count) && count >= 1))
      throw wrong(`count is ${count}; allowed: a whole number of at least 1`);
    if (operation !== undefined && !emulatorOperations.includes(operation)) {
      throw wrong(`there is no operation "${operation}"; allowed: ${emulatorOperations.join(', ')}`);
    }
    this.#planned.push({ failure, left: count });
  }

  /** The failure ordered for a request of this operation, used up by asking. */
  take(operation: EmulatorOperation): PlannedFailure | undefined {
    const place = this.#planned.findIndex(
      ({ failure }) => failure.operation === undefined || failure.operation === operation,
    );
    const entry = this.#planned[place];
    if (entry === undefined) return undefined;
    entry.left--;
    if (entry.left === 0) this.#planned.splice(place, 1);
    return entry.failure;
  }

  clear(): void {
    this.#planned = [];
  }
}

function wrong(what: string): TypeError {
  return new TypeError(`genesys-license-emulator: failNext: ${what}.`);
}
