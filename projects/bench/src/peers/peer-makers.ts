import { apolloClient } from './apollo-client';
import { ngrxEntities } from './ngrx-entities';
import type { PeerTable } from './peer-table';
import { rtkQuery } from './rtk-query';
import { tanstackDb } from './tanstack-db';
import { tanstackQuery } from './tanstack-query';

/** Every library we compare with. */
export const peerMakers = {
  ngrxEntities,
  tanstackQueryAsDocumented: () => tanstackQuery('as documented'),
  tanstackQueryExpertly: () => tanstackQuery('expertly'),
  rtkQuery,
  apolloClient,
  tanstackDb,
} satisfies Readonly<Record<string, () => PeerTable>>;

export type PeerName = keyof typeof peerMakers;
