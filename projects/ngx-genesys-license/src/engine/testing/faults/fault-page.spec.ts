import { readFile } from 'node:fs/promises';
import { faultPage } from './fault-page';

describe('faultPage', () => {
  it('keeps every promise in every cell, and is what docs/faults.md says', async () => {
    const { text, cells, broken } = await faultPage();
    expect(cells).toBeGreaterThan(500);
    expect(broken).toEqual([]);
    const stored = await readFile('docs/faults.md', 'utf8');
    expect(text === stored)
      .withContext('what happens on failures has changed: npm run faults, then -- --accept')
      .toBeTrue();
  }, 120_000);
});
