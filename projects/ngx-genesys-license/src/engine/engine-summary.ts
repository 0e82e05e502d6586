import type { OperationState } from '../core/operation';
import type { LoadStatus, TabRole } from '../model/status';
import type { RunState } from '../model/assignment';
import type { LicenseEngine } from './license-engine';

/** Newest runs that are told of; of the others only how many there are. */
const toldRuns = 20;

/** What an engine knows, in numbers: no user, no name, no token. */
export interface EngineSummary {
  readonly definitions: {
    readonly status: LoadStatus;
    readonly count: number;
    readonly error: string | undefined;
  };
  readonly users: {
    readonly status: LoadStatus;
    readonly known: number;
    readonly loaded: number;
    readonly total: number | undefined;
    readonly error: string | undefined;
  };
  /** By license id. */
  readonly holders: Readonly<Record<string, number>>;
  readonly runCount: number;
  readonly runs: readonly {
    readonly id: string;
    readonly state: RunState;
    /** Cells by state, without those in which there are none. */
    readonly cells: Readonly<Partial<Record<OperationState, number>>>;
  }[];
  readonly requests: {
    readonly budgetLeft: number;
    readonly waiting: number;
    readonly pausedUntil: number | undefined;
  };
  readonly canAssign: boolean | undefined;
  readonly needsSignIn: boolean;
  readonly tabRole: TabRole;
}

/** O(licenses + runs told of), whatever the number of users. */
export function summaryOf(engine: LicenseEngine): EngineSummary {
  const { ledger, client } = engine;
  const { status, definitions, error } = engine.definitions$.value;
  const stream = engine.stream$.value;
  const runs = engine.runs$.value;
  const { remaining, queued, pausedUntil } = client.limiter.state;
  const licenses = Array.from({ length: ledger.licenses.size }, (_, license) => license);
  return {
    definitions: { status, count: definitions.length, error: error?.code },
    users: {
      status: stream.status,
      known: ledger.members.size,
      loaded: stream.loaded,
      total: stream.total,
      error: stream.error?.code,
    },
    holders: Object.fromEntries(
      licenses.map((license) => [ledger.licenses.name(license), ledger.holders(license)]),
    ),
    runCount: runs.length,
    runs: runs.slice(0, toldRuns).map((run) => ({
      id: run.id,
      state: run.state,
      cells: Object.fromEntries(Object.entries(run.tally).filter(([, count]) => count > 0)),
    })),
    requests: { budgetLeft: remaining, waiting: queued, pausedUntil },
    canAssign: engine.canAssign$.value,
    needsSignIn: engine.needsSignIn$.value,
    tabRole: engine.tabRole$.value,
  };
}
