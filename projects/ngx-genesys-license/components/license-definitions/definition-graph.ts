import type { LicenseDefinition } from 'ngx-genesys-license';

/** A license among the others: what its definition says, and what others say about it. */
export interface DefinitionNode {
  readonly id: string;
  /** As the list of definitions has it, else as another definition embeds it; undefined where it is only referred to. */
  readonly definition: LicenseDefinition | undefined;
  /** Whether the list of definitions has it. */
  readonly isListed: boolean;
  /** Ids of the licenses it comprises. */
  readonly includes: readonly string[];
  /** Ids of its prerequisites. */
  readonly needs: readonly string[];
  /** Ids of the licenses that comprise it. */
  readonly partOf: readonly string[];
  /** Ids of the licenses it is a prerequisite of. */
  readonly neededBy: readonly string[];
}

/** By license id; listed ones first, in the list's order. */
export type DefinitionGraph = ReadonlyMap<string, DefinitionNode>;

interface Gathered {
  definition: LicenseDefinition | undefined;
  isListed: boolean;
  readonly includes: Set<string>;
  readonly needs: Set<string>;
  readonly partOf: Set<string>;
  readonly neededBy: Set<string>;
}

/** Every license that the definitions name, however deep; each embedded definition is walked once, so cycles end. */
export function definitionGraph(definitions: readonly LicenseDefinition[]): DefinitionGraph {
  const gathered = new Map<string, Gathered>();
  const of = (id: string): Gathered => {
    let node = gathered.get(id);
    if (node === undefined) {
      node = {
        definition: undefined,
        isListed: false,
        includes: new Set(),
        needs: new Set(),
        partOf: new Set(),
        neededBy: new Set(),
      };
      gathered.set(id, node);
    }
    return node;
  };
  for (const definition of definitions) Object.assign(of(definition.id), { definition, isListed: true });

  const walked = new Set<LicenseDefinition>();
  const left = [...definitions];
  for (let definition = left.pop(); definition !== undefined; definition = left.pop()) {
    if (walked.has(definition)) continue;
    walked.add(definition);
    const { id, comprises = [], prerequisites = [] } = definition;
    const node = of(id);
    node.definition ??= definition;
    for (const part of comprises) {
      node.includes.add(part.id);
      of(part.id).partOf.add(id);
      left.push(part);
    }
    for (const needed of prerequisites) {
      node.needs.add(needed.id);
      of(needed.id).neededBy.add(id);
    }
  }
  return new Map(
    Array.from(gathered, ([id, node]) => [
      id,
      {
        id,
        definition: node.definition,
        isListed: node.isListed,
        includes: [...node.includes],
        needs: [...node.needs],
        partOf: [...node.partOf],
        neededBy: [...node.neededBy],
      },
    ]),
  );
}

/** The ids that can be reached from a license in one direction, without itself; cycles end. */
export function reachable(
  graph: DefinitionGraph,
  id: string,
  direction: 'includes' | 'needs' | 'partOf',
): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [...(graph.get(id)?.[direction] ?? [])];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next === id || found.has(next)) continue;
    found.add(next);
    left.push(...(graph.get(next)?.[direction] ?? []));
  }
  return found;
}

/** A license's permissions; undefined while the definition has not told them. */
export function permissionsOf(graph: DefinitionGraph, id: string): readonly string[] | undefined {
  return graph.get(id)?.definition?.permissions?.ids;
}

/** A license's permissions without those that any of its prerequisites, or theirs, has too. */
export function netPermissionsOf(graph: DefinitionGraph, id: string): readonly string[] | undefined {
  const given = new Set<string>();
  for (const needed of reachable(graph, id, 'needs')) {
    for (const permission of permissionsOf(graph, needed) ?? []) given.add(permission);
  }
  return permissionsOf(graph, id)?.filter((permission) => !given.has(permission));
}
