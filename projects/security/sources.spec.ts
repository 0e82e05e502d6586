import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const sources = globSync(
  'projects/{genesys-license-client,genesys-license-emulator,ngx-genesys-license}/**/*.ts',
);
const published = sources.filter(
  (path) => !/\.(spec|laws|test-d)\.ts$|\/testing\/|\/contract\/|\/schematics\//.test(path),
);

describe('the published sources', () => {
  const forbidden = [
    /\b(inner|outer)HTML\b/,
    /\binsertAdjacentHTML\b/,
    /\bbypassSecurityTrust/,
    /\bdocument\.write/,
    /\beval\(/,
    /\bnew Function\b/,
    /\bjavascript:/,
    /\blocalStorage\b|\bsessionStorage\b|\bdocument\.cookie\b/,
    /\bconsole\.(log|info|debug|table|dir)\b/,
  ];
  for (const pattern of forbidden) {
    it(`are without ${pattern.source}`, () => {
      const found = published.filter((path) => pattern.test(readFileSync(path, 'utf8')));
      expect(published.length).toBeGreaterThan(200);
      expect(found).toEqual([]);
    });
  }
});

describe('docs/security.md', () => {
  const page = readFileSync('docs/security.md', 'utf8');

  it('names tests that there are', () => {
    const specs = new Set(globSync('projects/**/*.spec.ts').map((path) => basename(path, '.ts')));
    const named = [...page.matchAll(/([\w.-]+\.spec)\b/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !specs.has(name))).toEqual([]);
  });

  it('names every package that comes along', () => {
    for (const name of ['genesys-license-client', 'genesys-license-emulator', 'ngx-genesys-license']) {
      const { dependencies } = JSON.parse(readFileSync(`projects/${name}/package.json`, 'utf8')) as {
        dependencies: Readonly<Record<string, string>>;
      };
      for (const dependency of Object.keys(dependencies).filter((key) => !key.startsWith('genesys-'))) {
        expect(page).toContain(`\`${dependency}\``);
      }
    }
  });
});
