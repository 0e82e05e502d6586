import assert from 'node:assert/strict';

/** The console in a browser page, driven the way a person does it. */
export class ConsolePage {
  constructor(page, url, emulator) {
    this.page = page;
    this.url = url;
    this.emulator = emulator;
  }

  get rows() {
    return this.page.locator('license-user-row');
  }

  get grid() {
    return this.page.getByRole('grid', { name: 'Users' });
  }

  get run() {
    return this.page.locator('license-batch-run');
  }

  button(name) {
    return this.page.getByRole('button', { name });
  }

  /** The address of a page of the console on this emulator. */
  addressOf(path) {
    const { href } = new URL(path, this.url);
    return `${href}${href.includes('?') ? '&' : '?'}emulator=${encodeURIComponent(this.emulator.url)}`;
  }

  /** Opens a page by its address. */
  async visit(path) {
    await this.page.goto(this.addressOf(path));
  }

  /** Opens the users, and waits for all of them. */
  async open() {
    await this.visit('users');
    await this.loaded();
  }

  async loaded() {
    await this.page
      .getByText(/All [\d,]+ users loaded/)
      .first()
      .waitFor({ timeout: 60_000 });
  }

  /** Goes to another page of the console by its link. */
  async goTo(name) {
    await this.page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  }

  /** Leaves the connection that was made by itself and comes back as somebody else. */
  async connectAs(person) {
    await this.visit('users');
    await this.button('Switch connection').click();
    await this.page.getByLabel('Sign in as').selectOption(person);
    await this.button('Connect to the emulator').click();
  }

  async search(text) {
    await this.page.getByPlaceholder('Search by name, email or id').fill(text);
  }

  /** Selects the first users of the list by a click and shift-arrows. */
  async selectFirst(count) {
    await this.rows.first().locator('.select').click();
    for (let row = 1; row < count; row++) await this.page.keyboard.press('Shift+ArrowDown');
    await this.changeLink(count).waitFor();
  }

  changeLink(count) {
    const users = count === 1 ? '1 user' : `${count.toLocaleString('en-US')} users`;
    return this.page.getByRole('link', { name: `Change licenses of ${users}`, exact: true });
  }

  /** Takes the selected users to the change of licenses. */
  async changeSelected(count) {
    await this.changeLink(count).click();
    await this.page
      .getByText(`${count.toLocaleString('en-US')} user`)
      .first()
      .waitFor();
  }

  /** Chooses to add or remove licenses, on the first step. */
  async choose(verb, ...licenseIds) {
    for (const id of licenseIds) {
      const license = this.page
        .locator('license-batch-licenses .license')
        .filter({ has: this.page.getByText(id, { exact: true }) });
      await license.locator(`.${verb}`).click();
    }
  }

  /** From the first step to a change that is sent. */
  async apply() {
    await this.button('Review the changes').click();
    await this.button(/^Apply/).click();
  }

  /** From the first step through the question before licenses are taken away. */
  async applyRemoval() {
    await this.apply();
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Remove', exact: true }).click();
  }

  /** Until the run on show has ended. */
  async settled(timeout = 60_000) {
    await this.run.getByRole('button', { name: 'Download report' }).waitFor({ timeout });
  }

  /** Does something that starts a further run of the change on show, and waits until that run has ended. */
  async afterRun(start) {
    const tries = this.page.locator('.tries label');
    const before = Math.max(1, await tries.count());
    await start();
    await tries.nth(before).waitFor();
    await this.settled();
  }

  /** How many changes are in each state, by its name. */
  async counts() {
    const entries = await this.run
      .locator('.legend > div')
      .evaluateAll((items) =>
        items.map((item) => [
          item.querySelector('dt').textContent.trim(),
          Number(item.querySelector('dd').textContent.replaceAll(',', '')),
        ]),
      );
    return Object.fromEntries(entries);
  }

  /** Ids of all users in the list, read row by row while scrolling through it. */
  async listedIds() {
    return this.page.evaluate(async () => {
      const scroller = document.querySelector('license-users-grid .body');
      const ids = new Set();
      const frame = () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      scroller.scrollTop = 0;
      for (;;) {
        await frame();
        for (const row of document.querySelectorAll('license-user-row')) ids.add(row.dataset.user);
        const before = scroller.scrollTop;
        scroller.scrollTop += scroller.clientHeight - 100;
        if (scroller.scrollTop === before) break;
      }
      scroller.scrollTop = 0;
      await frame();
      return [...ids].sort();
    });
  }

  /** Who holds a license, as the console shows it: from the overview to the users. */
  async holdersShown(licenseId) {
    await this.goTo('Overview');
    await this.page
      .locator('license-usage button.entry')
      .filter({ has: this.page.getByText(licenseId, { exact: true }) })
      .click();
    await this.page.waitForURL(new RegExp(`/users\\?.*holds=${licenseId}`));
    await this.loaded();
    await this.page.waitForTimeout(250);
    return (await this.grid.getAttribute('aria-rowcount')) === '1' ? [] : this.listedIds();
  }

  /** Compares what is shown with what is true, for each of these licenses. */
  async sameAsTruth(userIds, ...licenseIds) {
    for (const licenseId of licenseIds) {
      const shown = await this.holdersShown(licenseId);
      assert.deepEqual(shown, await this.emulator.holders(userIds, licenseId), licenseId);
    }
  }
}
