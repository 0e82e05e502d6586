import assert from 'node:assert/strict';

/** The console in a browser page, driven the way a person does it. */
export class ConsolePage {
  constructor(page, url, emulator) {
    this.page = page;
    this.url = url;
    this.emulator = emulator;
  }

  get rows() {
    return this.page.locator('console-user-row');
  }

  get grid() {
    return this.page.getByRole('grid', { name: 'Users' });
  }

  get runs() {
    return this.page.locator('console-run-card');
  }

  button(name) {
    return this.page.getByRole('button', { name });
  }

  async open() {
    await this.page.goto(`${this.url}?emulator=${encodeURIComponent(this.emulator.url)}`);
    await this.loaded();
  }

  async loaded() {
    await this.page.getByText(/All [\d,]+ users loaded/).waitFor({ timeout: 30_000 });
  }

  /** Leaves the connection that was made by itself and comes back as somebody else. */
  async connectAs(person) {
    await this.page.goto(`${this.url}?emulator=${encodeURIComponent(this.emulator.url)}`);
    await this.button('Switch connection').click();
    await this.page.getByLabel('Sign in as').selectOption(person);
    await this.button('Connect to the emulator').click();
  }

  async search(text) {
    await this.page.getByLabel(/^Search by name/).fill(text);
  }

  /** Selects the first users of the list by a click and a shift-click. */
  async selectFirst(count) {
    await this.rows.first().click();
    if (count === 1) return;
    await this.grid.focus();
    for (let row = 1; row < count; row++) await this.page.keyboard.press('Shift+ArrowDown');
    await this.page.getByText(`${count} users selected`).waitFor();
  }

  async pick(verb, ...licenseIds) {
    await this.button(new RegExp(`^${verb}(:| licenses)`)).click();
    for (const id of licenseIds) {
      await this.page.getByRole('combobox', { name: `Licenses to ${verb.toLowerCase()}` }).fill(id);
      const option = this.page.getByRole('option').filter({ has: this.page.getByText(id, { exact: true }) });
      await option.click();
    }
    await this.page.keyboard.press('Escape');
  }

  async apply() {
    await this.button('Apply').click();
  }

  /** Does something that starts a run, and waits until that run and all others have ended. */
  async afterRun(start) {
    const before = await this.runs.count();
    await start();
    await this.page.waitForFunction(
      (count) => document.querySelectorAll('console-run-card').length > count,
      before,
    );
    await this.settled();
  }

  /** Until no change is under way any more. */
  async settled(timeout = 60_000) {
    await this.page.waitForFunction(
      () =>
        document.querySelector('console-run-card') !== null &&
        document.querySelector('article[aria-busy=true]') === null,
      undefined,
      { timeout },
    );
  }

  /** The state words of the newest run. */
  async newestRun() {
    return (await this.runs.first().locator('.state').innerText()).replace(/\s+/g, ' ').trim();
  }

  /** Ids of all users in the list, read row by row while scrolling through it. */
  async listedIds() {
    return this.page.evaluate(async () => {
      const scroller = document.querySelector('[role=grid]');
      const ids = new Set();
      const frame = () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      scroller.scrollTop = 0;
      for (;;) {
        await frame();
        for (const row of document.querySelectorAll('console-user-row')) ids.add(row.dataset.userId);
        const before = scroller.scrollTop;
        scroller.scrollTop += scroller.clientHeight - 100;
        if (scroller.scrollTop === before) break;
      }
      scroller.scrollTop = 0;
      await frame();
      return [...ids].sort();
    });
  }

  /** Who holds a license, as the console shows it. */
  async holdersShown(label) {
    const license = this.page.locator('console-license-list').getByRole('button', { name: label });
    await license.click();
    await this.page.waitForTimeout(250);
    const ids = (await this.grid.getAttribute('aria-rowcount')) === '1' ? [] : await this.listedIds();
    await license.click();
    return ids;
  }

  /** Compares what is shown with what is true, for each of these licenses. */
  async sameAsTruth(userIds, licenses) {
    for (const [licenseId, label] of Object.entries(licenses)) {
      assert.deepEqual(
        await this.holdersShown(label),
        await this.emulator.holders(userIds, licenseId),
        licenseId,
      );
    }
  }
}
