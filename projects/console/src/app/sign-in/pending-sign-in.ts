/** What must survive the way to the login page and back. */
export interface PendingSignIn {
  readonly region: string;
  readonly clientId: string;
  readonly state: string;
  readonly verifier: string;
}

const key = 'license-console.sign-in';

export function keepPendingSignIn(storage: Storage, pending: PendingSignIn): void {
  storage.setItem(key, JSON.stringify(pending));
}

/** Takes it out: it serves one redirect only. */
export function takePendingSignIn(storage: Storage): PendingSignIn | undefined {
  const text = storage.getItem(key);
  storage.removeItem(key);
  if (text === null) return undefined;
  try {
    const { region, clientId, state, verifier } = JSON.parse(text) as Record<keyof PendingSignIn, unknown>;
    const isWhole = [region, clientId, state, verifier].every(
      (part) => typeof part === 'string' && part !== '',
    );
    return isWhole ? ({ region, clientId, state, verifier } as PendingSignIn) : undefined;
  } catch {
    return undefined;
  }
}
