import { samplePageJson, samplePages, samplePageSize } from '../data/sample-organization';
import { loadStore } from '../ours/load-store';
import { openStore, withoutLimit, type OpenedStore } from '../ours/open-store';
import { SampleServer } from '../ours/sample-server';
import { peerMakers, type PeerName } from '../peers/peer-makers';
import type { PeerTable } from '../peers/peer-table';
import type { LicenseStoreFeature } from 'ngx-genesys-license';

export interface LoadedStore extends OpenedStore {
  readonly server: SampleServer;
}

/** The store with all users in it. */
export async function loadedStore(
  users: number,
  features: readonly LicenseStoreFeature[] = [],
): Promise<LoadedStore> {
  const server = new SampleServer(users);
  const opened = openStore(server, { features: [withoutLimit, ...features] });
  await loadStore(opened.store);
  globalThis.gc?.();
  return { ...opened, server };
}

/**
 * Another library with all users in it. Where page after page would take minutes, the users come in one page: that is
 * another way in, to the same end.
 */
export async function loadedPeer(maker: PeerName, users: number): Promise<PeerTable> {
  const table = peerMakers[maker]();
  const isSlow = maker === 'ngrxEntities' || maker === 'tanstackDb';
  await table.ingest(
    isSlow ? [samplePageJson(1, users, Math.max(users, samplePageSize))] : samplePages(users),
  );
  globalThis.gc?.();
  return table;
}
