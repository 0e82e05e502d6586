import assert from 'node:assert/strict';
import { ConsolePage } from '../lib/console-page.mjs';

/** The ways into an organization, and several tabs of one. */
export async function checkConnections({ check, emulator, site }) {
  await check(
    'signs in with PKCE, renews the token, and explains a refused sign-in',
    { faults: true, settings: { tokenLifetime: 4000 } },
    async (app) => {
      await app.visit('users');
      await app.button('Switch connection').click();
      const form = app.page.getByRole('form', { name: 'Real organization: sign in' });
      await form.getByLabel('Region').selectOption('other');
      await form.getByLabel('Base URL of the API').fill(emulator.url);
      await form.getByLabel('OAuth client id').fill('e2e-client');
      await form.getByRole('button', { name: 'Sign in' }).click();
      await app.page.getByRole('heading', { name: 'Holders' }).waitFor();
      assert.equal(new URL(app.page.url()).search, '', 'the code is gone from the address');
      await app.goTo('Users');
      await app.loaded();
      await app.page.waitForTimeout(4200);
      await app.button('Reload').click();
      await app.page
        .getByText(/a second|Loading/)
        .first()
        .waitFor({ state: 'detached' });
      await app.loaded();
      assert.equal(await app.page.getByText('Sign-in needed.').count(), 0);
      const kept = await app.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
      assert.doesNotMatch(kept, /emulator-|verifier|access/);
      await app.page.goto(`${app.url}?error=access_denied&state=other`);
      await app.page.getByText('This sign-in was not begun in this tab').waitFor();
    },
  );

  await check(
    'connects with a pasted token, stores it nowhere, and keeps what is read for its owner',
    { faults: true },
    async (app) => {
      await app.visit('users');
      await app.button('Switch connection').click();
      const form = app.page.getByRole('form', { name: 'Real organization: token' });
      await form.getByLabel('Region').selectOption('other');
      await form.getByLabel('Base URL of the API').fill('http://example.com');
      await form.getByLabel('Access token').fill('secret-token');
      await form.getByRole('button', { name: 'Connect with the token' }).click();
      await app.page.getByText(/must be HTTPS/).waitFor();
      await form.getByLabel('Base URL of the API').fill(emulator.url);
      await form.getByLabel('Access token').fill('secret-token');
      await form.getByRole('button', { name: 'Connect with the token' }).click();
      await app.loaded();
      const kept = await app.page.evaluate(async () => {
        const databases = (await indexedDB.databases()).map(({ name }) => name);
        return JSON.stringify({ ...sessionStorage, ...localStorage, databases }) + location.href;
      });
      assert.doesNotMatch(kept, /secret-token/);
      await app.goTo('Settings');
      await app.page.getByText(/Users, licenses and changes under way/).waitFor();
      await app.page.getByText('The only tab of this connection.').waitFor();
    },
  );

  await check(
    'reads once for two tabs, and shows in one what the other assigns',
    {},
    async (app, context) => {
      await app.open();
      const second = new ConsolePage(await context.newPage(), site.url, emulator);
      const pages = [];
      second.page.on('request', (request) => {
        if (request.method() === 'GET' && /\/license\/users\?/.test(request.url())) pages.push(request.url());
      });
      await second.open();
      assert.deepEqual(pages, [], 'the tab that leads reads for both');
      const row = second.rows.first();
      const before = await row.textContent();
      await app.selectFirst(1);
      await app.changeSelected(1);
      await app.choose('add', 'examplePremiumAppUserLicense');
      await app.apply();
      await app.settled();
      await app.goTo('Users');
      const after = await app.rows.first().textContent();
      assert.notEqual(after, before);
      await second.page.waitForFunction(
        ([selector, text]) => document.querySelector(selector)?.textContent === text,
        ['license-user-row', after],
      );
    },
  );
}
