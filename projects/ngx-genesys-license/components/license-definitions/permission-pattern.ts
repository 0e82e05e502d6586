/** Whether a search is for a permission (`domain:entity:action`) rather than for words. */
export function isPermissionPattern(text: string): boolean {
  return text.includes(':') || text.includes('*');
}

/**
 * How a search for a permission is meant: segments between colons, `*` for any run of characters in one, the last segment
 * as far as it was typed, later ones any: `quality`, `quality:eval`, `quality:*:view`, `*:evaluation`. Case is ignored.
 * A permission that is itself written with `*` covers whatever stands there.
 */
export function permissionMatcher(pattern: string): (permission: string) => boolean {
  const asked = pattern.trim().toLowerCase().split(':').slice(0, 3);
  const segments = asked.map((segment, index) => {
    const isLast = index === asked.length - 1;
    const source = segment
      .split('*')
      .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
      .join('.*');
    return new RegExp(`^${source}${isLast ? '' : '$'}`);
  });
  return (permission) => {
    const given = permission.toLowerCase().split(':');
    return segments.every((segment, index) => given[index] === '*' || segment.test(given[index] ?? ''));
  };
}

/** Which of the permissions a search means: the one that is spelled out, where there is one; else all that fit. */
export function matchingPermissions(permissions: Iterable<string>, pattern: string): ReadonlySet<string> {
  const all = new Set(permissions);
  const exact = pattern.trim();
  if (all.has(exact)) return new Set([exact]);
  const fits = permissionMatcher(pattern);
  const found = new Set<string>();
  for (const permission of all) if (fits(permission)) found.add(permission);
  return found;
}
