import { type ApolloCache, ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import {
  countsOf,
  holdersById,
  readAnswer,
  withLicense,
  type PeerPage,
  type PeerTable,
  type PeerUser,
} from './peer-table';

const pageQuery = gql`
  query UsersPage($page: Int!) {
    usersPage(page: $page) {
      id
      licenses
    }
  }
`;
const userFragment = gql`
  fragment HeldLicenses on User {
    id
    licenses
  }
`;

/** Apollo Client: a normalised cache, one field per page, a watched fragment per live row, optimistic layers. */
export function apolloClient(): PeerTable {
  const cache = new InMemoryCache();
  const client = new ApolloClient({ cache, link: ApolloLink.empty() });
  const ids: string[] = [];
  let pageCount = 0;
  let layers = 0;
  let told = 0;
  const subscriptions: { unsubscribe(): void }[] = [];
  const reference = (position: number): { __typename: string; id: string } => ({
    __typename: 'User',
    id: ids[position] as string,
  });
  const userAt = (position: number): PeerUser =>
    cache.readFragment<PeerUser>({ fragment: userFragment, from: reference(position) }, true) as PeerUser;
  const write = (target: ApolloCache, position: number, licenseId: string, isHeld: boolean): void => {
    target.modify({
      id: target.identify(reference(position)) ?? '',
      fields: {
        licenses: (licenses) =>
          Array.isArray(licenses)
            ? withLicense({ id: '', licenses: licenses as string[] }, licenseId, isHeld)
            : (licenses as unknown),
      },
    });
  };
  const all = function* (): Generator<PeerUser> {
    for (let position = 0; position < ids.length; position++) yield userAt(position);
  };
  return {
    name: 'Apollo Client',
    ingest: async (pages) => {
      for (const page of pages) {
        await Promise.resolve();
        const { entities } = JSON.parse(page) as PeerPage;
        for (const { id } of entities) ids.push(id);
        client.writeQuery({
          query: pageQuery,
          variables: { page: ++pageCount },
          data: { usersPage: entities.map(({ id, licenses }) => ({ __typename: 'User', id, licenses })) },
        });
      }
    },
    watch: (rows) => {
      for (let position = 0; position < rows; position++) {
        const fragment = cache.watchFragment({ fragment: userFragment, from: reference(position) });
        subscriptions.push(fragment.subscribe(() => told++));
      }
    },
    takeTold: () => {
      const count = told;
      told = 0;
      return count;
    },
    set: (position, licenseId, isHeld) => {
      const layer = `cell-${++layers}`;
      cache.recordOptimisticTransaction((target) => write(target, position, licenseId, isHeld), layer);
      // The answer is here at once: the base takes it, the layer goes.
      cache.batch({
        update: (target) => write(target, position, licenseId, isHeld),
        removeOptimistic: layer,
      });
    },
    begin: (positions, licenseId, isHeld) => {
      const layer = `batch-${++layers}`;
      const writeAll = (target: ApolloCache): void => {
        for (const position of positions) write(target, position, licenseId, isHeld);
      };
      cache.recordOptimisticTransaction((target) => writeAll(target), layer);
      return {
        settle: (answer) => {
          readAnswer(answer);
          cache.batch({ update: (target) => writeAll(target), removeOptimistic: layer });
        },
        rollBack: () => cache.removeOptimistic(layer),
      };
    },
    licenses: (position) => userAt(position).licenses,
    listHolders: (licenseId) => holdersById(all(), licenseId).length,
    countHolders: () => countsOf(all()),
    destroy: () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
      client.stop();
    },
  };
}
