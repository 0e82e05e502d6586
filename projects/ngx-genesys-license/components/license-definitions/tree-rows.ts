import type { DefinitionGraph } from './definition-graph';

/** One visible row of the tree of licenses. */
export interface TreeRow {
  /** The path to the row; one license may stand in many places. */
  readonly key: string;
  readonly id: string;
  /** 1 for the licenses that the tree begins with. */
  readonly level: number;
  /** How the row above it refers to it; undefined at level 1. */
  readonly relation: 'includes' | 'needs' | undefined;
  readonly parent: string | undefined;
  readonly isExpandable: boolean;
  readonly isExpanded: boolean;
  /** It is an ancestor of itself, and is not unfolded once more. */
  readonly isRepeated: boolean;
  /** 1-based, among its siblings. */
  readonly position: number;
  readonly siblings: number;
}

/** The rows that are visible while those keys are expanded; only what is expanded is walked. */
export function treeRows(
  graph: DefinitionGraph,
  roots: readonly string[],
  expanded: ReadonlySet<string>,
): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (
    id: string,
    relation: TreeRow['relation'],
    parent: TreeRow | undefined,
    ancestors: readonly string[],
    position: number,
    siblings: number,
  ): void => {
    const { includes = [], needs = [] } = graph.get(id) ?? {};
    const isRepeated = ancestors.includes(id);
    const isExpandable = !isRepeated && includes.length + needs.length > 0;
    const key = parent === undefined ? id : `${parent.key}\n${relation}\n${id}`;
    const isExpanded = isExpandable && expanded.has(key);
    const level = ancestors.length + 1;
    const row: TreeRow = {
      key,
      id,
      level,
      relation,
      parent: parent?.key,
      isExpandable,
      isExpanded,
      isRepeated,
      position,
      siblings,
    };
    rows.push(row);
    if (!isExpanded) return;
    const path = [...ancestors, id];
    const count = includes.length + needs.length;
    includes.forEach((part, index) => add(part, 'includes', row, path, index + 1, count));
    needs.forEach((needed, index) => add(needed, 'needs', row, path, includes.length + index + 1, count));
  };
  roots.forEach((id, index) => add(id, undefined, undefined, [], index + 1, roots.length));
  return rows;
}
