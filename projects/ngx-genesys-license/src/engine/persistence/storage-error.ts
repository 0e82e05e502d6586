/** What a storage rejects with, as an error that names the package. */
export function asError(error: unknown): Error {
  if (error instanceof Error && error.message.startsWith('ngx-genesys-license')) return error;
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const remedy = isOutOfRoom(error) ? ' Free space on the device.' : '';
  return new Error(`ngx-genesys-license: the storage of this device failed.${remedy} (${said})`, {
    cause: error,
  });
}

export function isOutOfRoom(error: unknown): boolean {
  return (error as { readonly name?: unknown } | null | undefined)?.name === 'QuotaExceededError';
}
