import { HarnessPredicate, type BaseHarnessFilters } from '@angular/cdk/testing';
import { LicenseControlHarness } from './license-control-harness';

/** Which pickers to find. */
export interface LicensePickerHarnessFilters extends BaseHarnessFilters {
  /** The visible label of its own. */
  readonly label?: string | RegExp;
}

/** `license-picker` in a test. */
export class LicensePickerHarness extends LicenseControlHarness {
  static readonly hostSelector = 'license-picker';

  /** Finds pickers by their label. */
  static with(filters: LicensePickerHarnessFilters = {}): HarnessPredicate<LicensePickerHarness> {
    return new HarnessPredicate(LicensePickerHarness, filters).addOption(
      'label',
      filters.label,
      (picker, label) =>
        HarnessPredicate.stringMatches(
          picker.label().then((text) => text ?? null),
          label,
        ),
    );
  }

  /** The picked ids, as the chips show them. */
  async value(): Promise<string[]> {
    return this.chipIds('on');
  }

  /** Ids that only some users hold and that are left so. */
  async mixed(): Promise<string[]> {
    return this.chipIds('some');
  }

  /** The chips' texts, in order. */
  async chipTexts(): Promise<string[]> {
    return Promise.all((await this.chips()).map((chip) => chip.text()));
  }

  /** Picks licenses or takes them out, by id or label, as a person does in the list. */
  async toggle(...idsOrLabels: string[]): Promise<void> {
    for (const each of idsOrLabels) await (await this.option(each)).click();
  }

  /** Takes a license out by its chip's button. */
  async remove(licenseId: string): Promise<void> {
    await this.pressRemove(licenseId);
  }
}
