import { AccessTokens } from './access/access-tokens.js';
import { RequestCounter, type RequestCounts } from './api/request-counts.js';
import type { World } from './api/world.js';
import { emulatorApp } from './emulator-app.js';
import { platformClock, type EmulatorClock } from './emulator-clock.js';
import { FailNext, type PlannedFailure } from './faults/fail-next.js';
import { RateLimiter } from './faults/rate-limiter.js';
import type { EmulatedOrganization, OrganizationSnapshot } from './organization/emulated-organization.js';
import { Organization } from './organization/organization.js';
import type { EmulatorSettingChanges, EmulatorSettings } from './settings/emulator-settings.js';
import {
  emulatorScenarioNames,
  emulatorScenarios,
  type EmulatorScenarioName,
} from './settings/emulator-scenarios.js';
import { defaultSettings, EmulatorSettingError, mergeSettings } from './settings/merge-settings.js';

/** How an emulator is made: the size of its organization, time, and any {@link EmulatorSettings}. */
export interface LicenseEmulatorOptions extends EmulatorSettingChanges {
  /** Users of the generated organization, 0 to 10,000,000. Default: 500. */
  readonly users?: number;
  /** Decides who the users are and everything that happens by chance, 0 to 4,294,967,295. Default: 1. */
  readonly seed?: number;
  /** Default: the platform's. */
  readonly clock?: EmulatorClock;
  /** Settings to start from; single settings win over it. Default: `calm`. */
  readonly scenario?: EmulatorScenarioName;
  /** What was changed in an earlier life, as {@link LicenseEmulator.snapshot} gave it. Seed and users have to be the same. */
  readonly snapshot?: OrganizationSnapshot;
}

/** The Genesys Cloud License API, emulated. */
export interface LicenseEmulator {
  /**
   * Answers a request, whatever its host: a drop-in `fetch`, and a server's handler. A broken connection rejects with a
   * TypeError; an aborted signal rejects with its reason, and the request may have taken effect.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /** How it behaves now, frozen. */
  readonly settings: EmulatorSettings;
  /**
   * Changes settings for all requests that come, and those on their way.
   * @throws EmulatorSettingError naming the setting and what is allowed; then nothing is changed
   */
  configure(settings: EmulatorSettingChanges): void;
  /**
   * Puts all settings to those of a scenario.
   * @throws EmulatorSettingError for a name that does not exist
   */
  scenario(name: EmulatorScenarioName): void;
  /**
   * Has the next request or requests fail in a certain way.
   * @throws TypeError when it is not clear how
   */
  failNext(failure: PlannedFailure): void;
  /** The truth, and writes by somebody else. */
  readonly organization: EmulatedOrganization;
  /** Requests so far. */
  readonly requests: RequestCounts;
  /** What is needed to have this organization again with the same seed and users. */
  snapshot(): OrganizationSnapshot;
  /** Back to the start: organization, settings, counts, planned failures, issued tokens. */
  reset(): void;
}

/**
 * Creates an emulator. It holds no timers and no sockets: forget it when it is no longer needed.
 * @throws EmulatorSettingError for an option that does not exist or has a value that is not allowed
 */
export function createLicenseEmulator(options: LicenseEmulatorOptions = {}): LicenseEmulator {
  const { users = 500, seed = 1, clock = platformClock, scenario = 'calm', snapshot, ...given } = options;
  checkCount('users', users, 10_000_000);
  checkCount('seed', seed, 0xffff_ffff);
  if (snapshot !== undefined && (snapshot.seed !== seed || snapshot.users !== users)) {
    throw new EmulatorSettingError(
      'snapshot',
      `the snapshot is of ${snapshot.users} users with seed ${snapshot.seed}, not of ${users} with seed ${seed}.`,
    );
  }
  const initial = mergeSettings(settingsOf(scenario), { ...given });
  let settings = initial;
  const current = (): EmulatorSettings => settings;
  const now = (): number => clock.now();
  const organization = new Organization({ seed, users, settings: current, now }, snapshot);
  const world: World = {
    seed,
    clock,
    settings: current,
    organization,
    tokens: new AccessTokens(seed, current, now),
    limiter: new RateLimiter(),
    failNext: new FailNext(),
    counts: new RequestCounter(),
  };

  const emulator: LicenseEmulator = {
    fetch: (input, init) => answer(input, init),
    get settings() {
      return settings;
    },
    configure(changes) {
      settings = mergeSettings(settings, { ...changes });
    },
    scenario(name) {
      settings = settingsOf(name);
    },
    failNext(failure) {
      world.failNext.add(failure);
    },
    organization,
    requests: world.counts,
    snapshot: () => organization.snapshot,
    reset() {
      settings = initial;
      organization.restore(snapshot);
      world.tokens.clear();
      world.limiter.clear();
      world.failNext.clear();
      world.counts.clear();
    },
  };
  const app = emulatorApp(world, emulator);

  async function answer(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = requestOf(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const abort = (): void => reject(signal.reason as Error);
      signal.addEventListener('abort', abort, { once: true });
      Promise.resolve(app.fetch(request))
        .finally(() => signal.removeEventListener('abort', abort))
        .then(resolve, reject);
    });
  }
  return emulator;
}

/** A path alone is enough in process. */
function requestOf(input: string | URL | Request, init: RequestInit | undefined): Request {
  if (input instanceof Request) return init === undefined ? input : new Request(input, init);
  return new Request(new URL(input, 'http://localhost'), init);
}

function settingsOf(name: EmulatorScenarioName): EmulatorSettings {
  if (!emulatorScenarioNames.includes(name)) {
    throw new EmulatorSettingError(
      'scenario',
      `there is no scenario "${name}". Scenarios: ${emulatorScenarioNames.join(', ')}.`,
    );
  }
  return mergeSettings(defaultSettings(), emulatorScenarios[name].settings);
}

function checkCount(name: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new EmulatorSettingError(
      name,
      `${name} is ${String(value)}; allowed: a whole number from 0 to ${most}.`,
    );
  }
}
