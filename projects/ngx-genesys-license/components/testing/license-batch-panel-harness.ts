import { ComponentHarness } from '@angular/cdk/testing';
import {
  LicenseBatchLicensesHarness,
  LicenseBatchReviewHarness,
  LicenseBatchRunHarness,
  LicenseBatchUsersHarness,
  wordsOf,
} from './license-batch-steps-harness';
import { LicenseNoticeHarness } from './license-notice-harness';

/** The question before licenses are taken away. */
export class LicenseConfirmationHarness extends ComponentHarness {
  static readonly hostSelector = 'license-confirm-change';

  readonly #title = this.locatorFor('h2');
  readonly #losses = this.locatorForAll('li');
  readonly #keep = this.locatorFor('.keep');
  readonly #confirm = this.locatorFor('.danger');

  /** The dialog's heading. */
  async title(): Promise<string> {
    return wordsOf(await this.#title());
  }

  /** What is lost, such as "12 users will lose Genesys Cloud CX 2". */
  async losses(): Promise<readonly string[]> {
    return Promise.all((await this.#losses()).map(wordsOf));
  }

  /** Whether the harmless answer has the focus. */
  async isSafe(): Promise<boolean> {
    return (await this.#keep()).isFocused();
  }

  /** Leaves everything as it is. */
  async keep(): Promise<void> {
    await (await this.#keep()).click();
  }

  /** Confirms. */
  async confirm(): Promise<void> {
    await (await this.#confirm()).click();
  }
}

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
  readonly #tries = this.locatorForAll('.tries button');
  readonly #question = this.documentRootLocatorFactory().locatorForOptional(LicenseConfirmationHarness);
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
    return this.#question();
  }

  /** Recent changes on the first step. */
  async recentRuns(): Promise<readonly string[]> {
    return Promise.all((await this.#runs()).map(wordsOf));
  }

  /** Opens one of them. */
  async showRun(position: number): Promise<void> {
    const button = (await this.#show())[position];
    if (button === undefined) throw new Error(`There is no change at ${position}.`);
    await button.click();
  }

  /** The first try, its retries and undos; empty where there was but one. */
  async tries(): Promise<readonly string[]> {
    return Promise.all((await this.#tries()).map(wordsOf));
  }

  /** Shows one of them. */
  async showTry(position: number): Promise<void> {
    const button = (await this.#tries())[position];
    if (button === undefined) throw new Error(`There is no try at ${position}.`);
    await button.click();
  }
}
