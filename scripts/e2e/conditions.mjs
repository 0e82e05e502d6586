import assert from 'node:assert/strict';

/** What hinders: missing permissions, refused tokens, servers and networks that fail. */
export async function checkConditions({ check, emulator, userIds }) {
  await check('tells somebody who may only read what is missing', { faults: true }, async (app) => {
    await app.connectAs('readonly');
    await app.loaded();
    await app.selectFirst(2);
    await app.changeSelected(2);
    await app.choose('add', 'wallboardUser');
    await app.apply();
    await app.settled();
    await app.page.getByText(/You may look, but not change anything/).waitFor();
    await app.page.getByText('authorization:grant:add').first().waitFor();
    assert.ok(await app.button(/^Retry/).isDisabled());
    await app.sameAsTruth(userIds, 'wallboardUser');
    await app.page.getByText('View only: your account may not change licenses').waitFor();
    await app.page.getByRole('link', { name: 'Why do they hold them?' }).waitFor();
    assert.equal(await app.changeLink(2).count(), 0, 'what is refused is not offered again');
  });

  await check(
    'tells somebody without permissions which ones it takes to see the definitions',
    { faults: true },
    async (app) => {
      await app.connectAs('nopermissions');
      await app.goTo('Overview');
      await app.page
        .getByText(/authorization:license:view/)
        .first()
        .waitFor();
      await app.page.getByText('Correlation id').first().waitFor();
    },
  );

  await check('asks to sign in again when the token is refused', { faults: true }, async (app) => {
    await app.connectAs('expired');
    await app.page.getByText('Sign-in needed.').waitFor();
    await app.button('Sign in again').click();
    await app.page.getByRole('heading', { name: 'Real organization: sign in' }).waitFor();
  });

  await check(
    'explains answers that cannot be read, and goes on when they can',
    { faults: true, settings: { nonJsonAnswers: 1 } },
    async (app) => {
      await app.visit('users');
      await app.page.getByText('This could not be loaded.').first().waitFor({ timeout: 30_000 });
      await emulator.configure({ nonJsonAnswers: 0 });
      await app.button('Try again').first().click();
      await app.loaded();
    },
  );

  await check('says when nobody answers', { faults: true }, async (app) => {
    await app.page.goto(`${app.url}?emulator=${encodeURIComponent('http://127.0.0.1:9')}`);
    await app.page.getByText('This could not be loaded.').first().waitFor({ timeout: 30_000 });
    await app.button('Switch connection').click();
    await app.page.getByRole('heading', { name: 'Emulator' }).waitFor();
  });

  await check('counts down while the server asks for a pause', { faults: true }, async (app) => {
    await emulator.failNext({ operation: 'getLicenseUsers', status: 429, retryAfter: 4 });
    await app.visit('users');
    await app.page
      .getByText(/The server asked for a pause; it goes on in \d+ second/)
      .first()
      .waitFor();
    await app.loaded();
    await app.page.getByText('The server asked for a pause').waitFor({ state: 'detached' });
  });

  await check(
    'says when the machine is offline, and still opens every page',
    { faults: true },
    async (app, context) => {
      await app.open();
      // Their parts that come later come with them; the other pages are opened offline for the first time.
      for (const link of ['Overview', 'Why', 'Users']) {
        await app.goTo(link);
        await app.page.waitForLoadState('networkidle');
      }
      await context.setOffline(true);
      await app.page.getByText('You are offline').first().waitFor();
      for (const [link, heading] of [
        ['Overview', 'Holders'],
        ['Change', 'Change licenses'],
        ['Why', 'Why somebody holds a license'],
        ['Settings', 'Settings'],
        ['Users', 'Users'],
      ]) {
        await app.goTo(link);
        await app.page.getByRole('heading', { name: heading, exact: true }).waitFor();
      }
      await context.setOffline(false);
      await app.page.getByText('You are offline').first().waitFor({ state: 'detached' });
    },
  );
}
