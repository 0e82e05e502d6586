import { createLicenseClient, platformClock, type UserLicensesEntityListing } from 'genesys-license-client';
import { LicenseEngine } from '../../../ngx-genesys-license/src/engine/license-engine';
import { LICENSE_ENGINE } from '../../../ngx-genesys-license/src/store/license-engine-token';
import { openStore, type OpenedStore } from './open-store';
import type { SampleServer } from './sample-server';

/** The store over pages that are parsed and believed: engine, ledger and signals without the client's checks. */
export function openUnvalidatedStore(server: SampleServer, pages: readonly string[]): OpenedStore {
  const client = createLicenseClient({
    region: 'http://127.0.0.1:1',
    accessToken: 'any',
    fetch: server.fetch,
    rateLimit: { requestsPerMinute: 1_000_000 },
  });
  const engine = new LicenseEngine({
    client: {
      ...client,
      licenseUserPages: async function* ({ onSend } = {}) {
        for (const [index, page] of pages.entries()) {
          onSend?.(index + 1);
          // As in an application, a page is a turn of its own.
          await Promise.resolve();
          yield JSON.parse(page) as UserLicensesEntityListing;
        }
      },
    },
    clock: platformClock,
    verification: { mode: 'always', lag: 3000 },
    maxAge: 60_000,
    requestsPerMinute: 300,
    classifyResult: undefined,
    canAssign: undefined,
  });
  const opened = openStore(server, { providers: [{ provide: LICENSE_ENGINE, useValue: engine }] });
  return {
    ...opened,
    destroy: () => {
      opened.destroy();
      engine.destroy();
    },
  };
}
