import { ComponentHarness, HarnessPredicate, type BaseHarnessFilters } from '@angular/cdk/testing';

/** Which options to find. */
export interface LicenseOptionHarnessFilters extends BaseHarnessFilters {
  /** The license's id. */
  readonly id?: string;
  /** The label on show. */
  readonly label?: string | RegExp;
}

/** An option in the open list of `license-picker` or `license-select`. */
export class LicenseOptionHarness extends ComponentHarness {
  static readonly hostSelector = '[role="option"][data-license]';

  readonly #label = this.locatorForOptional('.label');
  readonly #holders = this.locatorForOptional('.holders');
  readonly #notes = this.locatorForAll('.more');

  /** Finds options by their id or label. */
  static with(filters: LicenseOptionHarnessFilters = {}): HarnessPredicate<LicenseOptionHarness> {
    return new HarnessPredicate(LicenseOptionHarness, filters)
      .addOption('id', filters.id, async (option, id) => (await option.id()) === id)
      .addOption('label', filters.label, (option, label) =>
        HarnessPredicate.stringMatches(option.label(), label),
      );
  }

  /** The license's id. */
  async id(): Promise<string> {
    return (await (await this.host()).getAttribute('data-license')) ?? '';
  }

  /** The label on show; the whole text where a template shows the option. */
  async label(): Promise<string> {
    return ((await this.#label()) ?? (await this.host())).text();
  }

  /** All the text on show. */
  async text(): Promise<string> {
    return (await this.host()).text();
  }

  /** How many hold it, as on show; undefined where that is not shown. */
  async holders(): Promise<string | undefined> {
    return (await this.#holders())?.text();
  }

  /** What is said below the label: its description, what it needs, why it cannot be picked. */
  async notes(): Promise<string[]> {
    return Promise.all((await this.#notes()).map((note) => note.text()));
  }

  /** Whether it is picked; `some` while it is left as it is because only some users hold it. */
  async state(): Promise<'on' | 'off' | 'some'> {
    const host = await this.host();
    const state = (await host.getAttribute('aria-checked')) ?? (await host.getAttribute('aria-selected'));
    return state === 'mixed' ? 'some' : state === 'true' ? 'on' : 'off';
  }

  /** Whether it takes no change. */
  async isDisabled(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-disabled')) === 'true';
  }

  /** Whether keys go to it. */
  async isActive(): Promise<boolean> {
    return (await this.host()).hasClass('active');
  }

  /** Picks it, or takes it out. */
  async click(): Promise<void> {
    await (await this.host()).click();
  }
}
