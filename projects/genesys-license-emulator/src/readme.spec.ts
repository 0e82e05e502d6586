import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emulatorOperations } from './api/emulator-operation.js';
import { readmeRows } from './testing/readme-rows.js';

const readme = readFileSync(join(process.cwd(), 'projects/genesys-license-emulator/README.md'), 'utf8');
const lines = new Set(readme.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()));

describe('README.md', () => {
  it('lists every setting with its default, meaning and allowed values', () => {
    for (const row of readmeRows().settings) expect(lines).toContain(row);
  });

  it('lists every scenario', () => {
    for (const row of readmeRows().scenarios) expect(lines).toContain(row);
  });

  it('names every operation', () => {
    for (const operation of emulatorOperations) expect(readme).toContain(`\`${operation}\``);
  });
});
