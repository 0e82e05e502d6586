import type { EmulatorOperation, LicenseEmulatorOptions } from 'genesys-license-emulator';
import { lastValueFrom, toArray } from 'rxjs';
import type { LicenseApiError } from 'genesys-license-client';
import type { EngineOptions } from '../../engine-options';
import { inferenceOf } from '../../license-inference';
import { directoryOf } from '../../user-directory';
import { freeLicense, type TriedEngine } from '../try-engine';
import { counted, otherwise } from './words';

/** Something the store does for which an operation is needed. */
export interface FaultSubject {
  readonly operation: EmulatorOperation;
  /** What is done, for whom the operation goes wrong. */
  readonly title: string;
  readonly emulator?: LicenseEmulatorOptions;
  readonly engine?: Partial<EngineOptions>;
  /** Whether how far the server had come makes a difference. */
  readonly isWrite?: boolean;
  /** Whether the answers about many leave the first user out. */
  readonly isHidden?: boolean;
  /** Requests that go well first. */
  readonly spared?: number;
  /** Before the operation goes wrong. */
  readonly prepare?: (tried: TriedEngine) => Promise<void>;
  /**
   * Resolves with what the caller gets, in words; with undefined where nobody is told. Rejects where the caller gets an
   * error. `nameOf` gives an error's word.
   */
  readonly act: (
    tried: TriedEngine,
    nameOf: (error: LicenseApiError) => string,
  ) => Promise<string | undefined>;
  /** What a screen shows, in words. */
  readonly shown: (tried: TriedEngine) => string;
}

const one = ({ ids }: TriedEngine): string => ids[0] as string;
const four = ({ ids }: TriedEngine): readonly string[] => ids.slice(0, 4);
const roles = ({ emulator }: TriedEngine): string[] => emulator.organization.roles.map(({ id }) => id);

/** Users on view, and whether as the server holds them. */
function usersShown({ engine, emulator, ids, shown }: TriedEngine): string {
  const { ledger } = engine;
  const known = ids.filter((id) => {
    const row = ledger.users.find(id);
    return row !== undefined && ledger.users.isKnown(row);
  });
  const other = known.filter(
    (id) => shown(id).join() !== [...emulator.organization.licensesOf(id)].sort().join(),
  );
  return `${known.length} users${other.length > 0 ? `, ${other.length} ${otherwise}` : ''}`;
}

/** The asked cells on view: held or not, and what is said beside them. */
function cellsShown(tried: TriedEngine): string {
  const cells = four(tried).map((id) => {
    const isHeld = tried.shown(id).includes(freeLicense);
    const isSo = tried.emulator.organization.holds(id, freeLicense) === isHeld;
    const mark = tried.mark(id, freeLicense);
    return [isHeld ? 'held' : 'not held', mark, isSo || mark === 'pending' ? undefined : otherwise]
      .filter((word) => word !== undefined)
      .join(', ');
  });
  return counted(cells);
}

function namesShown({ engine, ids }: TriedEngine): string {
  const { users } = engine.ledger;
  const named = ids.filter((id) => users.name(users.of(id)) !== undefined);
  return `${named.length} names`;
}

const write = {
  isWrite: true,
  prepare: (tried: TriedEngine) => tried.sweep(),
  async act(tried: TriedEngine, nameOf: (error: LicenseApiError) => string) {
    const run = tried.engine.assign({ userIds: four(tried), add: [freeLicense] });
    const { cells } = await run.report;
    return counted(
      cells.map(({ state, error, result }) =>
        [state, error && nameOf(error), result && `the server said ${result}`].filter(Boolean).join(', '),
      ),
    );
  },
  shown: cellsShown,
};

