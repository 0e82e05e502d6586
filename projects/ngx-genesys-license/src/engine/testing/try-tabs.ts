import { createLicenseClient, createRequestLimiter, type LicenseFetch } from 'genesys-license-client';
import {
  createLicenseEmulator,
  VirtualClock,
  type LicenseEmulator,
  type LicenseEmulatorOptions,
} from 'genesys-license-emulator';
import type { LicenseIdentity } from '../../model/persistence';
import type { EngineOptions } from '../engine-options';
import { LicenseEngine } from '../license-engine';
import { SharedLimiter } from '../tabs/shared-limiter';
import { TabSharing } from '../tabs/tab-sharing';
import { MemoryBrowser, MemoryTab } from './memory-tabs';

/** An engine in a tab of its own. */
export interface TriedTab {
  readonly tab: MemoryTab;
  readonly engine: LicenseEngine;
  /** Paths of its requests, in the order in which they left. */
  readonly requests: readonly string[];
}

/** Tabs of one browser on one emulator, all in virtual time. */
export interface TriedTabs {
  readonly clock: VirtualClock;
  readonly browser: MemoryBrowser;
  readonly emulator: LicenseEmulator;
  /** Users of the emulated organization, in their order. */
  readonly ids: readonly string[];
  open(options?: TriedTabOptions): TriedTab;
}

export interface TriedTabOptions {
  readonly identity?: () => LicenseIdentity | undefined;
  readonly engine?: Partial<EngineOptions>;
  /** How far the tab's clock is ahead of the others', in ms. */
  readonly ahead?: number;
  readonly requestsPerMinute?: number;
  /** Stands between client and emulator. */
  readonly fetch?: (fetch: LicenseFetch) => LicenseFetch;
}

export const anyone: LicenseIdentity = { orgId: 'org', userId: 'admin' };

export function tryTabs(options: LicenseEmulatorOptions = {}): TriedTabs {
  const clock = new VirtualClock();
  const browser = new MemoryBrowser(clock);
  const emulator = createLicenseEmulator({ users: 5, undefinedLicense: false, clock, ...options });
  const { organization } = emulator;
  let opened = 0;
  return {
    clock,
    browser,
    emulator,
    ids: Array.from({ length: organization.userCount }, (_, index) => organization.userIdAt(index)),
    open({ identity = () => anyone, engine, ahead = 0, requestsPerMinute = 300, fetch } = {}) {
      const tab = new MemoryTab(browser, ahead);
      const requests: string[] = [];
      const send: LicenseFetch = (url, init) => {
        requests.push(`${init.method} ${new URL(url).pathname}`);
        return emulator.fetch(url, init);
      };
      const limiter = new SharedLimiter(
        createRequestLimiter({ clock: tab.clock, requestsPerMinute }),
        tab.clock,
        () => clock.now(),
      );
      const order = ++opened;
      return {
        tab,
        requests,
        engine: new LicenseEngine({
          client: createLicenseClient({
            region: 'http://127.0.0.1:1',
            accessToken: 'any',
            fetch: tab.fetch(fetch === undefined ? send : fetch(send)),
            clock: tab.clock,
            limiter,
            random: () => 0.5,
            timeout: 5000,
          }),
          clock: tab.clock,
          verification: { mode: 'always', lag: 3000 },
          maxAge: 60_000,
          requestsPerMinute,
          classifyResult: undefined,
          canAssign: undefined,
          sharingOf: (session) =>
            new TabSharing(session, {
              identity,
              linkOf: ({ orgId, userId }) => tab.link(`${orgId}/${userId}`),
              limiter,
              wall: () => clock.now(),
              random: () => order / 1000,
            }),
          ...engine,
        }),
      };
    },
  };
}
