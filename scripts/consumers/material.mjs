import assert from 'node:assert/strict';
import { join } from 'node:path';
import { areLowest } from '../lib/lowest-peers.mjs';
import { serveStrictly, withPage } from '../lib/strict-page.mjs';

/** Angular Material with Signal Forms and reactive forms; and every component on hostile data, under Trusted Types. */
export const material = {
  name: 'material',
  async run(given) {
    await checkForms(await given.workspace.newApplication('material'), given);
  },
};

/** What that Material, and no declaration of ours, asks for: a function of forms that came with 22.1, and its own CDK. */
const asMaterialAsks = {
  '@angular/cdk': '22.2.0',
  '@angular/common': '22.1.0',
  '@angular/core': '22.1.0',
  '@angular/forms': '22.1.0',
};

/** The same on the lowest Material that the packages declare, and on the lowest Angular that it runs with. */
export const materialOnLowestPeers = {
  name: 'material on the lowest peers',
  async run(given) {
    const { workspace, check } = given;
    const app = await workspace.newApplication('lowest-material');
    await workspace.lowerPeers(app, 'with-material', ['@angular/cdk', '@angular/material']);
    await check('has the lowest versions that are declared', () => areLowest(workspace, app, asMaterialAsks));
    await checkForms(app, given);
  },
};

async function checkForms(app, { workspace, browser, check, finally: atEnd }) {
  await app.copy('material');
  await workspace.changeJson(app, 'angular.json', ({ projects }) => {
    const { options } = projects[app.name].architect.build;
    options.styles = ['@angular/material/prebuilt-themes/azure-blue.css', ...options.styles];
    options.allowedCommonJsDependencies = ['cross-fetch', 'papaparse'];
  });
  const isBuilt = await check('is built without a warning', async () => {
    assert.doesNotMatch(await workspace.buildStrictly(app), /WARNING/);
  });
  if (!isBuilt) return;
  const site = await serveStrictly(join(app.folder, `dist/${app.name}/browser`));
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
}
