import type { LicenseEmulator } from '../license-emulator.js';
import { writeSnapshot } from './data-file.js';

/** Writes an emulator's organization to a file while it changes. */
export interface SnapshotKeeper {
  /** Writes a last time. @throws Error when the file cannot be written */
  stop(): Promise<void>;
}

/** @param interval milliseconds between looks for changes */
export function keepSaved(path: string, emulator: LicenseEmulator, interval: number): SnapshotKeeper {
  let saved = emulator.organization.revision;
  let writing: Promise<void> | undefined;

  const save = (): Promise<void> => {
    const { revision } = emulator.organization;
    return writeSnapshot(path, emulator.snapshot()).then(() => {
      saved = revision;
    });
  };
  const timer = setInterval(() => {
    if (writing !== undefined || emulator.organization.revision === saved) return;
    // What fails is tried again at the next interval; the last attempt, in stop(), tells.
    writing = save()
      .catch(() => undefined)
      .finally(() => (writing = undefined));
  }, interval);
  timer.unref();

  return {
    async stop() {
      clearInterval(timer);
      await writing;
      await save();
    },
  };
}
