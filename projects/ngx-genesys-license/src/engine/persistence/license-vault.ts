/**
 * Where one identity's data outlives the tab: keys and structured-cloneable values, shared by all tabs of the identity.
 * Any method may reject, and any promise may never settle: whoever calls has to live with both.
 */
export interface LicenseVault {
  keys(): Promise<readonly string[]>;
  /** The values in the order of the keys; undefined for a key that is not there. */
  read(keys: readonly string[]): Promise<readonly unknown[]>;
  /** All of it or nothing. Writes land in the order in which they were asked for. */
  write(values: ReadonlyMap<string, unknown>, deleted: readonly string[]): Promise<void>;
  /**
   * Takes a lock among all tabs, held until `close()` or until the tab ends, however it ends. Resolves to whether it was
   * free; with `isPatient` waits until it is.
   */
  lock(name: string, isPatient: boolean): Promise<boolean>;
  /** Gives up the locks. Writes under way still land; nothing else may be called. */
  close(): void;
  /** Deletes everything, for all tabs, after what was asked for before, and closes. */
  destroy(): Promise<void>;
}
