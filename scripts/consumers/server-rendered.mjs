import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStrictly, withPage } from '../lib/strict-page.mjs';

const token = 'secret-token-of-the-person';

/** Rendered on the server and hydrated: nothing is asked for there, and no token is in the page. */
export const serverRendered = {
  name: 'server-rendered',
  async run({ workspace, browser, api, check, finally: atEnd }) {
    const app = await workspace.newApplication('server-rendered', '--ssr');
    await workspace.ng(app.name, 'add', 'ngx-genesys-license', '--region', api.url, '--no-page');
    await app.copy();
    await writeFile(
      join(app.folder, 'src/app/genesys-access-token.ts'),
      `export const genesysAccessToken = () => '${token}';\n`,
    );
    const isBuilt = await check('is built without a warning', async () => {
      assert.doesNotMatch(await workspace.buildStrictly(app), /WARNING/);
    });
    if (!isBuilt) return;
    const { render } = await import(join(app.folder, 'dist/server-rendered/server/server.mjs'));
    await check('asks for nothing on the server, and puts no token into the page', async () => {
      const html = await render('/');
      assert.match(html, /<h1[^>]*>Licenses<\/h1>/);
      assert.match(html, /0 definitions/);
      assert.doesNotMatch(html, new RegExp(token));
      assert.equal(api.emulator.requests.total, 0);
    });
    const site = await serveStrictly(join(app.folder, 'dist/server-rendered/browser'), {
      apiUrl: api.url,
      render,
    });
    atEnd(() => site.close());
    await check('is hydrated, and filled in the browser', () =>
      withPage(
        browser,
        site,
        async (page) => {
          await page.addInitScript(() => {
            document.addEventListener('DOMContentLoaded', () => {
              document.querySelector('h1').dataset.rendered = 'on the server';
            });
          });
          await page.goto(site.url);
          await page.getByText('300 users').waitFor();
          assert.equal(await page.getByText('0 definitions').count(), 0);
          assert.equal(await page.locator('h1[data-rendered]').count(), 1, 'the DOM of the server is kept');
          assert.doesNotMatch(await page.content(), new RegExp(token));
        },
        { apiUrl: api.url },
      ),
    );
  },
};
