import { ComponentHarness, type TestElement } from '@angular/cdk/testing';
import { press, wordsOf } from './element-words';
import { LicenseNoticeHarness } from './license-notice-harness';

/** One license to choose from. */
export interface OfferedLicense {
  /** Its label and what else is said of it. */
  readonly text: string;
  /** What is to be done with it. */
  readonly change: 'add' | 'remove' | undefined;
}

/** Which licenses a batch adds and removes. */
export class LicenseBatchLicensesHarness extends ComponentHarness {
  static readonly hostSelector = 'license-batch-licenses';

  readonly #rows = this.locatorForAll('.license');
  readonly #names = this.locatorForAll('.name');
  readonly #adds = this.locatorForAll('.add');
  readonly #removes = this.locatorForAll('.remove');
  readonly #search = this.locatorForOptional('input[type=search]');
  readonly #skeleton = this.locatorForOptional('license-skeleton');
  readonly #message = this.locatorForOptional('p[role=status]');
  /** Why the licenses cannot be shown. */
  readonly notice = this.locatorFor(LicenseNoticeHarness);

  /** The licenses on show, with what is chosen. */
  async licenses(): Promise<readonly OfferedLicense[]> {
    const [names, adds, removes] = await Promise.all([this.#names(), this.#adds(), this.#removes()]);
    return Promise.all(
      names.map(async (name, index) => ({
        text: await wordsOf(name),
        change:
          adds[index] !== undefined && (await isPressed(adds[index]))
            ? 'add'
            : removes[index] !== undefined && (await isPressed(removes[index]))
              ? 'remove'
              : undefined,
      })),
    );
  }

  /** Whether the licenses are loaded for the first time. */
  async isLoading(): Promise<boolean> {
    return (await this.#skeleton()) !== null;
  }

  /** What is said where no license fits the search. */
  async message(): Promise<string | undefined> {
    return (await this.#message())?.text();
  }

  /** Types into the search field. */
  async search(text: string): Promise<void> {
    await (await this.#search())?.setInputValue(text);
    await (await this.#search())?.dispatchEvent('input');
  }

  /** Presses "Add" of the license whose text holds `name`: its label or id. */
  async add(name: string): Promise<void> {
    await this.#press(name, await this.#adds());
  }

  /** Presses "Remove" of the license whose text holds `name`. */
  async remove(name: string): Promise<void> {
    await this.#press(name, await this.#removes());
  }

  async #press(name: string, buttons: readonly TestElement[]): Promise<void> {
    const rows = await Promise.all((await this.#rows()).map(wordsOf));
    await press(buttons[rows.findIndex((text) => text.includes(name))] ?? null, name);
  }
}

async function isPressed(element: TestElement): Promise<boolean> {
  return (await element.getAttribute('aria-pressed')) === 'true';
}
