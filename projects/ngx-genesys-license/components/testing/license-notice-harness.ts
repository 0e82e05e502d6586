import { ComponentHarness } from '@angular/cdk/testing';

/** What a component says about its data: an error, a missing permission, the network, a pause. */
export class LicenseNoticeHarness extends ComponentHarness {
  static readonly hostSelector = 'license-notice';

  readonly #notice = this.locatorForOptional('.notice');
  readonly #retry = this.locatorForOptional('button');

  /** The text on show; undefined while nothing hinders. */
  async text(): Promise<string | undefined> {
    return (await this.#notice())?.text();
  }

  /** Presses the retry button; throws where there is none. */
  async retry(): Promise<void> {
    const button = await this.#retry();
    if (button === null) throw new Error('This notice offers no retry.');
    await button.click();
  }
}
