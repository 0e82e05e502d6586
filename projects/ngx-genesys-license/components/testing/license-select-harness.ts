import { HarnessPredicate, type BaseHarnessFilters } from '@angular/cdk/testing';
import { LicenseControlHarness } from './license-control-harness';

/** Which selects to find. */
export interface LicenseSelectHarnessFilters extends BaseHarnessFilters {
  /** The visible label of its own. */
  readonly label?: string | RegExp;
}

/** `license-select` in a test. */
export class LicenseSelectHarness extends LicenseControlHarness {
  static readonly hostSelector = 'license-select';

  /** Finds selects by their label. */
  static with(filters: LicenseSelectHarnessFilters = {}): HarnessPredicate<LicenseSelectHarness> {
    return new HarnessPredicate(LicenseSelectHarness, filters).addOption(
      'label',
      filters.label,
      (select, label) =>
        HarnessPredicate.stringMatches(
          select.label().then((text) => text ?? null),
          label,
        ),
    );
  }

  /** The picked id, as the field shows it. */
  async value(): Promise<string | undefined> {
    return (await this.chipIds('on'))[0];
  }

  /** The picked license's text in the field. */
  async valueText(): Promise<string | undefined> {
    const [chip] = await this.chips();
    return chip?.text();
  }

  /** Picks a license, by id or label, as a person does in the list. */
  async pick(idOrLabel: string): Promise<void> {
    await (await this.option(idOrLabel)).click();
  }

  /** Presses Space in the field: opens the list or picks while nothing is typed. Test keys would type it in any case. */
  async pressSpace(): Promise<void> {
    await (await this.locatorFor('input')()).dispatchEvent('keydown', { key: ' ' });
  }

  /** Takes the license out by its button. Throws where it cannot be. */
  async clear(): Promise<void> {
    const value = await this.value();
    if (value !== undefined) await this.pressRemove(value);
  }
}
