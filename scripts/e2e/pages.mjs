import assert from 'node:assert/strict';

/** What the pages show, and how one leads to another. */
export async function checkPages({ check, emulator, userIds }) {
  await check('streams all users with their names and counts the holders', {}, async (app) => {
    await app.open();
    assert.equal(await app.grid.getAttribute('aria-rowcount'), String(userIds.length + 1));
    assert.ok((await app.rows.count()) < 45, 'only the rows in sight are in the document');
    await app.rows.first().getByText('@').waitFor();
    const truth = await emulator.holders(userIds, 'wallboardUser');
    await app.goTo('Overview');
    const bar = app.page.locator('license-usage button.entry').filter({ hasText: 'wallboardUser' });
    assert.equal(
      Number.parseInt((await bar.locator('.number').innerText()).replace(',', ''), 10),
      truth.length,
    );
  });

  await check('keeps what is listed in the address, and comes back to it', {}, async (app) => {
    await app.open();
    await app.search(userIds[7].slice(0, 13));
    await app.page.waitForURL(/text=/);
    await app.page.waitForFunction(() => document.querySelectorAll('license-user-row').length === 1);
    assert.equal(await app.rows.first().getAttribute('data-user'), userIds[7]);
    await app.page.reload();
    await app.page.waitForFunction(() => document.querySelectorAll('license-user-row').length === 1);
    await app.goTo('Why');
    await app.page.getByRole('heading', { name: 'Why somebody holds a license' }).waitFor();
    await app.page.goBack();
    await app.page.waitForFunction(() => document.querySelectorAll('license-user-row').length === 1);
    assert.equal(await app.page.getByPlaceholder('Search by name').inputValue(), userIds[7].slice(0, 13));
    assert.match(await app.page.title(), /^Users – Emulator/);
    await app.visit('users?lacks=wallboardUser&sort=-licenses');
    await app.loaded();
    const truth = await emulator.holders(userIds, 'wallboardUser');
    await app.page.waitForFunction(
      (count) => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') === String(count),
      userIds.length - truth.length + 1,
    );
  });

  await check('finds somebody, says why they hold a license, and gives what is missing', {}, async (app) => {
    const held = await emulator.licensesOf(userIds[0]);
    await emulator.setLicenses(userIds[0], []);
    await app.open();
    await app.rows.first().locator('.name').click();
    await app.page.waitForURL(/\/why\?.*user=/);
    await app.goTo('Overview');
    await app.goTo('Why');
    await app.page.getByLabel('Whose licenses?').fill(userIds[0]);
    await app.page.getByText('1 user.').waitFor();
    await app.page.locator('console-person-search a').click();
    await app.page.waitForURL(/\/why\?.*user=/);
    await app.button('Add what is missing…').first().click();
    await app.page.waitForURL(/\/batch/);
    await app.button('Review the changes').click();
    await app.button(/^Apply/).click();
    await app.settled();
    assert.deepEqual(await emulator.licensesOf(userIds[0]), held);
    await app.goTo('Users');
    await app.selectFirst(2);
    await app.page.getByRole('link', { name: 'Why do they hold them?' }).click();
    await app.page.getByText('2 of 2 compared').waitFor();
  });

  await check('lets the emulator have a bad day, and wears the colors that were chosen', {}, async (app) => {
    await app.visit('settings');
    await app.page.getByLabel('Scenario').selectOption('readonly');
    await app.page.getByText('In effect from the next request: readonly.').waitFor();
    const background = () => app.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const leaves = (before) =>
      app.page.waitForFunction((color) => getComputedStyle(document.body).backgroundColor !== color, before);
    await app.page.getByLabel('Light').check();
    const light = await background();
    await app.page.getByLabel('Dark').check();
    await leaves(light);
    const dark = await background();
    await app.page.reload();
    await app.page.getByLabel('Dark').and(app.page.locator(':checked')).waitFor();
    assert.equal(await background(), dark);
    await app.page.getByLabel('Light').check();
    await leaves(dark);
  });
}
