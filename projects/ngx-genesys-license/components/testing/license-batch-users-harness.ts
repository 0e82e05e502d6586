import { ComponentHarness } from '@angular/cdk/testing';
import { press, wordsOf } from './element-words';
import { LicenseChoicesHarness } from './license-choices-harness';

/** Where the users of a batch come from. */
export class LicenseBatchUsersHarness extends ComponentHarness {
  static readonly hostSelector = 'license-batch-users';

  readonly #sources = this.locatorFor(LicenseChoicesHarness);
  readonly #drop = this.locatorForOptional('.drop');
  readonly #text = this.locatorForOptional('textarea');
  readonly #column = this.locatorForOptional('select');
  readonly #columns = this.locatorForAll('option');
  readonly #header = this.locatorForOptional('input.header');
  readonly #given = this.locatorForOptional('.given');
  readonly #found = this.locatorFor('.found');
  readonly #error = this.locatorForOptional('.problem');
  readonly #retry = this.locatorForOptional('.retry');
  readonly #stop = this.locatorForOptional('.stop');
  readonly #progress = this.locatorForOptional('progress');
  readonly #summary = this.locatorForOptional('summary');
  readonly #problems = this.locatorForAll('details li');
  readonly #save = this.locatorForOptional('details button');

  /** The sources on offer, such as "CSV file". */
  async sources(): Promise<readonly string[]> {
    return (await this.#sources()).texts();
  }

  /** Chooses a source by its name. */
  async chooseSource(name: string): Promise<void> {
    await (await this.#sources()).choose(name);
  }

  /** Drops a file, as a person does; `text` becomes a CSV file. */
  async dropFile(file: File | string, name = 'users.csv'): Promise<void> {
    const drop = await this.#drop();
    if (drop === null) throw new Error('The source on show takes no file.');
    const dataTransfer = { files: [typeof file === 'string' ? new File([file], name) : file] };
    // The event's own data: a File is none of the plain values that harnesses know.
    await drop.dispatchEvent('drop', { dataTransfer: dataTransfer as never });
  }

  /** Puts a text into the field and leaves it. */
  async paste(text: string): Promise<void> {
    const field = await this.#text();
    if (field === null) throw new Error('The source on show takes no text.');
    await field.setInputValue(text);
    await field.dispatchEvent('change');
  }

  /** The columns of the file on offer. */
  async columns(): Promise<readonly string[]> {
    return Promise.all((await this.#columns()).map(wordsOf));
  }

  /** The position of the chosen column; undefined without a file. */
  async column(): Promise<number | undefined> {
    const column = await this.#column();
    return column === null ? undefined : Number(await column.getProperty('value'));
  }

  /** Chooses the column of an imported file that holds the users. */
  async chooseColumn(position: number): Promise<void> {
    const column = await this.#column();
    if (column === null) throw new Error('No file is on show.');
    await column.selectOptions(position);
  }

  /** Whether the first line is taken for a header. */
  async hasHeader(): Promise<boolean> {
    return (await (await this.#header())?.getProperty<boolean>('checked')) === true;
  }

  /** Says whether the first line of an imported file is a header. */
  async toggleHeader(): Promise<void> {
    await press(await this.#header(), 'header');
  }

  /** What is said of the users the application gave; empty where another source is on show. */
  async given(): Promise<string> {
    return wordsOf(await this.#given());
  }

  /** What was found, such as "12 users · 1 line names somebody again". */
  async found(): Promise<string> {
    return wordsOf(await this.#found());
  }

  /** Why the source cannot be used; empty where it can. */
  async error(): Promise<string> {
    return wordsOf(await this.#error());
  }

  /** Looks addresses up again; throws where that is not on offer. */
  async retry(): Promise<void> {
    await press(await this.#retry(), 'retry');
  }

  /** Whether a file is being read. */
  async isReading(): Promise<boolean> {
    return (await this.#progress()) !== null;
  }

  /** Stops reading the file. */
  async stop(): Promise<void> {
    await press(await this.#stop(), 'stop');
  }

  /** How many lines give no user, in words; empty where all do. */
  async problemSummary(): Promise<string> {
    return wordsOf(await this.#summary());
  }

  /** Those lines; unfolds them. */
  async problems(): Promise<readonly string[]> {
    const summary = await this.#summary();
    if (summary === null) return [];
    const details = await this.locatorFor('details')();
    if (!(await details.getProperty<boolean>('open'))) await summary.click();
    return Promise.all((await this.#problems()).map(wordsOf));
  }

  /** Saves those lines as a file. */
  async saveProblems(): Promise<void> {
    await press(await this.#save(), 'save');
  }
}
