import assert from 'node:assert/strict';
import { join } from 'node:path';
import { serveStrictly, withPage } from '../lib/strict-page.mjs';

/** Angular Material with Signal Forms and reactive forms; and every component on hostile data, under Trusted Types. */
export const material = {
  name: 'material',
  async run({ workspace, browser, check, finally: atEnd }) {
    const app = await workspace.newApplication('material');
    await app.copy();
    await workspace.changeJson(app, 'angular.json', ({ projects }) => {
      const { options } = projects.material.architect.build;
      options.styles = ['@angular/material/prebuilt-themes/azure-blue.css', ...options.styles];
      options.allowedCommonJsDependencies = ['cross-fetch', 'papaparse'];
    });
    const isBuilt = await check('is built without a warning', async () => {
      assert.doesNotMatch(await workspace.buildStrictly(app), /WARNING/);
    });
    if (!isBuilt) return;
    const site = await serveStrictly(join(app.folder, 'dist/material/browser'));
    atEnd(() => site.close());
    await check('serves a signal form and a reactive form', () =>
      withPage(browser, site, async (page) => {
        await page.goto(`${site.url}/forms`);
        await page.locator('output', { hasText: 'false' }).waitFor();
        const [first, second] = [page.getByRole('combobox').first(), page.getByRole('combobox').last()];
        await first.fill('cloudCX2');
        await page.getByRole('option').first().click();
        await page.keyboard.press('Escape');
        await second.fill('cloudCX1');
        await page.getByRole('option').first().click();
        await page.locator('output', { hasText: 'true cloudCX2 / cloudCX1' }).waitFor();
      }),
    );
    await check('shows hostile names as text', () =>
      withPage(browser, site, async (page) => {
        await page.goto(`${site.url}/hostile`);
        await page.getByText('10 users, 10 definitions').waitFor();
        await page.getByRole('row').nth(3).waitFor();
        await page.getByRole('treeitem').nth(3).waitFor();
        await page.getByRole('combobox').first().click();
        await page.getByRole('option').nth(3).waitFor();
        assert.equal(await page.evaluate('globalThis.hacked'), undefined);
        assert.equal(await page.locator('img, script:not([src])').count(), 0);
        assert.equal(await page.evaluate('Object.keys(Object.prototype).length'), 0);
      }),
    );
  },
};
