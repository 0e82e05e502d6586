import { getAuthorizationRoles, type AuthorizationRole } from 'genesys-license-client';
import { allPages } from './all-pages';
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
  heed,
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
    const pages = allPages(pageSize, (page) =>
      heed(getAuthorizationRoles(client.transport, page, { priority: 'visible', signal })),
    );
    let left = mostPages;
    for await (const roles of pages) {
      for (const role of roles) found.set(role.id, role);
      if (--left === 0) break;
    }
    return [...found.values()];
  }
}
