import { createLicenseClient, type LicenseFetch } from 'genesys-license-client';
import {
  createLicenseEmulator,
  VirtualClock,
  type LicenseEmulator,
  type LicenseEmulatorOptions,
} from 'genesys-license-emulator';
import { markOf } from '../../core/cell';
import type { EngineOptions } from '../engine-options';
import { LicenseEngine } from '../license-engine';
import type { LicenseRun } from '../license-run';

/** A license that nobody holds in the emulated organization. */
export const freeLicense = 'examplePremiumAppUserLicense';

/** An engine on an emulator, both in virtual time, and short ways to look at it. */
export interface TriedEngine {
  readonly engine: LicenseEngine;
  readonly emulator: LicenseEmulator;
  readonly clock: VirtualClock;
  /** Users of the emulated organization, in their order. */
  readonly ids: readonly string[];
  /** Reads all users, so that the engine knows them. */
  sweep(): Promise<void>;
  /** License ids on view, ascending. */
  shown(userId: string): readonly string[];
  /** What a screen shows beside a license. */
  mark(userId: string, licenseId: string): string | undefined;
  /** Gives or takes one license. */
  change(userId: string, licenseId: string, value: boolean): LicenseRun;
}

export interface TriedOptions {
  /** Default: one of its own. */
  readonly clock?: VirtualClock;
  readonly emulator?: LicenseEmulatorOptions;
  readonly engine?: Partial<EngineOptions>;
  readonly accessToken?: string;
  /** Stands between client and emulator. */
  readonly fetch?: (emulator: LicenseEmulator) => LicenseFetch;
}

export function tryEngine(options: TriedOptions = {}): TriedEngine {
  const clock = options.clock ?? new VirtualClock();
  const emulator = createLicenseEmulator({ users: 5, undefinedLicense: false, clock, ...options.emulator });
  const client = createLicenseClient({
    region: 'http://127.0.0.1:1',
    accessToken: () => options.accessToken ?? 'any',
    fetch: options.fetch?.(emulator) ?? emulator.fetch,
    clock,
    random: () => 0.5,
    timeout: 5000,
  });
  const engine = new LicenseEngine({
    client,
    clock,
    verification: { mode: 'always', lag: 3000 },
    maxAge: 60_000,
    requestsPerMinute: 300,
    classifyResult: undefined,
    canAssign: undefined,
    ...options.engine,
  });
  const { organization } = emulator;
  return {
    engine,
    emulator,
    clock,
    ids: Array.from({ length: organization.userCount }, (_, index) => organization.userIdAt(index)),
    async sweep() {
      engine.sweep.stream({}).subscribe({ error: () => undefined });
      await clock.advance(5000);
    },
    shown(userId) {
      const { ledger } = engine;
      const row = ledger.users.find(userId);
      if (row === undefined) return [];
      return ledger
        .view(row)
        .licenses.map((license) => ledger.licenses.name(license))
        .sort();
    },
    mark(userId, licenseId) {
      const { ledger } = engine;
      const row = ledger.users.find(userId);
      const license = ledger.licenses.find(licenseId);
      const cell = row === undefined || license === undefined ? undefined : ledger.cell(row, license);
      return cell === undefined ? undefined : markOf(cell);
    },
    change: (userId, licenseId, value) =>
      engine.assign({ userIds: [userId], [value ? 'add' : 'remove']: [licenseId] }),
  };
}

/** Something that requests wait for. */
export class Gate {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}
