import { ComponentHarness, type HarnessLoader, type TestElement, TestKey } from '@angular/cdk/testing';
import { LicenseNoticeHarness } from './license-notice-harness';

/** One row in the document, found by its position. */
export interface UsersTableRow {
  /** The user. */
  readonly userId: string;
  /** In the list, from 0. */
  readonly position: number;
  /** Whether the row is selected. */
  readonly isSelected: boolean;
  /** The texts of its cells but for the check mark, without what only screen readers get. */
  readonly cells: readonly string[];
}

/** What a cell of one license tells. */
export interface UsersTableCell {
  /** Whether the user holds the license, as shown. */
  readonly isHeld: boolean;
  /** What the cell says about a change under way. */
  readonly mark: string | undefined;
  /** Whether it cannot be toggled. */
  readonly isDisabled: boolean;
  /** For screen readers: license, user, and what is going on. */
  readonly name: string;
}

/** A table of users and their licenses. */
export class LicenseUsersTableHarness extends ComponentHarness {
  static readonly hostSelector = 'license-users-table';

  readonly #grid = this.locatorFor('[role=grid]');
  readonly #body = this.locatorFor('.body');
  readonly #rows = this.locatorForAll('license-user-row');
  readonly #notice = this.locatorForOptional(LicenseNoticeHarness);
  readonly #document = this.documentRootLocatorFactory();

  /** Attributes of the grid, such as `aria-rowcount`. */
  async gridAttribute(name: string): Promise<string | null> {
    return (await this.#grid()).getAttribute(name);
  }

  /** The rows in the document, in the order of the list. Not more than are in sight, a few around, and the one with the tab stop. */
  async rows(): Promise<readonly UsersTableRow[]> {
    const rows = await Promise.all(
      (await this.#rows()).map(async (row) => {
        const [userId, index, isSelected] = await Promise.all([
          row.getAttribute('data-user'),
          row.getAttribute('aria-rowindex'),
          row.getAttribute('aria-selected'),
        ]);
        const position = Number(index) - 2;
        const cells = await this.#cellsAt(position);
        const texts = await Promise.all(
          cells.slice(1).map((cell) => cell.text({ exclude: '.visually-hidden' })),
        );
        return {
          userId: userId ?? '',
          position,
          isSelected: isSelected === 'true',
          cells: texts.map((text) => text.trim()),
        };
      }),
    );
    return rows.sort((a, b) => a.position - b.position);
  }

  /** Ids of the rows in the document. */
  async userIds(): Promise<readonly string[]> {
    return (await this.rows()).map(({ userId }) => userId);
  }

  /** The headers' texts, the check mark left out. */
  async headers(): Promise<readonly string[]> {
    const headers = await this.locatorForAll('[role=columnheader]')();
    return Promise.all(headers.slice(1).map(async (header) => (await header.text()).trim()));
  }

  /** The direction of the order per column header, as screen readers get it: `ascending`, `descending` or `none`. */
  async sorts(): Promise<readonly string[]> {
    const headers = await this.locatorForAll('[role=columnheader][aria-sort]')();
    return Promise.all(headers.map(async (header) => (await header.getAttribute('aria-sort')) ?? ''));
  }

  /** Presses the header of the column of users, or of licenses. */
  async sortByHeader(column: 'name' | 'licenses'): Promise<void> {
    await (await this.locatorFor(`[data-sort=${column}]`)()).click();
  }

  /** Chooses an order by its text. */
  async sortBy(text: string): Promise<void> {
    const select = await this.locatorFor('select')();
    const options = await this.locatorForAll('select option')();
    for (const [index, option] of options.entries()) {
      if ((await option.text()) === text) {
        await select.selectOptions(index);
        await select.dispatchEvent('change');
        return;
      }
    }
    throw new Error(`There is no order "${text}".`);
  }

  /** Types into the text filter, and has the list follow at once. */
  async search(text: string): Promise<void> {
    const field = await this.locatorFor('.line input[type=search]')();
    await field.clear();
    if (text !== '') await field.sendKeys(text);
    await field.dispatchEvent('keydown', { key: 'Enter' });
  }

  /** Presses a button of the toolbar or the status line by its text. */
  async press(text: string): Promise<void> {
    const button = await this.#buttonWith(text, await this.locatorForAll('.license-button, .filter')());
    await button.click();
  }

