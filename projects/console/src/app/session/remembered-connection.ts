/** What the connect screen is filled with after a reload. Never a token. */
export interface RememberedConnection {
  readonly kind: 'emulator' | 'sign-in' | 'token';
  readonly region: string;
  readonly clientId: string;
}

const key = 'license-console.connection';

/** Keeps it for this tab. */
export function rememberConnection(storage: Storage, { kind, region, clientId }: RememberedConnection): void {
  storage.setItem(key, JSON.stringify({ kind, region, clientId }));
}

/** Undefined where nothing was kept, or nothing that can be read. */
export function recallConnection(storage: Storage): RememberedConnection | undefined {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as Partial<RememberedConnection> | null;
    if (kept?.kind !== 'emulator' && kept?.kind !== 'sign-in' && kept?.kind !== 'token') return undefined;
    const { kind, region, clientId } = kept;
    if (typeof region !== 'string' || region === '' || typeof clientId !== 'string') return undefined;
    return { kind, region, clientId };
  } catch {
    return undefined;
  }
}
