/** Permissions of one domain, such as `quality`. */
export interface PermissionDomain {
  readonly domain: string;
  readonly entities: readonly PermissionEntity[];
}

/** Permissions on one entity, such as `evaluation`. */
export interface PermissionEntity {
  readonly entity: string;
  /** What comes after domain and entity; empty where nothing does. */
  readonly actions: readonly string[];
}

/** Permissions (`domain:entity:action`) by domain and entity, each in alphabetical order. */
export function permissionGroups(permissions: readonly string[]): readonly PermissionDomain[] {
  const domains = new Map<string, Map<string, string[]>>();
  for (const permission of permissions) {
    const [domain = '', entity = '', ...rest] = permission.split(':');
    const entities = domains.get(domain) ?? new Map<string, string[]>();
    domains.set(domain, entities);
    const actions = entities.get(entity) ?? [];
    entities.set(entity, actions);
    if (rest.length > 0) actions.push(rest.join(':'));
  }
  return sorted(domains).map(([domain, entities]) => ({
    domain,
    entities: sorted(entities).map(([entity, actions]) => ({ entity, actions: actions.sort() })),
  }));
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return Array.from(map).sort(([a], [b]) => (a < b ? -1 : 1));
}