  /** The texts of the buttons on show outside the grid. */
  async buttons(): Promise<readonly string[]> {
    const buttons = await this.locatorForAll('.license-button, .filter')();
    return Promise.all(buttons.map(async (button) => (await button.text()).trim()));
  }

  /** Opens the filter by license, and presses "has" or "lacks" for a license. */
  async filterByLicense(label: string, which: 'Has' | 'Lacks'): Promise<void> {
    const isOpen = (await this.#document.locatorForOptional('license-filter')()) !== null;
    if (!isOpen) await (await this.locatorFor('.license-button[aria-haspopup=dialog]')()).click();
    const buttons = await this.#document.locatorForAll(`license-filter [aria-label="${label}"] button`)();
    await (await this.#buttonWith(which, buttons)).click();
  }

  /** Licenses in the open filter, with their counts: "cloudCX1 · 38 users". */
  async filterCounts(): Promise<readonly string[]> {
    const counts = await this.#document.locatorForAll('license-filter .id')();
    return Promise.all(counts.map((count) => count.text()));
  }

  /** Closes what is open over the table. */
  async closePanel(): Promise<void> {
    await (await this.#document.locatorFor('license-filter .close, license-user-licenses .close')()).click();
  }

  /** Presses Escape in what is open over the table. */
  async escapePanel(): Promise<void> {
    const panel = await this.#document.locatorFor('license-filter .close, license-user-licenses .close')();
    await panel.sendKeys(TestKey.ESCAPE);
  }

  /** Whether a panel is open over the table: the filter, or a user's licenses. */
  async hasPanel(): Promise<boolean> {
    const panel = await this.#document.locatorForOptional('license-filter, license-user-licenses')();
    return panel !== null;
  }

  /** The text of the open panel. */
  async panelText(): Promise<string> {
    return (await this.#document.locatorFor('license-filter, license-user-licenses')()).text();
  }

  /** Opens a user's licenses, in the layout with one column. */
  async openLicenses(position: number): Promise<void> {
    await this.clickCell(position, 2);
  }

  /** Gives or takes a license in the open panel, by its id. */
  async toggleInPanel(licenseId: string): Promise<void> {
    await (await this.#inPanel(licenseId, 'input')).click();
  }

  /** Tries a failed change again in the open panel. */
  async retryInPanel(licenseId: string): Promise<void> {
    await (await this.#inPanel(licenseId, '.license-button')).click();
  }

  /** A license's cell, in the layout with a column for each. */
  async cell(position: number, licenseId: string): Promise<UsersTableCell> {
    const toggle = await this.#toggle(position, licenseId);
    const [checked, mark, disabled, name] = await Promise.all([
      toggle.getAttribute('aria-checked'),
      toggle.getAttribute('data-mark'),
      toggle.getAttribute('aria-disabled'),
      toggle.getAttribute('aria-label'),
    ]);
    return {
      isHeld: checked === 'true',
      mark: mark ?? undefined,
      isDisabled: disabled === 'true',
      name: name ?? '',
    };
  }

  /** Gives or takes a license, or tries again what failed, in the layout with a column for each. */
  async toggle(position: number, licenseId: string): Promise<void> {
    await (await this.#toggle(position, licenseId)).click();
  }

  /** Clicks a cell; columns count from 0, the check mark. */
  async clickCell(
    position: number,
    column: number,
    modifiers: { readonly shift?: boolean; readonly control?: boolean } = {},
  ): Promise<void> {
    await (await this.#cellAt(position, column)).click(modifiers);
  }

  /** Presses the check mark in the header. */
  async toggleAll(): Promise<void> {
    await (await this.locatorFor('[data-all]')()).click();
  }

  /** `true`, `false` or `mixed`, as the check mark in the header has it. */
  async allState(): Promise<string | null> {
    return (await this.locatorFor('[data-all]')()).getAttribute('aria-checked');
  }

  /** Puts the focus where Tab would. */
  async focus(): Promise<void> {
    await (await this.#tabStop()).focus();
  }

  /** Takes the focus away. */
  async blur(): Promise<void> {
    await (await this.#tabStop()).blur();
  }

  /** Presses a key in the cell with the tab stop. */
  async key(
    key: TestKey | string,
    modifiers: { readonly shift?: boolean; readonly control?: boolean } = {},
  ): Promise<void> {
    await (await this.#tabStop()).sendKeys(modifiers, key);
  }

  /** Presses a key in the control that has the focus, inside a cell of the grid. */
  async keyInside(key: TestKey): Promise<void> {
    for (const control of await this.locatorForAll(
      '[data-cell] button, [data-cell] a, [data-cell] input',
    )()) {
      if (await control.isFocused()) return control.sendKeys(key);
    }
    throw new Error('No control inside a cell has the focus.');
  }

  /** The cell with the tab stop: the row's position (-1: the header), the column, and whether it has the focus. */
  async activeCell(): Promise<{
    readonly position: number;
    readonly column: number;
    readonly isFocused: boolean;
  }> {
    const stops = await this.locatorForAll('[data-cell][tabindex="0"]')();
    if (stops.length !== 1) throw new Error(`There are ${stops.length} tab stops in the grid.`);
    for (const row of await this.locatorForAll('[role=row]')()) {
      const index = await row.getAttribute('aria-rowindex');
      const cells = await this.locatorForAll(`[role=row][aria-rowindex="${index}"] [data-cell]`)();
      for (const [column, cell] of cells.entries()) {
        if ((await cell.getAttribute('tabindex')) === '0')
          return { position: Number(index) - 2, column, isFocused: await cell.isFocused() };
      }
    }
    throw new Error('The tab stop is in no row.');
  }

  /** How far the rows are scrolled, in px. */
  async scrollTop(): Promise<number> {
    return (await this.#body()).getProperty<number>('scrollTop');
  }

  /** What hinders, as text; undefined while nothing does. */
  async notice(): Promise<string | undefined> {
    return (await this.#notice())?.text();
  }

  /** Tries the failed load again. */
  async retryLoad(): Promise<void> {
    const notice = await this.#notice();
    if (notice === null) throw new Error('Nothing hinders.');
    await notice.retry();
  }

  /** The notes above the grid: why nothing can be changed, and what sort and filter cover. */
  async notes(): Promise<readonly string[]> {
    const notes = await this.locatorForAll('.note')();
    return Promise.all(notes.map((note) => note.text()));
  }

  /** What stands where there are no rows; undefined while there are. */
  async emptyText(): Promise<string | undefined> {
    return (await this.locatorForOptional('.empty')())?.text();
  }

  /** Whether bars stand for what is loading. */
  async hasSkeleton(): Promise<boolean> {
    return (await this.locatorForOptional('license-skeleton')()) !== null;
  }

  /** The status line: how many, how many selected, and how far loading is. */
  async status(): Promise<string> {
    return (await this.locatorFor('.status')()).text();
  }

  /** Loads harnesses inside the row at a position, for templates of one's own. */
  async rowLoader(position: number): Promise<HarnessLoader> {
    return this.locatorFactory.harnessLoaderFor(rowAt(position));
  }

  #cellsAt(position: number): Promise<TestElement[]> {
    return this.locatorForAll(`${rowAt(position)} [data-cell]`)();
  }

  async #cellAt(position: number, column: number): Promise<TestElement> {
    const cell = (await this.#cellsAt(position))[column];
    if (cell === undefined)
      throw new Error(`Row ${position} is not in the document, or has no cell ${column}.`);
    return cell;
  }

  #toggle(position: number, licenseId: string): Promise<TestElement> {
    return this.locatorFor(`${rowAt(position)} [data-license="${licenseId}"]`)();
  }

  #tabStop(): Promise<TestElement> {
    return this.locatorFor('[data-cell][tabindex="0"]')();
  }

  async #inPanel(licenseId: string, selector: string): Promise<TestElement> {
    const items = await this.#document.locatorForAll('license-user-licenses li')();
    const ids = await Promise.all(
      (await this.#document.locatorForAll('license-user-licenses li .id')()).map((id) => id.text()),
    );
    const index = ids.indexOf(licenseId);
    if (index < 0 || items.length !== ids.length) throw new Error(`The panel does not list ${licenseId}.`);
    return this.#document.locatorFor(`license-user-licenses li:nth-child(${index + 1}) ${selector}`)();
  }

  async #buttonWith(text: string, buttons: readonly TestElement[]): Promise<TestElement> {
    for (const button of buttons) {
      const [own, name] = await Promise.all([button.text(), button.getAttribute('aria-label')]);
      if (own.trim() === text || name === text) return button;
    }
    throw new Error(`There is no button "${text}".`);
  }
}

function rowAt(position: number): string {
  return `license-user-row[aria-rowindex="${position + 2}"]`;
}
