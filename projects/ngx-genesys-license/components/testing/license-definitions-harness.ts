import { ComponentHarness, type TestKey } from '@angular/cdk/testing';
import { LicenseDefinitionDetailsHarness } from './license-definition-details-harness';
import { LicenseNoticeHarness } from './license-notice-harness';

/** A visible row of the tree of licenses. */
export interface LicenseTreeRow {
  /** The license's display name. */
  readonly label: string;
  /** The license's id. */
  readonly id: string;
  /** 1 for the licenses that the tree begins with. */
  readonly level: number;
  /** How the license above refers to it, such as "includes"; undefined at level 1. */
  readonly relation: string | undefined;
  /** What else the row says: how it fits the search, that it is not defined. */
  readonly note: string | undefined;
  /** Undefined where there is nothing to unfold. */
  readonly isExpanded: boolean | undefined;
  /** Whether its details are shown. */
  readonly isSelected: boolean;
}

/** `<license-definitions>`. Rows are named by license id: the first visible row of it. */
export class LicenseDefinitionsHarness extends ComponentHarness {
  static readonly hostSelector = 'license-definitions';

  readonly #search = this.locatorFor('input[type="search"]');
  readonly #rows = this.locatorForAll(TreeRowHarness);
  readonly #tabStop = this.locatorForOptional(TabStopHarness);
  readonly #statuses = this.locatorForAll('.remark');
  readonly #load = this.locatorForOptional('.partial button');
  readonly #skeleton = this.locatorForOptional('license-skeleton');
  readonly #details = this.locatorForOptional(LicenseDefinitionDetailsHarness);
  readonly #notice = this.locatorFor(LicenseNoticeHarness);

  /** Whether the first load is under way. */
  async isLoading(): Promise<boolean> {
    return (await this.#skeleton()) !== null && (await this.#rows()).length === 0;
  }

  /** Whether data is being loaded, for the first time or again. */
  async isBusy(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-busy')) === 'true';
  }

  /** What hinders it from showing fresh data; undefined while nothing does. */
  async notice(): Promise<string | undefined> {
    return (await this.#notice()).text();
  }

  /** Presses the notice's retry button. */
  async retry(): Promise<void> {
    await (await this.#notice()).retry();
  }

  /** Remarks in place of, or above, the tree or the details: nothing matches, permissions not loaded, nothing chosen. */
  async remarks(): Promise<readonly string[]> {
    return Promise.all((await this.#statuses()).map((status) => status.text()));
  }

  /** Loads the permissions that the list left out, where that is offered. */
  async loadPermissions(): Promise<void> {
    const button = await this.#load();
    if (button === null) throw new Error('Loading more permissions is not offered.');
    await button.click();
  }

  /** Searches for words or a permission; an empty text shows all. */
  async search(text: string): Promise<void> {
    const field = await this.#search();
    await field.clear();
    if (text !== '') await field.sendKeys(text);
  }

  /** The visible rows of the tree, from top to bottom. */
  async rows(): Promise<readonly LicenseTreeRow[]> {
    return Promise.all((await this.#rows()).map((row) => row.read()));
  }

  /** Chooses a license: shows its details. */
  async choose(id: string): Promise<void> {
    await (await (await this.#row(id)).host()).click();
  }

  /** Unfolds or folds a license. */
  async toggle(id: string): Promise<void> {
    await (await (await this.#row(id)).toggle()).click();
  }

  /** Focuses a license's row, the one in the tab order where no id is given, and presses keys there. */
  async press(id: string | undefined, ...keys: readonly (string | TestKey)[]): Promise<void> {
    if (id !== undefined) await (await (await this.#row(id)).host()).focus();
    for (const key of keys) {
      const row = await this.#tabStop();
      await (await row?.host())?.sendKeys(key);
    }
  }

  /** The id of the row that has the focus; undefined where none has. */
  async focused(): Promise<string | undefined> {
    const row = await this.#tabStop();
    if (row !== null && (await (await row.host()).isFocused())) return row.id();
    return undefined;
  }

  /** The details of the chosen license; null while none is chosen. */
  async details(): Promise<LicenseDefinitionDetailsHarness | null> {
    return this.#details();
  }

  async #row(id: string): Promise<TreeRowHarness> {
    for (const row of await this.#rows()) if ((await row.id()) === id) return row;
    throw new Error(`There is no row ${id}.`);
  }
}

class TreeRowHarness extends ComponentHarness {
  static readonly hostSelector: string = '[role="treeitem"]';

  readonly toggle = this.locatorFor('.toggle');
  readonly #label = this.locatorFor('.label');
  readonly #relation = this.locatorForOptional('.relation');
  readonly #note = this.locatorForOptional('.note');

  async id(): Promise<string> {
    return (await (await this.host()).getAttribute('data-id')) ?? '';
  }

  async read(): Promise<LicenseTreeRow> {
    const host = await this.host();
    const expanded = await host.getAttribute('aria-expanded');
    return {
      label: await (await this.#label()).text(),
      id: await this.id(),
      level: Number(await host.getAttribute('aria-level')),
      relation: await (await this.#relation())?.text(),
      note: await (await this.#note())?.text(),
      isExpanded: expanded === null ? undefined : expanded === 'true',
      isSelected: (await host.getAttribute('aria-selected')) === 'true',
    };
  }
}

class TabStopHarness extends TreeRowHarness {
  static override readonly hostSelector = '[role="treeitem"][tabindex="0"]';
}
