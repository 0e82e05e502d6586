import type { Caller } from '../access/access-tokens.js';
import type { Chance } from '../faults/chance.js';
import type { Organization } from '../organization/organization.js';
import type { EmulatorSettings } from '../settings/emulator-settings.js';
import type { EmulatorOperation } from './emulator-operation.js';

/** One request, as an operation sees it. */
export interface ApiCall {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body; `undefined` when there is none. */
  readonly body: unknown;
  readonly caller: Caller;
  readonly settings: EmulatorSettings;
  readonly organization: Organization;
  readonly chance: Chance;
}

/** An operation of the API: what it needs and what it answers with 200. */
export interface ApiOperation {
  readonly name: EmulatorOperation;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** In the router's spelling, for example `/api/v2/license/users/:userId`. */
  readonly path: string;
  /** At least one of these permissions is needed; empty: none is. */
  readonly anyPermission: readonly string[];
  /** The OAuth scope; operations that only read are content with its `:readonly` form. */
  readonly scope?: string;
  readonly isRead: boolean;
  /** The answer as a JSON value. Throws an ApiFailure instead of answering. */
  readonly answer: (call: ApiCall) => unknown;
}
