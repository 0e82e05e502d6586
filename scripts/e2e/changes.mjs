import assert from 'node:assert/strict';
import { ConsolePage } from '../lib/console-page.mjs';

/** Changes for many users, and what becomes of them. */
export async function checkChanges({ check, emulator, userIds, site }) {
  await check(
    'adds a license to 50 users and removes it again after asking',
    { settings: { latency: 200 } },
    async (app) => {
      await app.open();
      await app.selectFirst(50);
      await app.changeSelected(50);
      await app.choose('add', 'wallboardUser');
      await app.button('Review the changes').click();
      await app.page
        .getByText(/2 requests, about/)
        .first()
        .waitFor();
      await app.button(/^Apply/).click();
      await app.goTo('Users');
      await app.rows.first().locator('[data-mark]').first().waitFor({ timeout: 3000 });
      await app.goTo('Change');
      await app.page.getByRole('button', { name: 'Show' }).first().click();
      await app.settled();
      await app.sameAsTruth(userIds, 'wallboardUser');
      await app.goTo('Change');
      await app.choose('remove', 'wallboardUser');
      await app.apply();
      const dialog = app.page.getByRole('alertdialog', { name: 'Remove licenses?' });
      await dialog
        .getByText(/50 users/)
        .first()
        .waitFor();
      await dialog.getByRole('button', { name: 'Keep everything as it is' }).click();
      assert.equal(await app.run.count(), 0, 'nothing was sent');
      await app.button(/^Apply/).click();
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
      await app.settled();
      assert.equal((await app.counts())['done'], 50);
      await app.sameAsTruth(userIds, 'wallboardUser');
    },
  );

  await check(
    'assigns 500 users with 5 % refused, shows the server’s word, retries only those, and undoes it',
    {
      settings: { rowFailures: 0.05, resultWords: { success: 'OK', failure: 'FAILED', noop: 'OK' } },
      csv: true,
    },
    async (app) => {
      const license = 'examplePremiumAppUserLicense';
      const before = await emulator.holders(userIds, license);
      await app.visit('batch');
      await app.page.getByLabel('Pasted list').click();
      await app.page.getByLabel('User ids or email addresses').fill(userIds.slice(0, 500).join('\n'));
      await app.page.getByLabel('User ids or email addresses').blur();
      await app.page.getByText('500 users').first().waitFor();
      await app.choose('add', license);
      await app.apply();
      await app.settled();
      const first = await app.counts();
      assert.ok(first['failed'] > 5 && first['failed'] < 60, `${first['failed']} failed`);
      await app.run.getByText('FAILED').first().waitFor();
      await app.run
        .getByText(/Correlation id [\da-f-]{36}/)
        .first()
        .waitFor();
      const given = await emulator.holders(userIds, license);
      assert.equal(given.length, 500 - first['failed']);
      await emulator.configure({ rowFailures: 0 });
      await app.afterRun(() => app.button(/^Retry \d+ failed/).click());
      assert.equal((await app.counts())['done'], first['failed'], 'only the failed are sent again');
      assert.equal((await emulator.holders(userIds, license)).length, 500);
      await app.page.getByLabel('First try').click();
      await app.settled();
      await app.afterRun(async () => {
        await app.page.locator('.undo').click();
        const dialog = app.page.getByRole('alertdialog');
        await dialog.getByText('500 users will lose').waitFor();
        await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
      });
      assert.equal((await app.counts())['done'], 500, 'the first try and its retry are undone at once');
      await app.sameAsTruth(userIds, license);
      assert.deepEqual(await emulator.holders(userIds, license), before);
    },
  );

  await check('imports users from a CSV file by their e-mail addresses', {}, async (app) => {
    await app.visit('batch');
    const people = await emulator.people(5);
    const lines = [
      '\ufeffName;E-mail',
      ...people.map(({ name, email }) => `"${name}";${email}`),
      'Nobody;nobody@example.org',
    ];
    await app.page
      .locator('license-batch-users input[type=file]')
      .setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
    await app.page.getByText('5 users').first().waitFor();
    await app.page.getByText('1 line gives no user').waitFor();
    await app.choose('add', 'wallboardUser');
    await app.apply();
    await app.settled();
    const holders = await emulator.holders(userIds, 'wallboardUser');
    assert.ok(people.every(({ id }) => holders.includes(id)));
  });

  await check(
    'shows what is true in the end, under lag, drops, odd words, missing rows and failures',
    { settings: storm(), faults: true },
    async (app) => {
      await app.open();
      await app.selectFirst(40);
      await app.changeSelected(40);
      for (const [verb, id] of [
        ['add', 'wallboardUser'],
        ['add', 'communicate'],
        ['remove', 'wallboardUser'],
        ['add', 'cloudCX3'],
      ]) {
        await app.choose(verb, id);
        if (verb === 'remove') await app.applyRemoval();
        else await app.apply();
        await app.run.waitFor();
        await app.goTo('Users');
        await app.goTo('Change');
        await app.page.getByText('40 users').first().waitFor();
      }
      for (let run = 0; run < 4; run++) {
        await app.button('Show').nth(run).click();
        await app.settled(90_000);
        await app.button('New change').click();
      }
      await emulator.configure({
        dropBefore: 0,
        dropAfter: 0,
        failures: {},
        truncatedAnswers: 0,
        nonJsonAnswers: 0,
      });
      await app.sameAsTruth(userIds, 'wallboardUser', 'communicate', 'cloudCX3');
    },
  );

  await check(
    'finds a change again that a reload has interrupted, and learns what became of it',
    { settings: { latency: 1500 } },
    async (app) => {
      await app.open();
      await app.selectFirst(30);
      await app.changeSelected(30);
      await app.choose('add', 'examplePremiumAppUserLicense');
      await app.apply();
      await app.page.waitForTimeout(300);
      await app.page.reload();
      await app.page.getByText('Recent changes').waitFor();
      await app.button('Show').first().click();
      await app.settled();
      await emulator.configure({ latency: 0 });
      await app.sameAsTruth(userIds, 'examplePremiumAppUserLicense');
    },
  );

  await check(
    'loses the network in the middle of a change, and ends with what is true',
    { settings: { latency: 800 }, faults: true },
    async (app, context) => {
      await app.open();
      await app.selectFirst(20);
      await app.changeSelected(20);
      await app.choose('add', 'examplePremiumAppUserLicense');
      await app.apply();
      await app.page.waitForTimeout(300);
      await context.setOffline(true);
      await app.page.getByText('You are offline').first().waitFor();
      await app.page.waitForTimeout(1500);
      await context.setOffline(false);
      await app.settled();
      await app.sameAsTruth(userIds, 'examplePremiumAppUserLicense');
    },
  );

  await check(
    'shows in one tab what another has done, and reads the users once',
    {},
    async (app, context) => {
      await app.open();
      const pages = async () => (await emulator.overview()).operations.getLicenseUsers;
      const once = await pages();
      const second = new ConsolePage(await context.newPage(), site.url, emulator);
      await second.open();
      assert.ok((await pages()) <= 2 * once, 'one sweep at most for the tab that came');
      await app.selectFirst(3);
      await app.changeSelected(3);
      await app.choose('add', 'examplePremiumAppUserLicense');
      await app.apply();
      await app.settled();
      await second.sameAsTruth(userIds, 'examplePremiumAppUserLicense');
      assert.equal((await second.listedIds()).length, 3);
      await app.page.close();
      await second.goTo('Settings');
      await second.page.getByText('The only tab of this connection.').waitFor();
    },
  );
}

function storm() {
  return {
    writeLag: 2000,
    rowFailures: 0.05,
    failures: { 503: 0.05 },
    effectDespiteFailure: 0.5,
    dropBefore: 0.03,
    dropAfter: 0.03,
    missingRows: 0.1,
    resultWords: {
      success: ['OK', 'granted', '1', ''],
      failure: ['FAILED', 'denied', ''],
      noop: ['NO_CHANGE', ''],
    },
  };
}
