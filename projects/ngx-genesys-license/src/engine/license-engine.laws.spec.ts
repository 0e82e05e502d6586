import { checkEngineLaws } from './license-engine.laws';

describe('the laws of LicenseEngine', () => {
  it('hold on the emulator, whatever server and network do', async () => {
    await expectAsync(checkEngineLaws({ runs: 40, seed: Date.now() % 2 ** 31 })).toBeResolved();
  }, 120_000);
});
