/**
 * What the tabs of one person have in common: messages to all others, and locks that end with the tab that holds them,
 * however it ends. A message may be late, and is lost where its receiver ends; those of one sender come in their order.
 */
export interface TabLink {
  /** To all other tabs. */
  post(message: unknown): void;
  /** Hears what the others post from now on. To be called once. */
  listen(listener: (message: unknown) => void): void;
  /**
   * Resolves when this tab holds the lock, and holds it until the link is closed. With `byForce` it is taken away from
   * whoever holds it; `onLost` tells who had it. Asking again replaces what was asked for before. Rejects where there are
   * no locks to be had.
   */
  hold(name: string, byForce: boolean, onLost: () => void): Promise<void>;
  /** Resolves when nobody holds the lock. Rejects where that cannot be told any more. */
  whenFree(name: string): Promise<void>;
  /**
   * Resolves when every loss that had happened and every message that had been posted by any tab when it was called have
   * been told: with the names of the locks that were held then.
   */
  settle(): Promise<readonly string[]>;
  /** Gives up the locks and tells nothing any more. What was asked for and not resolved never does. */
  close(): void;
}
