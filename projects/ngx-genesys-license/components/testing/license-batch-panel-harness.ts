import { ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';
import { press, wordsOf } from './element-words';
import { LicenseBatchLicensesHarness } from './license-batch-licenses-harness';
import { LicenseBatchReviewHarness } from './license-batch-review-harness';
import { LicenseBatchRunHarness } from './license-batch-run-harness';
import { LicenseBatchUsersHarness } from './license-batch-users-harness';
import { LicenseChoicesHarness } from './license-choices-harness';
import { LicenseConfirmationHarness } from './license-confirmation-harness';
import { LicenseNoticeHarness } from './license-notice-harness';

/** `license-batch-panel`: its step, and what each step shows. */
export class LicenseBatchPanelHarness extends ComponentHarness {
  static readonly hostSelector = 'license-batch-panel';

  readonly #step = this.locatorFor('[aria-current=step]');
  readonly #heading = this.locatorFor('.heading');
  readonly #readOnly = this.locatorForOptional('.read-only');
  readonly #review = this.locatorFor('.review');
  readonly #missing = this.locatorFor('.sticky [role=status]');
  readonly #runs = this.locatorForAll('license-batch-runs li');
  readonly #show = this.locatorForAll('license-batch-runs button');
  readonly #tries = this.locatorForOptional(
    new HarnessPredicate(LicenseChoicesHarness, { selector: '.tries' }),
  );
  /** What stands between the panel and the server. */
  readonly notice = this.locatorFor(LicenseNoticeHarness);
  /** Where the users come from; on the first step. */
  readonly users = this.locatorFor(LicenseBatchUsersHarness);
  /** Which licenses; on the first step. */
  readonly licenses = this.locatorFor(LicenseBatchLicensesHarness);
  /** What would happen; on the second step. */
  readonly review = this.locatorFor(LicenseBatchReviewHarness);
  /** What happens and happened; on the third step. */
  readonly run = this.locatorFor(LicenseBatchRunHarness);

  /** The name of the step on show. */
  async step(): Promise<string> {
    return wordsOf(await this.#heading());
  }

  /** The name of the step that is marked as the current one. */
  async currentStep(): Promise<string> {
    return (await wordsOf(await this.#step())).replace(/^\d+ /, '');
  }

  /** Whether the step's heading has the focus. */
  async isHeadingFocused(): Promise<boolean> {
    return (await this.#heading()).isFocused();
  }

  /** The level of the panel's heading. */
  async headingLevel(): Promise<number> {
    return Number(await (await this.#heading()).getAttribute('aria-level'));
  }

  /** Why nothing may be changed; empty where it may. */
  async readOnlyText(): Promise<string> {
    return wordsOf(await this.#readOnly());
  }

  /** What is missing before the second step; empty where nothing is. */
  async missing(): Promise<string> {
    return wordsOf(await this.#missing());
  }

  /** Goes on to the second step; throws where something is missing. */
  async goToReview(): Promise<void> {
    const missing = await this.missing();
    if (missing !== '') throw new Error(missing);
    await (await this.#review()).click();
  }

  /** The question on show; null where there is none. */
  async confirmation(): Promise<LicenseConfirmationHarness | null> {
    return this.locatorForOptional(LicenseConfirmationHarness)();
  }

  /** Recent changes on the first step. */
  async recentRuns(): Promise<readonly string[]> {
    return Promise.all((await this.#runs()).map(wordsOf));
  }

  /** Opens one of them. */
  async showRun(position: number): Promise<void> {
    await press((await this.#show())[position], `change ${position}`);
  }

  /** The first try, its retries and undos; empty where there was but one. */
  async tries(): Promise<readonly string[]> {
    return (await this.#tries())?.texts() ?? [];
  }

  /** Shows one of them. */
  async showTry(position: number): Promise<void> {
    const tries = await this.#tries();
    if (tries === null) throw new Error('There was but one try.');
    await tries.chooseAt(position);
  }
}
