import assert from 'node:assert/strict';
import { audit } from '../lib/audit-page.mjs';

/** Keyboard, colors and widths. */
export async function checkAccess({ check, userIds }) {
  await check('does the whole job by keyboard alone', {}, async (app) => {
    await app.visit('');
    await app.page.locator('license-usage button.entry').first().waitFor();
    const { keyboard } = app.page;
    const focused = () => app.page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    const tabTo = async (matches, argument) => {
      for (let step = 0; step < 120; step++) {
        await keyboard.press('Tab');
        if (await app.page.evaluate(matches, argument)) return;
      }
      assert.fail(`${matches} ${argument ?? ''} is not reached by Tab`);
    };
    const tabToText = (pattern) =>
      tabTo((text) => new RegExp(text).test(document.activeElement?.textContent?.trim() ?? ''), pattern);
    await keyboard.press('Tab');
    assert.equal(await focused(), 'Skip to the page');
    await tabToText('^Users$');
    await keyboard.press('Enter');
    await app.loaded();
    assert.equal(await app.page.evaluate(() => document.activeElement?.id), 'main', 'the page has the focus');
    await tabTo(() => document.activeElement?.closest('license-user-row, [role=columnheader]') !== null);
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await app.changeLink(3).waitFor();
    for (let step = 0; step < 60 && !/^Change licenses of 3/.test(await focused()); step++)
      await keyboard.press('Shift+Tab');
    await keyboard.press('Enter');
    await app.page.getByText('3 users').first().waitFor();
    await tabTo(
      () =>
        document.activeElement?.classList.contains('add') &&
        document.activeElement.closest('.license')?.textContent?.includes('wallboardUser'),
    );
    await keyboard.press('Enter');
    await tabToText('^Review the changes$');
    await keyboard.press('Enter');
    await app.button(/^Apply/).waitFor();
    await tabToText('^Apply');
    await keyboard.press('Enter');
    await app.settled();
    await tabToText('^Undo$');
    await keyboard.press('Enter');
    await app.page.getByRole('alertdialog').waitFor();
    await keyboard.press('Escape');
    await app.page.getByRole('alertdialog').waitFor({ state: 'detached' });
    assert.equal(await focused(), 'Undo');
    await app.sameAsTruth(userIds, 'wallboardUser');
  });

  for (const width of [1280, 390]) {
    for (const colorScheme of ['light', 'dark']) {
      await check(
        `is accessible and fits at ${width} px, ${colorScheme}`,
        { width, colorScheme, settings: { rowFailures: 0.5 } },
        async (app) => {
          await app.open();
          await app.selectFirst(4);
          await audit(app.page, 'users');
          await app.changeSelected(4);
          await app.choose('add', 'wallboardUser');
          await app.page.getByPlaceholder('Find a license').fill('wallboard');
          await audit(app.page, 'change');
          await app.apply();
          await app.settled();
          await audit(app.page, 'after a change');
          for (const name of ['Overview', 'Why', 'Settings']) {
            await app.goTo(name);
            await app.page.waitForTimeout(300);
            await audit(app.page, name);
          }
          await app.button('Switch connection').click();
          await app.page.getByRole('heading', { name: 'Emulator' }).waitFor();
          await audit(app.page, 'connect');
        },
      );
    }
  }
}
