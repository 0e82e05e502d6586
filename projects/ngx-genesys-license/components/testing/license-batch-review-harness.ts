import { ComponentHarness, type TestElement } from '@angular/cdk/testing';
import { press, wordsOf } from './element-words';
import { LicenseNoticeHarness } from './license-notice-harness';

/** What a batch would do, before anything is sent. */
export class LicenseBatchReviewHarness extends ComponentHarness {
  static readonly hostSelector = 'license-batch-review';

  readonly #totals = this.locatorForAll('.total dd');
  readonly #names = this.locatorForAll('.total dt');
  readonly #cost = this.locatorFor('.cost');
  readonly #warnings = this.locatorForAll('license-change-warnings li');
  readonly #licenses = this.locatorForAll('tbody tr');
  readonly #rows = this.locatorForAll('[role=listitem]');
  readonly #list = this.locatorForOptional('[role=list]');
  readonly #unknown = this.locatorForOptional('.unknown .text');
  readonly #leaveOut = this.locatorForOptional('.unknown button');
  readonly #readAll = this.locatorForOptional('.read-all');
  readonly #apply = this.locatorFor('.apply');
  readonly #back = this.locatorFor('.back');
  /** Why it could not be read what users hold. */
  readonly notice = this.locatorFor(LicenseNoticeHarness);

  /** The numbers by their names, such as `{ 'to add': '+ 12' }`. */
  async totals(): Promise<Readonly<Record<string, string>>> {
    const names = await Promise.all((await this.#names()).map(wordsOf));
    const counts = await Promise.all((await this.#totals()).map(wordsOf));
    return Object.fromEntries(names.map((name, index) => [name, counts[index] ?? '']));
  }

  /** Requests and time, or that there is nothing to send. */
  async cost(): Promise<string> {
    return wordsOf(await this.#cost());
  }

  /** The texts of the warnings. */
  async warnings(): Promise<readonly string[]> {
    return Promise.all((await this.#warnings()).map(wordsOf));
  }

  /** Presses the button that adds what an added license needs; `name` is the label of what is needed. */
  async addToo(name: string): Promise<void> {
    const buttons = await this.locatorForAll('license-change-warnings button')();
    const texts = await Promise.all(buttons.map(wordsOf));
    await press(buttons[texts.findIndex((text) => text.includes(name))] ?? null, name);
  }

  /** A line per license: what is added, removed, and already so. */
  async licenses(): Promise<readonly string[]> {
    return Promise.all((await this.#licenses()).map(wordsOf));
  }

  /** The users on screen, with their changes and warnings. */
  async rows(): Promise<readonly string[]> {
    return Promise.all((await this.#rows()).map(wordsOf));
  }

  /** How many users the list says it has. */
  async rowCount(): Promise<number> {
    const [first] = await this.#rows();
    return Number((await first?.getAttribute('aria-setsize')) ?? 0);
  }

  /** The list that scrolls; null where there is none. */
  async list(): Promise<TestElement | null> {
    return this.#list();
  }

  /** What is said of users the server does not know; empty where it knows all. */
  async unknown(): Promise<string> {
    return wordsOf(await this.#unknown());
  }

  /** Leaves those users out. */
  async leaveOut(): Promise<void> {
    await press(await this.#leaveOut(), 'leave out');
  }

  /** Looks up the users that were not, because too many before them do not exist. */
  async readAll(): Promise<void> {
    await press(await this.#readAll(), 'read all');
  }

  /** Whether the change can be applied. */
  async canApply(): Promise<boolean> {
    return !(await (await this.#apply()).getProperty<boolean>('disabled'));
  }

  /** The text of the button that sends. */
  async applyText(): Promise<string> {
    return wordsOf(await this.#apply());
  }

  /** Applies the change. */
  async apply(): Promise<void> {
    await press(await this.#apply(), 'apply');
  }

  /** Goes a step back. */
  async back(): Promise<void> {
    await press(await this.#back(), 'back');
  }
}
