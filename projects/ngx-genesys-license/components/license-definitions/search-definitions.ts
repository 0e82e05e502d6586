import { foldText } from 'ngx-genesys-license/components/common';
import { permissionsOf, reachable, type DefinitionGraph } from './definition-graph';
import { isPermissionPattern, matchingPermissions } from './permission-pattern';

/** Why a license is found. */
export interface DefinitionMatch {
  readonly id: string;
  /** How many of its own permissions fit; 0 where it was found by its words, or through another. */
  readonly permissions: number;
  /** Ids of the licenses it comprises that have such a permission, where it has none itself. */
  readonly through: readonly string[];
}

/** Which licenses have each permission, by permission. */
export type PermissionIndex = ReadonlyMap<string, readonly string[]>;

export function permissionIndex(graph: DefinitionGraph): PermissionIndex {
  const index = new Map<string, string[]>();
  for (const { id, definition } of graph.values()) {
    for (const permission of definition?.permissions?.ids ?? []) {
      const holders = index.get(permission);
      if (holders === undefined) index.set(permission, [id]);
      else if (holders.at(-1) !== id) holders.push(id);
    }
  }
  return index;
}

/**
 * Licenses that fit: by label, id or description, or, where the text is a permission pattern, by what they contain: their own
 * permissions first, most first, then those that contain it through what they comprise.
 */
export function searchDefinitions(
  graph: DefinitionGraph,
  index: () => PermissionIndex,
  label: (id: string) => string,
  query: string,
): readonly DefinitionMatch[] {
  if (isPermissionPattern(query)) return byPermission(graph, index(), query);
  const text = foldText(query.trim());
  return Array.from(graph.values())
    .filter(({ id, definition }) =>
      [label(id), id, definition?.description ?? ''].some((words) => foldText(words).includes(text)),
    )
    .map(({ id }) => ({ id, permissions: 0, through: [] }));
}

function byPermission(
  graph: DefinitionGraph,
  index: PermissionIndex,
  query: string,
): readonly DefinitionMatch[] {
  const counts = new Map<string, number>();
  for (const permission of matchingPermissions(new Set(index.keys()), query)) {
    for (const id of index.get(permission) ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const own = Array.from(counts, ([id, permissions]) => ({ id, permissions, through: [] })).sort(
    (a, b) => b.permissions - a.permissions,
  );
  const through = new Map<string, string[]>();
  for (const part of counts.keys()) {
    for (const whole of reachable(graph, part, 'partOf')) {
      if (counts.has(whole)) continue;
      through.set(whole, [...(through.get(whole) ?? []), part]);
    }
  }
  return [...own, ...Array.from(through, ([id, parts]) => ({ id, permissions: 0, through: parts }))];
}

/** Whether the list named a license without its permissions. */
export function isThin(graph: DefinitionGraph, id: string): boolean {
  return graph.get(id)?.isListed === true && permissionsOf(graph, id) === undefined;
}
