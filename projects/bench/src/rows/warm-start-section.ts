import { dehydrate, hydrate, QueryClient } from '@tanstack/query-core';
import { VaultKeeper } from '../../../ngx-genesys-license/src/engine/persistence/vault-keeper';
import { MemoryDevice } from '../../../ngx-genesys-license/src/engine/testing/memory-vault';
import {
  LICENSE_ENGINE_FEATURES,
  type EngineFeature,
} from '../../../ngx-genesys-license/src/store/engine-feature';
import { samplePages, sampleUserId } from '../data/sample-organization';
import { againstFloor, againstPeer } from '../measure/bench-row';
import { medianTime } from '../measure/median-time';
import { loadStore } from '../ours/load-store';
import { openStore, withoutLimit } from '../ours/open-store';
import { SampleServer } from '../ours/sample-server';
import type { PeerPage } from '../peers/peer-table';
import type { BenchSection } from './bench-section';

const unit = 'ms';
const identity = { orgId: 'org', userId: 'me' };

/** From what an earlier session has left on the device until all users are in the store again; the device itself is memory. */
export const warmStartSection: BenchSection = {
  name: 'warm-start',
  measure: async ({ users: sizes, onRow }) => {
    for (const users of sizes.filter((size) => size <= 100_000)) {
      const name = `warm start with ${users.toLocaleString('en')} users`;
      const ours = await restoreOurs(users);
      const kept = JSON.stringify(await dehydrated(users));
      let floor = new Map<string, unknown>();
      const parsed = await medianTime({
        run: () => {
          const { queries } = JSON.parse(kept) as ReturnType<typeof dehydrate>;
          const { pages } = queries[0]?.state.data as { readonly pages: readonly PeerPage[] };
          floor = new Map(pages.flatMap(({ entities }) => entities.map((user) => [user.id, user] as const)));
        },
      });
      if (floor.size !== users) throw new Error(`the floor holds ${floor.size} users`);
      let client = new QueryClient();
      const query = await medianTime({
        before: () => {
          client = new QueryClient();
        },
        run: () => hydrate(client, JSON.parse(kept) as ReturnType<typeof dehydrate>),
      });
      const held = client.getQueryData<{ readonly pages: readonly PeerPage[] }>(queryKey);
      if (held?.pages.at(-1)?.entities.at(-1)?.id !== sampleUserId(users - 1))
        throw new Error('not all are held');
      onRow(againstFloor(name, unit, ours, 'floor: the JSON into a Map', parsed));
      onRow(againstPeer(name, unit, ours, 'TanStack Query, hydrate()', query));
    }
  },
};

const queryKey = ['license-users'];

async function dehydrated(users: number): Promise<ReturnType<typeof dehydrate>> {
  const client = new QueryClient();
  const pages = samplePages(users).map((page) => JSON.parse(page) as PeerPage);
  client.setQueryData(queryKey, { pages, pageParams: pages.map((_, index) => index) });
  return dehydrate(client);
}

async function restoreOurs(users: number): Promise<number> {
  const server = new SampleServer(users);
  const clock = {
    now: () => Date.now(),
    setTimeout: (callback: () => void, delay: number) => setTimeout(callback, delay),
    clearTimeout: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
  };
  const device = new MemoryDevice(clock);
  const open = () =>
    openStore(server, {
      features: [withoutLimit],
      providers: [
        {
          provide: LICENSE_ENGINE_FEATURES,
          multi: true,
          useValue: {
            keeperOf: () => (session) =>
              new VaultKeeper(session, {
                identity: () => identity,
                vaultOf: () => device.open(),
                maxAge: 1e9,
                hasNames: false,
                random: Math.random,
              }),
          } satisfies EngineFeature,
        },
      ],
    });
  const first = open();
  await loadStore(first.store);
  while (first.store.persistence().savedAt === undefined)
    await new Promise((resolve) => setTimeout(resolve, 50));
  first.destroy();
  let second: ReturnType<typeof open> | undefined;
  const time = await medianTime({
    isAsync: true,
    run: async () => {
      second = open();
      while (second.store.users.length() < users) await new Promise((resolve) => setTimeout(resolve, 0));
      if (second.store.user(sampleUserId(users - 1))() === undefined)
        throw new Error('a user is not on view');
    },
    after: () => second?.destroy(),
  });
  return time;
}
