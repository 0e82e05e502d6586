import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLicenseEmulator } from '../license-emulator.js';
import { keepSaved } from './keep-saved.js';

const license = 'examplePremiumAppUserLicense';

describe('keepSaved', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'emulator-save-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('writes while it runs, and only when something changed', async () => {
    const path = join(folder, 'data.json');
    const emulator = createLicenseEmulator({ users: 10 });
    const keeper = keepSaved(path, emulator, 2);
    await new Promise((resolve) => setTimeout(resolve, 15));
    expect(await readdir(folder)).toEqual([]);
    const id = emulator.organization.userIdAt(0);
    emulator.organization.assign(id, license);
    let text = '';
    for (let attempt = 0; attempt < 200 && text === ''; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 3));
      text = await readFile(path, 'utf8').catch(() => '');
    }
    expect(text).toContain(id);
    await keeper.stop();
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(emulator.snapshot())));
    expect(await readdir(folder)).toEqual(['data.json']);
  });
});
