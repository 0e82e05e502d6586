import {
  ApolloClient,
  ApolloLink,
  gql,
  InMemoryCache,
  Observable,
  type ApolloCache,
  type TypedDocumentNode,
} from '@apollo/client';
import { changed, refusedOf, type RaceLibrary } from '../race-library';
import type { RaceCell, RaceStatus, RaceUser } from '../race-server';

interface UsersData {
  readonly users: { readonly pageCount: number; readonly entities: readonly RaceUser[] };
}

interface AssignData {
  readonly assign: readonly RaceStatus[];
}

const usersQuery: TypedDocumentNode<UsersData, { page: number }> = gql`
  query Users($page: Int!) {
    users(page: $page) {
      pageCount
      entities {
        id
        licenses
      }
    }
  }
`;
const assignMutation: TypedDocumentNode<AssignData, { cells: readonly RaceCell[] }> = gql`
  mutation Assign($cells: [Cell!]!) {
    assign(cells: $cells) {
      userId
      licenseId
      result
    }
  }
`;
const userFragment = gql`
  fragment HeldLicenses on User {
    id
    licenses
  }
`;

export const apolloClient: RaceLibrary = {
  name: 'Apollo Client',
  idiom: 'normalised cache; `optimisticResponse` and `update`, all pages read again after each change',
  open: (server) => {
    const link = new ApolloLink(({ operationName, variables }) => {
      const data =
        operationName === 'Users'
          ? server.readPage(variables['page'] as number).then(({ pageCount, entities }) => ({
              users: {
                __typename: 'Page',
                pageCount,
                entities: entities.map((user) => ({ __typename: 'User', ...user })),
              },
            }))
          : server
              .write(variables['cells'] as readonly RaceCell[])
              .then((rows) => ({ assign: statuses(rows) }));
      return new Observable((observer) => {
        data.then(
          (answer) => {
            observer.next({ data: answer });
            observer.complete();
          },
          (error: unknown) => observer.error(error),
        );
      });
    });
    const cache = new InMemoryCache();
    const client = new ApolloClient({ cache, link });
    let failed: readonly RaceCell[] = [];
    let pageCount = 1;
    const load = async (): Promise<void> => {
      for (let page = 1; page <= pageCount; page++) {
        const { data } = await client.query({
          query: usersQuery,
          variables: { page },
          fetchPolicy: 'network-only',
        });
        pageCount = data?.users.pageCount ?? pageCount;
      }
    };
    const write = (target: ApolloCache, { userId, licenseId, value }: RaceCell): void => {
      const from = { __typename: 'User', id: userId };
      // Optimistic layers below included: the write goes on top of what is shown.
      const user = target.readFragment<RaceUser>({ fragment: userFragment, from }, false);
      if (user === null) return;
      target.writeFragment({
        fragment: userFragment,
        from,
        data: { __typename: 'User', id: userId, licenses: changed(user.licenses, licenseId, value) },
      });
    };
    const assign = async (cells: readonly RaceCell[]): Promise<void> => {
      try {
        const { data } = await client.mutate({
          mutation: assignMutation,
          variables: { cells },
          optimisticResponse: {
            assign: statuses(
              cells.map(({ userId, licenseId }) => ({ userId, licenseId, result: 'success' as const })),
            ),
          },
          update: (target, { data: answer }) => {
            const refused = new Set(refusedOf(cells, answer?.assign ?? []));
            for (const cell of cells) if (!refused.has(cell)) write(target, cell);
          },
        });
        failed = refusedOf(cells, data?.assign ?? []);
      } catch {
        failed = cells;
      }
      // Closing ends what is under way.
      await load().catch(() => undefined);
    };
    return {
      load,
      refresh: () => void load().catch(() => undefined),
      assign: (cells) => void assign(cells),
      retryFailed: () => void assign(failed),
      shows: (userId, licenseId) =>
        cache
          .readFragment<RaceUser>({ fragment: userFragment, from: { __typename: 'User', id: userId } }, true)
          ?.licenses.includes(licenseId) === true,
      listed: () =>
        Array.from({ length: pageCount }, (_, index) =>
          cache.readQuery({ query: usersQuery, variables: { page: index + 1 } }),
        ).flatMap((data) => data?.users.entities.map(({ id }) => id) ?? []),
      close: () => client.stop(),
    };
  },
};

function statuses(rows: readonly RaceStatus[]) {
  return rows.map((row) => ({ __typename: 'Status', ...row }));
}
