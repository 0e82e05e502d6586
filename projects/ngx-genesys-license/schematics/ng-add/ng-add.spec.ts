import type { UnitTestTree } from '@angular-devkit/schematics/testing/index.js';
import { licenseRegions } from 'genesys-license-client';
import {
  addApplication,
  addLibrary,
  emptyWorkspace,
  trySchematic,
  tryWorkspace,
} from '../testing/try-schematic';
import setupSchema from '../setup/schema.json';

const app = '/projects/shop/src/app';

describe('ng add', () => {
  it('provides the store in a standalone application, with a token to fill in', async () => {
    const { tree, log, installs } = await trySchematic(
      'ng-add',
      { region: 'eu-central-1', page: false },
      await tryWorkspace(),
    );
    const config = tree.readContent(`${app}/app.config.ts`);
    expect(config).toContain("import { provideLicenseStore } from 'ngx-genesys-license';");
    expect(config).toContain("import { genesysAccessToken } from './genesys-access-token';");
    expect(config).toContain(
      "provideLicenseStore({ region: 'eu-central-1', accessToken: genesysAccessToken })",
    );
    expect(tree.readContent(`${app}/genesys-access-token.ts`)).toContain('FILL THIS IN');
    expect(log).toContain('genesys-access-token.ts');
    expect(installs).toBe(1);
  });

  it('adds what the application lacks and leaves what it has', async () => {
    const workspace = await tryWorkspace();
    const before = dependencies(workspace);
    const { tree } = await trySchematic('ng-add', { region: 'us-east-1', page: false }, workspace);
    expect(dependencies(tree)).toEqual({ ...before, '@ngrx/signals': '^22.0.0' });
    const pinned = dependencies(tree);
    tree.overwrite(
      '/package.json',
      JSON.stringify({ dependencies: { ...pinned, '@ngrx/signals': '22.0.1' } }),
    );
    const again = await trySchematic('ng-add', { region: 'us-east-1', page: false }, tree);
    expect(dependencies(again.tree)['@ngrx/signals']).toBe('22.0.1');
    expect(again.installs).toBe(0);
  });

  it('provides the store in an application of NgModules', async () => {
    const workspace = await tryWorkspace({ standalone: false });
    const { tree } = await trySchematic('ng-add', { region: 'us-east-1', page: true }, workspace);
    const module = tree.readContent(`${app}/app-module.ts`);
    expect(module).toContain(
      "LicenseModule.forRoot({ region: 'us-east-1', accessToken: genesysAccessToken })",
    );
    expect(module).toContain("from 'ngx-genesys-license/components'");
    expect(tree.readContent(`${app}/app-routing-module.ts`)).toContain("path: 'licenses'");
  });

  it('provides the store where an application has no config of its own', async () => {
    const workspace = await tryWorkspace();
    workspace.overwrite(
      '/projects/shop/src/main.ts',
      "import { bootstrapApplication } from '@angular/platform-browser';\n" +
        "import { App } from './app/app';\n\nbootstrapApplication(App);\n",
    );
    const { tree } = await trySchematic('ng-add', { region: 'us-east-1', page: false }, workspace);
    expect(tree.readContent('/projects/shop/src/main.ts')).toContain('bootstrapApplication(App, {');
    expect(tree.exists('/projects/shop/src/genesys-access-token.ts')).toBeTrue();
  });

  it('wires the emulator and a page with a picker in one go', async () => {
    const { tree, log } = await trySchematic('ng-add', { emulator: true }, await tryWorkspace());
    const config = tree.readContent(`${app}/app.config.ts`);
    expect(config).toContain("import { provideLicenseEmulator } from 'ngx-genesys-license/testing';");
    expect(config).toContain('provideLicenseEmulator({ users: 500 })');
    expect(config).not.toContain('accessToken');
    expect(tree.exists(`${app}/genesys-access-token.ts`)).toBeFalse();
    expect(Object.keys(dependencies(tree))).toEqual(
      jasmine.arrayContaining([
        '@ngrx/signals',
        '@angular/cdk',
        '@angular/forms',
        'genesys-license-emulator',
      ]),
    );
    const page = tree.readContent(`${app}/license-example-page/license-example-page.ts`);
    expect(page).toContain("selector: 'app-license-example-page'");
    expect(page).toContain('<license-picker [(value)]="licenseIds" />');
    expect(page).toContain('export class LicenseExamplePage');
    expect(tree.readContent(`${app}/app.routes.ts`)).toBe(
      "import { Routes } from '@angular/router';\n\nexport const routes: Routes = [\n  {\n    path: 'licenses',\n" +
        "    loadComponent: () => import('./license-example-page/license-example-page').then((page) => page.LicenseExamplePage),\n" +
        '  },\n];\n',
    );
    expect(log).toContain('/licenses');
  });

  it('says how to show the page where there is no router', async () => {
    const workspace = await tryWorkspace({ routing: false });
    const { log } = await trySchematic('ng-add', { emulator: true }, workspace);
    expect(log).toContain('<app-license-example-page />');
  });

  for (const options of [{ emulator: true }, { region: 'us-east-1', page: true }]) {
    for (const standalone of [true, false]) {
      it(`changes nothing the second time: ${JSON.stringify({ ...options, standalone })}`, async () => {
        const once = await trySchematic('ng-add', options, await tryWorkspace({ standalone }));
        const before = textsOf(once.tree);
        const twice = await trySchematic('ng-add', options, once.tree);
        expect(textsOf(twice.tree)).toEqual(before);
        expect(twice.installs).toBe(0);
        expect(twice.log).toContain('already');
      });
    }
  }

  it('lets the build take what is CommonJS without a warning, once', async () => {
    const { tree } = await trySchematic('ng-add', { emulator: true }, await tryWorkspace());
    const workspace = JSON.parse(tree.readContent('/angular.json')) as {
      projects: Record<string, { architect: { build: { options: Record<string, unknown> } } }>;
    };
    expect(workspace.projects['shop']?.architect.build.options['allowedCommonJsDependencies']).toEqual([
      'cross-fetch',
      'papaparse',
    ]);
  });

  it('explains only, in a library', async () => {
    const workspace = await addLibrary('widgets', await emptyWorkspace());
    const before = textsOf(workspace);
    for (const options of [{}, { project: 'widgets' }]) {
      const { tree, log, installs } = await trySchematic('ng-add', options, workspace);
      expect(textsOf(tree)).toEqual(before);
      expect(log).toContain('This project is a library: nothing was changed.');
      expect(installs).toBe(0);
    }
  });

  it('asks which application where there are several', async () => {
    const workspace = await addApplication('depot', {}, await tryWorkspace());
    await expectAsync(trySchematic('ng-add', { emulator: true }, workspace)).toBeRejectedWithError(
      /--project with one of shop, depot/,
    );
    const { tree } = await trySchematic('ng-add', { emulator: true, project: 'depot' }, workspace);
    expect(tree.readContent('/projects/depot/src/app/app.config.ts')).toContain('provideLicenseEmulator');
    expect(tree.readContent(`${app}/app.config.ts`)).not.toContain('provideLicenseEmulator');
  });

  it('refuses a project and a region that do not exist', async () => {
    const workspace = await tryWorkspace();
    await expectAsync(trySchematic('ng-add', { project: 'nowhere' }, workspace)).toBeRejectedWithError(
      /no project "nowhere"/,
    );
    for (const region of ['atlantis', 'http://example.com', "x', evil: '"]) {
      await expectAsync(trySchematic('ng-add', { region, page: false }, workspace)).toBeRejectedWithError(
        /region/,
      );
    }
  });

  it('takes the base URL of an API', async () => {
    const region = 'http://127.0.0.1:4010';
    const { tree } = await trySchematic('ng-add', { region, page: false }, await tryWorkspace());
    expect(tree.readContent(`${app}/app.config.ts`)).toContain(`region: '${region}'`);
  });

  it('offers every region', () => {
    const offered = setupSchema.properties.region['x-prompt'].items.map(({ value }) => value);
    expect(offered).toEqual(['emulator', ...Object.keys(licenseRegions)]);
  });
});

function dependencies(tree: UnitTestTree): Readonly<Record<string, string>> {
  return (JSON.parse(tree.readContent('/package.json')) as { dependencies: Record<string, string> })
    .dependencies;
}

function textsOf(tree: UnitTestTree): Readonly<Record<string, string>> {
  return Object.fromEntries(tree.files.map((path) => [path, tree.readContent(path)]));
}
