import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

interface Migration {
  readonly version: string;
  readonly description: string;
  readonly factory: string;
}

const folder = resolve('projects/ngx-genesys-license');
const built = resolve('.cache/schematics/schematics');
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

describe('migrations', () => {
  const manifest = read(`${folder}/package.json`) as { 'ng-update': { migrations: string }; version: string };
  const path = resolve(folder, manifest['ng-update'].migrations);
  const { schematics } = read(path) as { schematics: Readonly<Record<string, Migration>> };

  it('are where ng update looks for them', () => {
    expect(path).toBe(`${folder}/schematics/migrations.json`);
    expect(existsSync(`${built}/migrations.json`)).toBeTrue();
  });

  it('have a version up to this one, a description, a factory that loads, and a spec', () => {
    for (const [name, { version, description, factory }] of Object.entries(schematics)) {
      expect(description.length).withContext(name).toBeGreaterThan(20);
      expect(version.localeCompare(manifest.version, 'en', { numeric: true }))
        .withContext(name)
        .toBeLessThanOrEqual(0);
      const [file = '', exported = ''] = factory.split('#');
      const loaded = createRequire(`${built}/migrations.json`)(file) as Readonly<Record<string, unknown>>;
      expect(loaded[exported]).withContext(name).toBeInstanceOf(Function);
      expect(existsSync(resolve(folder, 'schematics', `${file}.spec.ts`)))
        .withContext(name)
        .toBeTrue();
    }
  });
});
