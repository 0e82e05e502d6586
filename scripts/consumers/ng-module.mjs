import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStrictly, withPage } from '../lib/strict-page.mjs';

/** An application of NgModules with zone.js, on an API at another origin. */
export const ngModule = {
  name: 'NgModule',
  async run({ workspace, browser, api, check, finally: atEnd }) {
    const app = await workspace.newApplication('ng-module', '--standalone=false', '--zoneless=false');
    await check('ng add provides the store and leaves the token to fill in', async () => {
      await workspace.ng(app.name, 'add', 'ngx-genesys-license', '--region', api.url, '--no-page');
      const module = await readFile(join(app.folder, 'src/app/app-module.ts'), 'utf8');
      assert.match(
        module,
        /LicenseModule\.forRoot\(\{\s*region: '.*',\s*accessToken: genesysAccessToken,?\s*\}\)/,
      );
    });
    await app.copy();
    // LicenseModule brings every component; a new application's budget is that of an empty one.
    await workspace.changeJson(app, 'angular.json', ({ projects }) => {
      projects['ng-module'].architect.build.configurations.production.budgets[0].maximumWarning = '700kB';
    });
    const isBuilt = await check('is built without a warning', async () => {
      assert.doesNotMatch(await workspace.buildStrictly(app), /WARNING/);
    });
    if (!isBuilt) return;
    const built = join(app.folder, 'dist/ng-module/browser');
    await check('holds nothing of the emulator', async () => {
      for (const file of await readdir(built)) {
        if (file.endsWith('.js'))
          assert.doesNotMatch(
            await readFile(join(built, file), 'utf8'),
            /emulatorScenarios|\/control\/|tokenLifetime/,
          );
      }
    });
    const site = await serveStrictly(built, { apiUrl: api.url });
    atEnd(() => site.close());
    await check('says that the token is missing, and asks nobody', () =>
      withPage(
        browser,
        site,
        async (page) => {
          await page.goto(site.url);
          await page.getByText('genesys-access-token.ts is not filled in').first().waitFor();
        },
        { apiUrl: api.url },
      ),
    );
    await check('streams, assigns and sees it', async () => {
      await writeFile(
        join(app.folder, 'src/app/genesys-access-token.ts'),
        `export const genesysAccessToken = () => 'any';\n`,
      );
      await workspace.ng(app.name, 'build', '--progress=false');
      await withPage(
        browser,
        site,
        async (page) => {
          await page.goto(site.url);
          await page.getByText('300 users').waitFor();
          await page.getByRole('combobox').fill('examplePremium');
          await page.getByRole('option').first().click();
          await page.keyboard.press('Escape');
          await page.getByRole('button', { name: 'Assign' }).click();
          await page.getByText('Run: done').waitFor();
        },
        { apiUrl: api.url },
      );
      assert.equal(
        api.emulator.organization
          .licensesOf(api.emulator.organization.userIdAt(0))
          .includes('examplePremiumAppUserLicense'),
        true,
      );
    });
  },
};
