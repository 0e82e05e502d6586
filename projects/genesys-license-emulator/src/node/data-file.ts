import { readFile, rename, writeFile } from 'node:fs/promises';
import type { OrganizationSnapshot } from '../organization/emulated-organization.js';
import { isInteger, isRecord, isStrings } from '../settings/setting-rule.js';

/** The snapshot in a file, or `undefined` when there is no file yet. @throws Error naming the file when it cannot be read */
export async function readSnapshot(path: string): Promise<OrganizationSnapshot | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (isRecord(error) && error['code'] === 'ENOENT') return undefined;
    throw new Error(`The data file ${path} cannot be read: ${String(error)}`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (!isSnapshot(value)) {
    throw new Error(
      `The data file ${path} is damaged or of another program. Delete it to start anew, or name another file.`,
    );
  }
  return value;
}

/** Writes beside the file and renames, so that the file is always whole. */
export async function writeSnapshot(path: string, snapshot: OrganizationSnapshot): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, JSON.stringify(snapshot));
  await rename(draft, path);
}

function isSnapshot(value: unknown): value is OrganizationSnapshot {
  return (
    isRecord(value) &&
    value['version'] === 1 &&
    isInteger(value['seed'], 0) &&
    isInteger(value['users'], 0) &&
    isInteger(value['next'], 0) &&
    isNumbers(value['added']) &&
    isNumbers(value['removed']) &&
    isRecord(value['licenses']) &&
    Object.values(value['licenses']).every(isStrings)
  );
}

function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => isInteger(item, 0));
}
