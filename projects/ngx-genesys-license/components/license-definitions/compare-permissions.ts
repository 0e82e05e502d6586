/** The permissions of two licenses, apart. */
export interface PermissionComparison {
  readonly onlyFirst: readonly string[];
  readonly both: readonly string[];
  readonly onlySecond: readonly string[];
}

export function comparePermissions(
  first: readonly string[],
  second: readonly string[],
): PermissionComparison {
  const inFirst = new Set(first);
  const inSecond = new Set(second);
  return {
    onlyFirst: [...inFirst].filter((permission) => !inSecond.has(permission)),
    both: [...inFirst].filter((permission) => inSecond.has(permission)),
    onlySecond: [...inSecond].filter((permission) => !inFirst.has(permission)),
  };
}
