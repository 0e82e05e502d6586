import { ComponentHarness } from '@angular/cdk/testing';
import { press, wordsOf } from './element-words';
import { LicenseChoicesHarness } from './license-choices-harness';

/** How far a run is, and what became of it. */
export class LicenseBatchRunHarness extends ComponentHarness {
  static readonly hostSelector = 'license-batch-run';

  readonly #state = this.locatorFor('.headline');
  readonly #bar = this.locatorFor('[role=progressbar]');
  readonly #names = this.locatorForAll('.legend dt');
  readonly #counts = this.locatorForAll('.legend dd');
  readonly #status = this.locatorFor('[role=status]');
  readonly #cancel = this.locatorForOptional('.cancel');
  readonly #retry = this.locatorForOptional('.retry');
  readonly #undo = this.locatorForOptional('.undo');
  readonly #download = this.locatorForOptional('.download');
  readonly #new = this.locatorForOptional('.new');
  readonly #reasons = this.locatorForAll('license-failure-reasons li');
  readonly #notes = this.locatorForAll('p.note');
  readonly #rows = this.locatorForAll('[role=listitem]');
  readonly #filter = this.locatorFor(LicenseChoicesHarness);

  /** How the run stands, in words. */
  async headline(): Promise<string> {
    return wordsOf(await this.#state());
  }

  /** Changes that have ended, and all. */
  async progress(): Promise<{ readonly ended: number; readonly asked: number }> {
    const bar = await this.#bar();
    const [ended, asked] = await Promise.all([
      bar.getAttribute('aria-valuenow'),
      bar.getAttribute('aria-valuemax'),
    ]);
    return { ended: Number(ended), asked: Number(asked) };
  }

  /** How many changes are in each state, by its name; states with none are left out. */
  async counts(): Promise<Readonly<Record<string, string>>> {
    const names = await Promise.all((await this.#names()).map(wordsOf));
    const counts = await Promise.all((await this.#counts()).map(wordsOf));
    return Object.fromEntries(names.map((name, index) => [name, counts[index] ?? '']));
  }

  /** What screen readers are told. */
  async spoken(): Promise<string> {
    return wordsOf(await this.#status());
  }

  /** Cancels the run. */
  async cancel(): Promise<void> {
    await press(await this.#cancel(), 'cancel');
  }

  /** Names of the buttons on show, in order. */
  async actions(): Promise<readonly string[]> {
    return Promise.all((await this.locatorForAll('button.license-button')()).map(wordsOf));
  }

  /** Tries the failed ones again. */
  async retryFailed(): Promise<void> {
    await press(await this.#retry(), 'retry failed');
  }

  /** Takes the change back. */
  async undo(): Promise<void> {
    await press(await this.#undo(), 'undo');
  }

  /** Saves the report. */
  async download(): Promise<void> {
    await press(await this.#download(), 'download report');
  }

  /** Starts over. */
  async newChange(): Promise<void> {
    await press(await this.#new(), 'new change');
  }

  /** Why changes failed, each reason once. */
  async reasons(): Promise<readonly string[]> {
    return Promise.all((await this.#reasons()).map(wordsOf));
  }

  /** What else is said, such as what an undo left alone. */
  async notes(): Promise<readonly string[]> {
    return Promise.all((await this.#notes()).map(wordsOf));
  }

  /** The outcomes on screen, as texts. */
  async outcomes(): Promise<readonly string[]> {
    return Promise.all((await this.#rows()).map(wordsOf));
  }

  /** How many outcomes the list says it has. */
  async outcomeCount(): Promise<number> {
    const [first] = await this.#rows();
    return Number((await first?.getAttribute('aria-setsize')) ?? 0);
  }

  /** Shows only what did not end as asked. */
  async showProblems(): Promise<void> {
    await (await this.#filter()).chooseAt(0);
  }

  /** Shows every result. */
  async showAll(): Promise<void> {
    await (await this.#filter()).chooseAt(1);
  }
}
