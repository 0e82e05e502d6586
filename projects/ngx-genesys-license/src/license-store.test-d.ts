import { inject, signal, type EnvironmentProviders, type Signal, type WritableSignal } from '@angular/core';
import { signalStore } from '@ngrx/signals';
import {
  provideLicenseStore,
  withLicenseDefinitions,
  withDevtools,
  withHttpClient,
  withLicenses,
  withRateLimit,
  withRefresh,
  withResultClassifier,
  withRetry,
  withUserDirectory,
  withVerification,
  type AssignmentRun,
  type AuthorizationRole,
  type CellOutcome,
  type CellSettled,
  type ConnectionState,
  type InferenceOptions,
  type LicenseApiError,
  type LicenseBatchAssignmentRequest,
  type LicenseChange,
  type LicensedUser,
  type LicenseDefinition,
  type LicenseExplanation,
  type LicensePlan,
  type LicenseStore,
  type LicenseUsage,
  type LicenseUserPage,
  type LoadStatus,
  type PersistenceState,
  type RoleComparison,
  type RunProgress,
  type RunReport,
  type StreamOptions,
  type TabRole,
  type UndoRun,
  type UserList,
  type UserListView,
  type UserQuery,
  type UserStreamState,
} from 'ngx-genesys-license';
import { of, type Observable } from 'rxjs';

/** `true` where the two types are the same, `readonly` and `any` included. */
type Same<Given, Expected> = [Given] extends [Expected]
  ? [Expected] extends [Given]
    ? 0 extends 1 & Given
      ? false
      : true
    : false
  : false;

type Expect<Proof extends true> = Proof;

