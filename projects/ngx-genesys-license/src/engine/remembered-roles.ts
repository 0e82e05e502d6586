import { getAuthorizationRoles, type AuthorizationRole } from 'genesys-license-client';
import type { EngineContext } from './engine-context';

const maxAge = 5 * 60_000;
/** What real callers ask for; the server may give fewer. */
const pageSize = 100;
/** No organization has so many; ends a listing that never does. */
const mostPages = 200;

/** Reads all roles of the organization, page after page, and remembers them for five minutes; a failure is not remembered. */
export function rememberedRoles({
  client,
  clock,
  signal,
  learn,
}: EngineContext): () => Promise<readonly AuthorizationRole[]> {
  let known: { readonly roles: Promise<readonly AuthorizationRole[]>; readonly askedAt: number } | undefined;
  return () => {
    if (known !== undefined && clock.now() - known.askedAt <= maxAge) return known.roles;
    const asked = { roles: read(), askedAt: clock.now() };
    asked.roles.catch(() => {
      if (known === asked) known = undefined;
    });
    known = asked;
    return asked.roles;
  };

  async function read(): Promise<readonly AuthorizationRole[]> {
    const found = new Map<string, AuthorizationRole>();
    try {
      for (let pageNumber = 1; pageNumber <= mostPages; pageNumber++) {
        const page = await getAuthorizationRoles(
          client.transport,
          { pageSize, pageNumber },
          { priority: 'visible', signal },
        );
        for (const role of page.entities) found.set(role.id, role);
        const isLast =
          page.pageCount === undefined
            ? page.entities.length < (page.pageSize ?? pageSize)
            : pageNumber >= page.pageCount;
        if (isLast) break;
      }
    } catch (error) {
      learn(error);
      throw error;
    }
    learn(undefined);
    return [...found.values()];
  }
}
