import type { LicenseClock } from 'genesys-license-client';

/** Whether the promise was fulfilled in time, in ms. Rejects as it does; what comes later is nobody's any more. */
export async function withPatience(
  promise: Promise<unknown>,
  patience: number,
  clock: LicenseClock,
): Promise<boolean> {
  let timer: unknown;
  const late = new Promise<boolean>((resolve) => {
    timer = clock.setTimeout(() => resolve(false), patience);
  });
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clock.clearTimeout(timer);
  }
}
