import assert from 'node:assert/strict';
import { join } from 'node:path';
import { serveStrictly, withPage } from '../lib/strict-page.mjs';

/** The newcomer's path of the README: three commands to a working picker on the emulator, zoneless. */
export const standalone = {
  name: 'standalone',
  async run({ workspace, browser, check, finally: atEnd }) {
    const app = await workspace.newApplication('standalone');
    await check('ng add wires the emulator and a page', async () => {
      const output = await workspace.ng(app.name, 'add', 'ngx-genesys-license', '--emulator');
      assert.match(output, /The page is at the route \/licenses/);
      assert.deepEqual(await workspace.npmCalls(), ['install --ignore-scripts']);
    });
    await check('ng add does nothing the second time', async () => {
      const output = await workspace.ng(app.name, 'add', 'ngx-genesys-license', '--emulator');
      assert.doesNotMatch(output, /CREATE|UPDATE/);
    });
    await check('ng generate makes a users page and a batch page', async () => {
      for (const page of ['users-page', 'batch-page']) {
        assert.match(await workspace.ng(app.name, 'generate', `ngx-genesys-license:${page}`), /CREATE/);
      }
    });
    const isBuilt = await check('is built without a warning', async () => {
      assert.doesNotMatch(await workspace.buildStrictly(app), /WARNING/);
    });
    if (!isBuilt) return;
    const site = await serveStrictly(join(app.folder, 'dist/standalone/browser'));
    atEnd(() => site.close());
    await check('picks a license', () =>
      withPage(browser, site, async (page) => {
        await page.goto(`${site.url}/licenses`);
        await page.getByRole('combobox').fill('cloudCX2');
        await page.getByRole('option').first().click();
        await page.getByText('Chosen: cloudCX2').waitFor();
      }),
    );
    await check('lists users', () =>
      withPage(browser, site, async (page) => {
        await page.goto(`${site.url}/license-users`);
        await page.getByRole('grid').waitFor();
        await page.getByRole('row').nth(5).waitFor();
      }),
    );
    await check('opens the batch panel', () =>
      withPage(browser, site, async (page) => {
        await page.goto(`${site.url}/license-batch`);
        await page.locator('license-batch-panel').getByRole('button').first().waitFor();
      }),
    );
  },
};
