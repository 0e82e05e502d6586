import { ComponentHarness, type TestElement } from '@angular/cdk/testing';
import { LicenseNoticeHarness } from './license-notice-harness';

/** The text without the line breaks and spaces of the template. */
export async function wordsOf(element: TestElement | null): Promise<string> {
  return (await element?.text())?.replace(/\s+/g, ' ').trim() ?? '';
}

async function isPressed(element: TestElement): Promise<boolean> {
  return (await element.getAttribute('aria-pressed')) === 'true';
}

async function press(button: TestElement | null, name: string): Promise<void> {
  if (button === null) throw new Error(`There is no button "${name}" on show.`);
  await button.click();
}

/** Where the users of a batch come from. */
export class LicenseBatchUsersHarness extends ComponentHarness {
  static readonly hostSelector = 'license-batch-users';

  readonly #sources = this.locatorForAll('.source');
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
    return Promise.all((await this.#sources()).map(wordsOf));
  }

  /** Chooses a source by its name. */
  async chooseSource(name: string): Promise<void> {
    const sources = await this.sources();
    const index = sources.indexOf(name);
    const radios = await this.locatorForAll('.source input')();
    await press(radios[index] ?? null, name);
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

/** What a batch would do, before anything is sent. */
export class LicenseBatchReviewHarness extends ComponentHarness {
  static readonly hostSelector = 'license-batch-review';

  readonly #totals = this.locatorForAll('.total dd');
  readonly #names = this.locatorForAll('.total dt');
  readonly #cost = this.locatorFor('.cost');
  readonly #warnings = this.locatorForAll('.warnings li');
  readonly #licenses = this.locatorForAll('tbody tr');
  readonly #rows = this.locatorForAll('.row');
  readonly #list = this.locatorForOptional('.list');
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
    const buttons = await this.locatorForAll('.warnings button')();
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
  readonly #reasons = this.locatorForAll('.reasons li');
  readonly #notes = this.locatorForAll('p.note');
  readonly #rows = this.locatorForAll('.row');
  readonly #problems = this.locatorForOptional('.problems');
  readonly #all = this.locatorForOptional('.all');

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
    return Promise.all((await this.locatorForAll('button.license-button:not(.text)')()).map(wordsOf));
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
    await press(await this.#problems(), 'problems');
  }

  /** Shows every result. */
  async showAll(): Promise<void> {
    await press(await this.#all(), 'all');
  }
}
