import { checkTabLaws } from './tabs.laws';

describe('the laws of several tabs', () => {
  it('hold, whichever ends, sleeps or comes', async () => {
    await expectAsync(checkTabLaws({ runs: 15, seed: Date.now() % 2 ** 31 })).toBeResolved();
  }, 120_000);
});
