import { ComponentHarness } from '@angular/cdk/testing';
import { press, wordsOf } from './element-words';

/** One of a few: a bar of radio buttons, as several components have it. */
export class LicenseChoicesHarness extends ComponentHarness {
  static readonly hostSelector = 'license-choices';

  readonly #labels = this.locatorForAll('label');
  readonly #radios = this.locatorForAll('input');

  /** The choices, each with its number where it has one, such as "Different 3". */
  async texts(): Promise<readonly string[]> {
    return Promise.all((await this.#labels()).map(wordsOf));
  }

  /** The choices, and their numbers apart; empty where they have none. */
  async titles(): Promise<readonly { readonly title: string; readonly count: string }[]> {
    return Promise.all(
      (await this.#labels()).map(async (label) => ({
        title: (await label.text({ exclude: '.number' })).trim(),
        count: (await label.text({ exclude: '.choice' })).trim(),
      })),
    );
  }

  /** Which of them is made; -1 for none. */
  async chosen(): Promise<number> {
    const radios = await this.#radios();
    return (await Promise.all(radios.map((radio) => radio.getProperty<boolean>('checked')))).indexOf(true);
  }

  /** Chooses by text, or by its beginning. */
  async choose(text: string): Promise<void> {
    const texts = await this.texts();
    const exact = texts.indexOf(text);
    const place = exact < 0 ? texts.findIndex((each) => each.startsWith(text)) : exact;
    if (place < 0) throw new Error(`There is no "${text}", only: ${texts.join(', ')}.`);
    await this.chooseAt(place);
  }

  /** Chooses by place, counted from 0. */
  async chooseAt(place: number): Promise<void> {
    await press((await this.#radios())[place], `choice ${place}`);
  }
}
