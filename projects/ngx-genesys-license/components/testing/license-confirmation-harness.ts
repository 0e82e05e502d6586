import { ComponentHarness } from '@angular/cdk/testing';
import { wordsOf } from './element-words';

/** The question before licenses are taken away. */
export class LicenseConfirmationHarness extends ComponentHarness {
  static readonly hostSelector = 'license-confirm-change dialog';

  readonly #title = this.locatorFor('h2');
  readonly #effects = this.locatorForAll('li');
  readonly #keep = this.locatorFor('.keep');
  readonly #confirm = this.locatorFor('.danger');

  /** The dialog's heading. */
  async title(): Promise<string> {
    return wordsOf(await this.#title());
  }

  /** What would come of it, losses first, such as "12 users will lose Genesys Cloud CX 2". */
  async effects(): Promise<readonly string[]> {
    return Promise.all((await this.#effects()).map(wordsOf));
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
