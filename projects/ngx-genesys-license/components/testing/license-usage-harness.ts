import { ComponentHarness } from '@angular/cdk/testing';
import { LicenseChoicesHarness } from './license-choices-harness';
import { LicenseNoticeHarness } from './license-notice-harness';

/** One license of `license-usage`. */
export interface LicenseUsageRow {
  /** The license's display name. */
  readonly label: string;
  /** All that is said of it, such as "Communicate communicate 120 holders 24% of users". */
  readonly text: string;
  /** Whether it is selected. */
  readonly isSelected: boolean;
}

/** `license-usage`: holders per license. */
export class LicenseUsageHarness extends ComponentHarness {
  static readonly hostSelector = 'license-usage';

  readonly #bars = this.locatorForAll('.rows li');
  readonly #cells = this.locatorForAll('tbody tr');
  readonly #buttons = this.locatorForAll('button.entry');
  readonly #labels = this.locatorForAll('.label');
  readonly #choices = this.locatorForAll(LicenseChoicesHarness);
  readonly #again = this.locatorForOptional('.again');
  readonly #load = this.locatorForOptional('.load');
  readonly #counted = this.locatorFor('.counted');
  readonly #meaning = this.locatorFor('.meaning');
  readonly #status = this.locatorFor('[role=status].visually-hidden');
  readonly #skeleton = this.locatorForOptional('license-skeleton');
  readonly #empty = this.locatorForOptional('.empty');
  /** What hinders it from showing fresh numbers. */
  readonly notice = this.locatorFor(LicenseNoticeHarness);

  /** The licenses in the order on show. */
  async rows(): Promise<readonly LicenseUsageRow[]> {
    const bars = await this.#bars();
    const rows = bars.length > 0 ? bars : await this.#cells();
    const [buttons, labels] = await Promise.all([this.#buttons(), this.#labels()]);
    return Promise.all(
      rows.map(async (row, index) => ({
        label: (await labels[index]?.text()) ?? '',
        text: (await row.text()).replace(/\s+/g, ' ').trim(),
        isSelected: (await buttons[index]?.getAttribute('aria-pressed')) === 'true',
      })),
    );
  }

  /** Presses the license whose text holds `name`: its label or id. */
  async choose(name: string): Promise<void> {
    const rows = await this.rows();
    const button = (await this.#buttons())[rows.findIndex(({ text }) => text.includes(name))];
    if (button === undefined) throw new Error(`There is no license "${name}" on show.`);
    await button.click();
  }

  /** Chooses an order or a layout, by its text. */
  async show(name: string): Promise<void> {
    for (const choices of await this.#choices()) {
      if ((await choices.texts()).includes(name)) return choices.choose(name);
    }
    throw new Error(`There is no choice "${name}".`);
  }

  /** Whether the numbers have changed since the rows were put in order. */
  async isUnsorted(): Promise<boolean> {
    return (await this.#again()) !== null;
  }

  /** Puts the rows in order again; does nothing where they are. */
  async sortAgain(): Promise<void> {
    await (await this.#again())?.click();
  }

  /** How many users are counted, in words. */
  async counted(): Promise<string> {
    return (await this.#counted()).text();
  }

  /** What the numbers are. */
  async meaning(): Promise<string> {
    return (await this.#meaning()).text();
  }

  /** Starts counting, or stops it. Does nothing where all are counted. */
  async toggleLoading(): Promise<void> {
    await (await this.#load())?.click();
  }

  /** What screen readers are told. */
  async spoken(): Promise<string> {
    return (await this.#status()).text();
  }

  /** Whether nothing is on show yet. */
  async isLoading(): Promise<boolean> {
    return (await this.#skeleton()) !== null;
  }

  /** Whether users are being counted. */
  async isBusy(): Promise<boolean> {
    return (await (await this.host()).getAttribute('aria-busy')) === 'true';
  }

  /** Whether there are no licenses at all. */
  async isEmpty(): Promise<boolean> {
    return (await this.#empty()) !== null;
  }
}
