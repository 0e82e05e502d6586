import { ComponentHarness } from '@angular/cdk/testing';
import { LicenseChoicesHarness } from './license-choices-harness';
import { LicenseNoticeHarness } from './license-notice-harness';

/** One of the three parts of a comparison. */
export interface LicenseComparisonPart {
  /** The heading of the part. */
  readonly title: string;
  /** How many permissions it has, as shown. */
  readonly count: string;
  /** Whether the part is unfolded. */
  readonly isShown: boolean;
}

/** The details of the license chosen in `<license-definitions>`. */
export class LicenseDefinitionDetailsHarness extends ComponentHarness {
  static readonly hostSelector = 'license-definition-details';

  readonly #title = this.locatorFor('.title');
  readonly #id = this.locatorFor('.meta code');
  readonly #kind = this.locatorFor('.kind');
  readonly #copy = this.locatorFor('.meta button');
  readonly #terms = this.locatorForAll('dt');
  readonly #descriptions = this.locatorForAll('dd');
  readonly #related = this.locatorForAll('dd .license-chip');
  readonly #showHolders = this.locatorForOptional('dd .license-button');
  readonly #select = this.locatorFor('select');
  readonly #net = this.locatorForOptional('.net input');
  readonly #parts = this.locatorForOptional(LicenseChoicesHarness);
  readonly #count = this.locatorForOptional('.count');
  readonly #filter = this.locatorForOptional('license-permission-list input');
  readonly #domains = this.locatorForAll(DomainHarness);
  readonly #skeleton = this.locatorForOptional('license-skeleton');
  readonly #notice = this.locatorForOptional(LicenseNoticeHarness);

  /** The license's label. */
  async title(): Promise<string> {
    return (await this.#title()).text();
  }

  /** The license's id. */
  async id(): Promise<string> {
    return (await this.#id()).text();
  }

  /** The group it belongs to, or that it is not defined. */
  async kind(): Promise<string> {
    return (await this.#kind()).text();
  }

  /** Copies the id; resolves with what the button says afterwards. */
  async copyId(): Promise<string> {
    const button = await this.#copy();
    await button.click();
    return button.text();
  }

  /** The facts below the title: what it includes, needs, is part of; its holders. */
  async facts(): Promise<Readonly<Record<string, string>>> {
    const [terms, descriptions] = [await this.#terms(), await this.#descriptions()];
    const facts: Record<string, string> = {};
    for (const [index, term] of terms.entries()) {
      facts[await term.text()] = ((await descriptions[index]?.text()) ?? '').replace(/\s+/g, ' ').trim();
    }
    return facts;
  }

  /** Goes to a license that the facts name, by its label. */
  async chooseRelated(label: string): Promise<void> {
    for (const chip of await this.#related()) {
      if ((await chip.text()) === label) return chip.click();
    }
    throw new Error(`No related license is called ${label}.`);
  }

  /** Asks the application to show the holders. */
  async showHolders(): Promise<void> {
    const button = await this.#showHolders();
    if (button === null) throw new Error('Showing the holders is not offered.');
    await button.click();
  }

  /** Compares with the license of that label; without one, with none. */
  async compareWith(label?: string): Promise<void> {
    const select = await this.#select();
    const options = await this.locatorForAll('option')();
    const labels = await Promise.all(options.map((option) => option.text()));
    const place = label === undefined ? 0 : labels.indexOf(label);
    if (place < 0) throw new Error(`There is no license called ${label} to compare with.`);
    await select.selectOptions(place);
  }

  /** The parts of the comparison; empty while nothing is compared. */
  async comparison(): Promise<readonly LicenseComparisonPart[]> {
    const parts = await this.#parts();
    if (parts === null) return [];
    const chosen = await parts.chosen();
    return (await parts.titles()).map((title, place) => ({ ...title, isShown: place === chosen }));
  }

  /** Shows the permissions of one part of the comparison, by its place: only first, both, only second. */
  async showPart(place: 0 | 1 | 2): Promise<void> {
    await (await this.#parts())?.chooseAt(place);
  }

  /** Leaves out, or takes in again, what prerequisites give too. */
  async toggleNet(): Promise<void> {
    const box = await this.#net();
    if (box === null) throw new Error('There are no prerequisites to leave out.');
    await box.click();
  }

  /** Narrows the list of permissions. */
  async filterPermissions(text: string): Promise<void> {
    const field = await this.#filter();
    if (field === null) throw new Error('A short list of permissions has no filter.');
    await field.clear();
    if (text !== '') await field.sendKeys(text);
  }

  /** How many permissions are shown, as text; undefined while there is no list. */
  async permissionCount(): Promise<string | undefined> {
    return (await this.#count())?.text();
  }

  /** The permissions shown, as `domain:entity:action`. */
  async permissions(): Promise<readonly string[]> {
    return (await Promise.all((await this.#domains()).map((domain) => domain.permissions()))).flat();
  }

  /** Whether the permissions are being loaded. */
  async isLoading(): Promise<boolean> {
    return (await this.#skeleton()) !== null;
  }

  /** Why the permissions could not be loaded; undefined where they could. */
  async notice(): Promise<string | undefined> {
    return (await this.#notice())?.text();
  }

  /** Loads them again. */
  async retry(): Promise<void> {
    await (await this.#notice())?.retry();
  }
}

class DomainHarness extends ComponentHarness {
  static readonly hostSelector = 'license-permission-list .domain';

  readonly #name = this.locatorFor('.name');
  readonly #entities = this.locatorForAll('.entity code');
  readonly #actions = this.locatorForAll('.entity .actions');

  async permissions(): Promise<readonly string[]> {
    const domain = await (await this.#name()).text();
    const actions = await this.#actions();
    const found: string[] = [];
    for (const [index, entity] of (await this.#entities()).entries()) {
      const prefix = `${domain}:${await entity.text()}`;
      const text = (await actions[index]?.text()) ?? '';
      found.push(...(text === '' ? [prefix] : text.split(', ').map((action) => `${prefix}:${action}`)));
    }
    return found;
  }
}
