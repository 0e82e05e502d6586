type JsonObject = Readonly<Record<string, unknown>>;

/**
 * An answer with other rows: those of a list, of a page, of an object by id. An answer that is one thing is a row by
 * itself, and one without rows is empty.
 */
export function withRows(json: unknown, change: (rows: readonly unknown[]) => readonly unknown[]): unknown {
  if (Array.isArray(json)) return change(json);
  const { entities, id, ...rest } = json as JsonObject;
  if (Array.isArray(entities)) return { ...(json as JsonObject), entities: change(entities) };
  if (id !== undefined) return change([json])[0] ?? {};
  return Object.fromEntries(
    change(Object.entries(rest)).map((row) =>
      Array.isArray(row) ? (row as [string, unknown]) : [String(row), row],
    ),
  );
}

/** What says the opposite about the same thing. */
export function contradicted(row: unknown): unknown {
  if (Array.isArray(row)) return [row[0], []];
  if (typeof row !== 'object' || row === null) return row;
  if ('result' in row) return { ...row, result: row.result === 'OK' ? 'FAILED' : 'OK' };
  if ('licenses' in row) return { ...row, licenses: [] };
  if ('name' in row) return { ...row, name: 'Somebody Else' };
  return { ...row, description: 'Something else' };
}