export const faultSubjects: readonly FaultSubject[] = [
  {
    operation: 'getLicenseDefinitions',
    title: 'definitions are loaded',
    async act({ engine }) {
      await engine.definitions.load();
      const { error, definitions } = engine.definitions$.value;
      if (error !== undefined) throw error;
      return `${definitions.length} definitions`;
    },
    shown: ({ engine }) => {
      const { status, definitions } = engine.definitions$.value;
      return `${definitions.length} definitions, ${status}`;
    },
  },
  {
    operation: 'getLicenseDefinition',
    title: 'a thin definition is completed',
    emulator: { definitions: 'thin' },
    prepare: ({ engine }) => engine.definitions.load(),
    async act({ engine }) {
      await engine.definitions.complete('cloudCX2');
      return undefined;
    },
    shown: ({ engine }) => {
      const permissions = engine.definitions.get('cloudCX2')?.permissions?.ids;
      return permissions === undefined ? 'without permissions' : `${permissions.length} permissions`;
    },
  },
  {
    operation: 'getLicenseUsers',
    title: 'all users are streamed, the first page goes wrong',
    async act({ engine }) {
      const pages = await lastValueFrom(engine.sweep.stream({ pageSize: 2 }).pipe(toArray()));
      return `${pages.length} pages`;
    },
    shown: (tried) => `${usersShown(tried)}, ${tried.engine.stream$.value.status}`,
  },
  {
    operation: 'getLicenseUsers',
    title: 'all users are streamed, a later page goes wrong',
    spared: 1,
    async act({ engine }) {
      const pages = await lastValueFrom(engine.sweep.stream({ pageSize: 2, concurrency: 1 }).pipe(toArray()));
      return `${pages.length} pages`;
    },
    shown: (tried) => `${usersShown(tried)}, ${tried.engine.stream$.value.status}`,
  },
  {
    operation: 'postLicenseUsers',
    title: 'four users are read',
    async act(tried) {
      await tried.engine.refresh(four(tried));
      return 'done';
    },
    shown: usersShown,
  },
  {
    operation: 'getLicenseUser',
    title: 'a user missing from the answer about many is read',
    isHidden: true,
    async act(tried) {
      await tried.engine.refresh([one(tried)]);
      return 'done';
    },
    shown: usersShown,
  },
  { ...write, operation: 'postLicenseOrganization', title: 'four users are given a license' },
  {
    ...write,
    isWrite: false,
    operation: 'postLicenseUsers',
    title: 'four users are given a license, and the proof goes wrong',
  },
  {
    operation: 'postLicenseInfer',
    title: 'licenses are inferred from roles',
    async act(tried) {
      return `${(await inferenceOf(tried.engine).fromRoles(roles(tried))).length} licenses`;
    },
    shown: () => 'nothing',
  },
  {
    operation: 'postLicenseInferPermissions',
    title: 'licenses are inferred from permissions',
    async act({ engine, emulator }) {
      const permissions = emulator.organization.roles.flatMap((role) => role.permissions);
      return `${(await inferenceOf(engine).fromPermissions(permissions)).length} licenses`;
    },
    shown: () => 'nothing',
  },
  {
    operation: 'getUser',
    title: 'roles are compared with what two users hold',
    async act(tried, nameOf) {
      const users = tried.ids.slice(0, 2);
      const found = await lastValueFrom(inferenceOf(tried.engine).compare(users).pipe(toArray()));
      return counted(
        found.map(({ status, error }) =>
          status !== 'unknown' ? 'compared' : error === undefined ? status : `${status}, ${nameOf(error)}`,
        ),
      );
    },
    shown: () => 'nothing',
  },
  {
    operation: 'getUsers',
    title: 'names of users on screen are joined',
    engine: { directoryOf },
    prepare: (tried) => tried.sweep(),
    async act({ engine, clock, ids }) {
      // A screen looks again whenever it is drawn.
      for (let look = 0; look < 30; look++) {
        for (const id of ids) engine.want(id);
        await new Promise<void>((resolve) => void clock.setTimeout(resolve, 30_000));
      }
      return undefined;
    },
    shown: namesShown,
  },
  {
    operation: 'getUsers',
    title: 'all names are listed for a search',
    engine: { directoryOf },
    prepare: (tried) => tried.sweep(),
    async act({ engine, clock }) {
      for (let look = 0; look < 30; look++) {
        engine.wantNames();
        await new Promise<void>((resolve) => void clock.setTimeout(resolve, 30_000));
      }
      return undefined;
    },
    shown: (tried) => `${namesShown(tried)}${tried.engine.hasNames$.value ? ', complete' : ''}`,
  },
];
