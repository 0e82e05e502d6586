import { ComponentHarness, HarnessPredicate, type TestKey } from '@angular/cdk/testing';
import { LicenseChoicesHarness } from './license-choices-harness';
import { LicenseNoticeHarness } from './license-notice-harness';

/** A license in the outcome of an inference. */
export interface InferredLicenseRow {
  /** The license's display name. */
  readonly label: string;
  /** Such as "newly needed"; undefined where nothing has changed. */
  readonly change: string | undefined;
  /** Why it is needed; undefined where that is not told. */
  readonly why: string | undefined;
}

/** A role in the list of roles. */
export interface RoleRow {
  /** The role's name, or its id. */
  readonly name: string;
  /** Whether the role is among those asked about. */
  readonly isSelected: boolean;
  /** Whether the keyboard is on it. */
  readonly isActive: boolean;
}

/** A user beside what the user's roles need. */
export interface ComparedUserRow {
  /** The user's name, or their id. */
  readonly name: string;
  /** What is said about the user. */
  readonly status: string;
  /** Labels of licenses by heading: needed and not held, held without a reason. */
  readonly licenses: Readonly<Record<string, readonly string[]>>;
  /** Why it is not known; undefined where it is. */
  readonly problem: string | undefined;
}

/** `<license-inference>`. */
export class LicenseInferenceHarness extends ComponentHarness {
  static readonly hostSelector = 'license-inference';

  readonly #modes = this.locatorFor(LicenseChoicesHarness);
  readonly #notices = this.locatorForAll(LicenseNoticeHarness);
  readonly #remarks = this.locatorForAll('.remark');
  readonly #skeleton = this.locatorForOptional('.result license-skeleton', '.bar + license-skeleton');
  readonly #result = this.locatorForOptional('.result');

  readonly #search = this.locatorFor('[role="combobox"]');
  readonly #options = this.locatorForAll('[role="option"]');
  readonly #rolesTitle = this.locatorFor('.outcome > .title');
  readonly #chips = this.locatorForAll('.chips .license-chip');
  readonly #licenses = this.locatorForAll(LicenseRowHarness);
  readonly #difference = this.locatorForOptional('.difference');
  readonly #explain = this.locatorForOptional('.outcome > .license-button');

  readonly #permissions = this.locatorFor('textarea');
  readonly #wrong = this.locatorForOptional('.wrong');

