import type { LicenseBatchAssignmentRequest, LicenseFetch } from 'genesys-license-client';
import type { AssignmentRun } from 'ngx-genesys-license';
import { loadStore } from '../../ours/load-store';
import { openStore } from '../../ours/open-store';
import type { RaceLibrary } from '../race-library';
import { RaceError, type RaceCell, type RaceServer } from '../race-server';

export const ours: RaceLibrary = {
  name: 'ngx-genesys-license',
  idiom: '`assign()`, default options',
  open: (server, clock) => {
    const { store, destroy } = openStore({ fetch: fetchFrom(server) }, { clock });
    let run: AssignmentRun | undefined;
    return {
      load: () => loadStore(store),
      refresh: () => {
        store.streamUsers().subscribe({ error: () => undefined });
      },
      assign: (cells) => {
        run = store.assign(requestOf(cells));
      },
      retryFailed: () => {
        run = run?.retryFailed();
      },
      shows: (userId, licenseId) => store.holds(userId, licenseId)(),
      listed: () => store.users.ids(),
      close: destroy,
    };
  },
};

function requestOf(cells: readonly RaceCell[]): LicenseBatchAssignmentRequest {
  return {
    assignments: cells.map(({ userId, licenseId, value }) => ({
      licenseId,
      userIdsAdd: value ? [userId] : [],
      userIdsRemove: value ? [] : [userId],
    })),
  };
}

/** The scenario's server behind the API's paths. */
function fetchFrom(server: RaceServer): LicenseFetch {
  return async (url, { method, body = '' }) => {
    const { pathname, searchParams } = new URL(url);
    const operation = `${method} ${pathname.slice('/api/v2/license/'.length)}`;
    try {
      switch (operation) {
        case 'GET users': {
          const page = await server.readPage(Number(searchParams.get('pageNumber')));
          return answer({ ...page, pageSize: 3 });
        }
        case 'POST users': {
          const users = await server.readUsers(JSON.parse(body) as string[]);
          return answer(Object.fromEntries(users.map(({ id, licenses }) => [id, licenses])));
        }
        case 'POST organization': {
          const { assignments } = JSON.parse(body) as LicenseBatchAssignmentRequest;
          return answer(await server.write(assignments.flatMap(cellsOf)));
        }
        default:
          return answer([]);
      }
    } catch (error) {
      if (error instanceof RaceError && error.status !== undefined) {
        return answer({ code: 'not.authorized', message: 'refused' }, error.status);
      }
      throw new TypeError('fetch failed', { cause: error });
    }
  };
}

function cellsOf({
  licenseId,
  userIdsAdd,
  userIdsRemove,
}: LicenseBatchAssignmentRequest['assignments'][number]): RaceCell[] {
  return [
    ...userIdsAdd.map((userId) => ({ userId, licenseId, value: true })),
    ...userIdsRemove.map((userId) => ({ userId, licenseId, value: false })),
  ];
}

function answer(value: unknown, status = 200): Awaited<ReturnType<LicenseFetch>> {
  return { status, headers: { get: () => null }, text: () => Promise.resolve(JSON.stringify(value)) };
}