/** What the store promises, member by member. */
interface Contract {
  readonly definitions: Signal<readonly LicenseDefinition[]>;
  readonly definitions$: Observable<readonly LicenseDefinition[]>;
  readonly definitionsStatus: Signal<LoadStatus>;
  readonly definitionsError: Signal<LicenseApiError | undefined>;
  readonly definition: (id: string) => Signal<LicenseDefinition | undefined>;
  readonly label: (id: string) => string;
  readonly reloadDefinitions: () => void;
  readonly streamUsers: (options?: StreamOptions) => Observable<LicenseUserPage>;
  readonly userStream: Signal<UserStreamState>;
  readonly users: UserList;
  readonly user: (id: string) => Signal<LicensedUser | undefined>;
  readonly holds: (userId: string, licenseId: string) => Signal<boolean>;
  readonly view: (query: UserQuery) => Signal<UserListView>;
  readonly usage: Signal<readonly LicenseUsage[]>;
  readonly refreshUsers: (ids: readonly string[]) => Promise<void>;
  readonly findUsersByEmail: (emails: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly plan: (change: LicenseChange | LicenseBatchAssignmentRequest) => LicensePlan;
  readonly assign: (plan: LicensePlan | LicenseChange | LicenseBatchAssignmentRequest) => AssignmentRun;
  readonly runs: Signal<readonly AssignmentRun[]>;
  readonly settled$: Observable<CellSettled>;
  readonly canAssign: Signal<boolean | undefined>;
  readonly roles: () => Promise<readonly AuthorizationRole[]>;
  readonly inferFromRoles: (
    roleIds: readonly string[],
    options?: InferenceOptions,
  ) => Promise<readonly string[]>;
  readonly inferFromPermissions: (
    permissions: readonly string[],
    options?: InferenceOptions,
  ) => Promise<readonly string[]>;
  readonly explain: (roleIds: readonly string[], options?: InferenceOptions) => Promise<LicenseExplanation>;
  readonly compareWithRoles: (userIds: readonly string[]) => Observable<RoleComparison>;
  readonly connection: Signal<ConnectionState>;
  readonly persistence: Signal<PersistenceState>;
  readonly tabRole: Signal<TabRole>;
  readonly signOut: () => Promise<void>;
}

interface RunContract {
  readonly id: string;
  readonly retryOf: AssignmentRun | undefined;
  readonly state: Signal<'queued' | 'running' | 'verifying' | 'done' | 'cancelled'>;
  readonly progress: Signal<RunProgress>;
  readonly failures: Signal<readonly CellOutcome[]>;
  readonly changes$: Observable<CellOutcome>;
  readonly report: Promise<RunReport>;
  readonly cancel: () => void;
  readonly retryFailed: () => AssignmentRun;
  readonly undo: () => UndoRun;
}

type Members<Type> = { readonly [Member in keyof Type]: Type[Member] };

export type Proofs = [
  Expect<Same<Members<LicenseStore>, Contract>>,
  Expect<Same<keyof LicenseStore, keyof Contract>>,
  Expect<Same<Members<AssignmentRun>, RunContract>>,
  Expect<Same<keyof AssignmentRun, keyof RunContract>>,
  Expect<Same<LicenseApiError['effect'], 'none' | 'unknown'>>,
  Expect<Same<ReturnType<typeof provideLicenseStore>, EnvironmentProviders>>,
  // @ts-expect-error the helper tells types apart
  Expect<Same<readonly string[], string[]>>,
  // @ts-expect-error and is not taken in by any
  Expect<Same<ReturnType<typeof JSON.parse>, string>>,
];

declare const store: LicenseStore;
declare const run: AssignmentRun;
declare const plan: LicensePlan;

// @ts-expect-error nothing is given back: status and error are signals
export const reloaded: Promise<void> = store.reloadDefinitions();
// @ts-expect-error the list is the store's
export const mine: LicenseDefinition[] = store.definitions();
// @ts-expect-error signals of the store are read only
export const writable: WritableSignal<readonly LicenseDefinition[]> = store.definitions;
store.streamUsers({ pageSize: 500, concurrency: 2 });
// @ts-expect-error no such option
store.streamUsers({ size: 500 });
// @ts-expect-error a cell is a user and a license
store.holds('user');
store.view({
  holds: ['a'],
  lacks: ['b'],
  text: 'x',
  issues: true,
  sort: { by: 'name', direction: 'descending' },
});
// @ts-expect-error there is nothing to sort by like that
store.view({ sort: { by: 'age' } });
// @ts-expect-error a list of ids
void store.refreshUsers('id');
// @ts-expect-error a list of ids
store.compareWithRoles('id');
// @ts-expect-error a plan is made already
store.plan(plan);
store.assign(plan);
store.assign({ userIds: ['id'], add: ['x'] });
store.assign({ assignments: [{ licenseId: 'x', userIdsAdd: [], userIdsRemove: [] }] });
// @ts-expect-error all three members are required by the API
store.assign({ assignments: [{ licenseId: 'x', userIdsAdd: [] }] });
// @ts-expect-error a list of ids
store.assign({ userIds: 'id', add: ['x'] });
// @ts-expect-error a run cannot be awaited: await its report
export const awaited: PromiseLike<unknown> = run;

class Auth {
  readonly token = signal('token');
}
provideLicenseStore({ region: 'eu-central-1', accessToken: () => inject(Auth).token() });
provideLicenseStore({ region: 'us-east-1', accessToken: 'token' });
provideLicenseStore({ region: 'us-east-1', accessToken: signal('token') });
provideLicenseStore({ region: 'us-east-1', accessToken: of('token') });
provideLicenseStore({ region: 'us-east-1', accessToken: ({ refresh }) => Promise.resolve(String(refresh)) });
provideLicenseStore(() => ({ region: 'http://127.0.0.1:8080', accessToken: inject(Auth).token }));
provideLicenseStore(
  { region: 'us-east-1', accessToken: 'token', canAssign: false, labels: { gc2WEMupgrade: 'WEM add-on' } },
  withUserDirectory(),
  withResultClassifier(({ result }) => (result === 'GRANTED' ? 'success' : 'unknown')),
  withRateLimit({ requestsPerMinute: 100 }),
  withRetry({ attempts: 2 }),
  withVerification({ mode: 'unconfirmed', lag: 5000 }),
  withHttpClient(),
  withRefresh({ onFocus: false, minAge: 30_000 }),
  withDevtools({ name: 'Licenses' }),
);
provideLicenseStore({ region: 'us-east-1', accessToken: 'token', ssr: true });
// @ts-expect-error somebody has to ask
provideLicenseStore({ region: 'us-east-1' });
// @ts-expect-error no such verdict
withResultClassifier(() => 'maybe');
// @ts-expect-error no such mode
withVerification({ mode: 'never' });

const TeamStore = signalStore(withLicenses());
const DefinitionStore = signalStore(withLicenseDefinitions());
export const composed: LicenseStore = new TeamStore();
// @ts-expect-error only what was composed
export const incomplete: LicenseStore = new DefinitionStore();