  readonly #progress = this.locatorForOptional('.so-far');
  readonly #barButton = this.locatorForOptional('.bar .license-button');
  readonly #users = this.locatorForAll(UserRowHarness);
  readonly #byLicense = this.locatorForAll(ByLicenseHarness);
  readonly #choices = this.locatorForOptional(
    new HarnessPredicate(LicenseChoicesHarness, { ancestor: 'license-inference-of-users' }),
  );
  readonly #more = this.locatorForOptional('license-inference-of-users > .license-button');

  /** What may be asked about. */
  async modes(): Promise<readonly string[]> {
    return (await this.#modes()).texts();
  }

  /** Asks about something else: "Roles", "Permissions", "Users". */
  async ask(mode: string): Promise<void> {
    await (await this.#modes()).choose(mode);
  }

  /** What hinders an answer, or the list of roles; undefined while nothing does. */
  async notice(): Promise<string | undefined> {
    return (await this.#shownNotice())?.text();
  }

  /** Presses the notice's retry button; throws where there is none. */
  async retry(): Promise<void> {
    const notice = await this.#shownNotice();
    if (notice === undefined) throw new Error('Nothing hinders.');
    await notice.retry();
  }

  /** Remarks: nothing chosen, nothing needed, names of roles missing. */
  async remarks(): Promise<readonly string[]> {
    return Promise.all((await this.#remarks()).map((remark) => remark.text()));
  }

  /** Whether the first answer is awaited. */
  async isLoading(): Promise<boolean> {
    return (await this.#skeleton()) !== null;
  }

  /** Whether an answer is awaited; an old one may be on show. */
  async isBusy(): Promise<boolean> {
    return (await (await this.#result())?.getAttribute('aria-busy')) === 'true';
  }

  /** The licenses needed, and those that are needed no more. */
  async licenses(): Promise<readonly InferredLicenseRow[]> {
    return Promise.all((await this.#licenses()).map((license) => license.read()));
  }

  /** Types into the search for roles; an empty text shows all. */
  async searchRoles(text: string): Promise<void> {
    const field = await this.#search();
    await field.clear();
    if (text !== '') await field.sendKeys(text);
  }

  /** Presses keys in the search for roles. */
  async pressInRoles(...keys: readonly TestKey[]): Promise<void> {
    const field = await this.#search();
    for (const key of keys) await field.sendKeys(key);
  }

  /** The roles on show. */
  async roles(): Promise<readonly RoleRow[]> {
    return Promise.all(
      (await this.#options()).map(async (option) => ({
        name: await option.text(),
        isSelected: (await option.getAttribute('aria-selected')) === 'true',
        isActive: await option.hasClass('active'),
      })),
    );
  }

  /** Chooses a role of the list, or takes it out again. */
  async toggleRole(name: string): Promise<void> {
    const names = (await this.roles()).map((role) => role.name);
    await (await this.#options())[placeOf(name, names)]?.click();
  }

  /** Says which roles they are: chosen ones, or a user's. */
  async rolesTitle(): Promise<string> {
    return (await this.#rolesTitle()).text();
  }

  /** The roles chosen or left out, each with its mark, such as "Agent" or "Supervisor left out". */
  async chosenRoles(): Promise<readonly string[]> {
    return Promise.all(
      (await this.#chips()).map(async (chip) => {
        const text = await chip.text({ exclude: '.visually-hidden, [aria-hidden]' });
        return text.replace(/\s+/g, ' ').trim();
      }),
    );
  }

  /** Presses a chosen role: takes it out, or puts it back. */
  async pressRole(name: string): Promise<void> {
    const chosen = await this.chosenRoles();
    await (await this.#chips())[chosen.findIndex((text) => text.startsWith(name))]?.click();
  }

  /** Presses a button below the chosen roles, by its text: "What if…", "Back to the start", "Done". */
  async pressWhatIf(text: string): Promise<void> {
    const buttons = await this.locatorForAll('.what-if .license-button')();
    const texts = await Promise.all(buttons.map((button) => button.text()));
    await buttons[placeOf(text, texts)]?.click();
  }

  /** How what is needed differs from the start; undefined while nothing is compared. */
  async difference(): Promise<string | undefined> {
    return (await this.#difference())?.text();
  }

  /** Has it found out which role it is, where that is offered. */
  async explain(): Promise<void> {
    const button = await this.#explain();
    if (button === null) throw new Error('An explanation is not offered.');
    await button.click();
  }

  /** Gives the field for permissions another text. */
  async enterPermissions(text: string): Promise<void> {
    const field = await this.#permissions();
    await field.clear();
    await field.sendKeys(text);
  }

  /** What was typed and is no permission; undefined where all is. */
  async wrongPermissions(): Promise<string | undefined> {
    return (await this.#wrong())?.text();
  }

  /** How far the comparison of users is. */
  async progress(): Promise<string | undefined> {
    return (await this.#progress())?.text();
  }

  /** Starts or stops the comparison of users, whichever is offered. */
  async startOrStop(): Promise<void> {
    const button = await this.#barButton();
    if (button === null) throw new Error('There is nothing to start or stop.');
    await button.click();
  }

  /** The users compared that are on show. */
  async users(): Promise<readonly ComparedUserRow[]> {
    return Promise.all((await this.#users()).map((user) => user.read()));
  }

  /** Presses a button of a user, by its text: "Add what is missing…", "Why?", "Open". */
  async pressUser(name: string, text: string): Promise<void> {
    const names = (await this.users()).map((user) => user.name);
    await (await this.#users())[placeOf(name, names)]?.press(text);
  }

  /** What is amiss by license, such as "Agent Assist Needed, not held: 2 users". */
  async byLicense(): Promise<readonly string[]> {
    return Promise.all((await this.#byLicense()).map((license) => license.read()));
  }

  /** Presses a button of a license, by the beginning of its text: "Give", "Take". */
  async pressLicense(place: number, text: string): Promise<void> {
    await (await this.#byLicense())[place]?.press(text);
  }

  /** The choices of which users are shown, with their numbers, such as "Different 3". */
  async choices(): Promise<readonly string[]> {
    return (await this.#choices())?.texts() ?? [];
  }

  /** Shows other users, by the beginning of a choice. */
  async show(choice: string): Promise<void> {
    await (await this.#choices())?.choose(choice);
  }

  /** Shows more users, where there are. */
  async showMore(): Promise<void> {
    const button = await this.#more();
    if (button === null) throw new Error('All users are shown.');
    await button.click();
  }

  async #shownNotice(): Promise<LicenseNoticeHarness | undefined> {
    for (const notice of await this.#notices()) if ((await notice.text()) !== undefined) return notice;
    return undefined;
  }
}

function placeOf(text: string, texts: readonly string[]): number {
  const place = texts.indexOf(text);
  if (place < 0) throw new Error(`There is no "${text}", only: ${texts.join(', ')}.`);
  return place;
}

class LicenseRowHarness extends ComponentHarness {
  static readonly hostSelector = 'license-inferred-licenses li';

  readonly #label = this.locatorFor('.label');
  readonly #change = this.locatorForOptional('.change');
  readonly #why = this.locatorForOptional('.why');

  async read(): Promise<InferredLicenseRow> {
    return {
      label: await (await this.#label()).text(),
      change: await (await this.#change())?.text(),
      why: await (await this.#why())?.text(),
    };
  }
}

class PartHarness extends ComponentHarness {
  static readonly hostSelector = '.part';

  readonly #title = this.locatorFor('.quiet');
  readonly #rolesTitle = this.locatorFor('.outcome > .title');
  readonly #chips = this.locatorForAll('.license-chip');

  async read(): Promise<readonly [string, readonly string[]]> {
    return [
      await (await this.#title()).text(),
      await Promise.all((await this.#chips()).map((chip) => chip.text())),
    ];
  }
}

class UserRowHarness extends ComponentHarness {
  static readonly hostSelector = 'license-compared-user';

  readonly #name = this.locatorFor('.name');
  readonly #status = this.locatorFor('.status');
  readonly #parts = this.locatorForAll(PartHarness);
  readonly #problem = this.locatorForOptional('p');
  readonly #buttons = this.locatorForAll('button');

  async read(): Promise<ComparedUserRow> {
    return {
      name: await (await this.#name()).text(),
      status: await (await this.#status()).text(),
      licenses: Object.fromEntries(await Promise.all((await this.#parts()).map((part) => part.read()))),
      problem: await (await this.#problem())?.text(),
    };
  }

  async press(text: string): Promise<void> {
    const buttons = await this.#buttons();
    const texts = await Promise.all(buttons.map((button) => button.text()));
    await buttons[placeOf(text, texts)]?.click();
  }
}

class ByLicenseHarness extends ComponentHarness {
  static readonly hostSelector = '.licenses li';

  readonly #label = this.locatorFor('.label');
  readonly #parts = this.locatorForAll('.part .quiet');
  readonly #buttons = this.locatorForAll('button');

  async read(): Promise<string> {
    const parts = await Promise.all((await this.#parts()).map((part) => part.text()));
    return [await (await this.#label()).text(), ...parts].join(' | ');
  }

  async press(text: string): Promise<void> {
    const buttons = await this.#buttons();
    for (const button of buttons) if ((await button.text()).startsWith(text)) return button.click();
    throw new Error(`There is no "${text}".`);
  }
}
