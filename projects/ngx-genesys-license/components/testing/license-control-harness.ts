import { ComponentHarness, TestKey, type TestElement } from '@angular/cdk/testing';
import { LicenseNoticeHarness } from './license-notice-harness';
import { LicenseOptionHarness, type LicenseOptionHarnessFilters } from './license-option-harness';

/** What `license-picker` and `license-select` can do in a test. */
export abstract class LicenseControlHarness extends ComponentHarness {
  readonly #input = this.locatorFor('input');
  readonly #label = this.locatorForOptional('label.title');
  readonly #chips = this.locatorForAll('.chip');
  // Below the field, not in the list.
  readonly #sentences = this.locatorForAll('.sentence[id]');
  readonly #notice = this.locatorFor(LicenseNoticeHarness);
  // The list may be drawn outside the component, where the browser has no popovers.
  readonly #root = this.documentRootLocatorFactory();

  /** The text field's visible label, of its own. */
  async label(): Promise<string | undefined> {
    return (await this.#label())?.text();
  }

  /** The text field's `aria-label`. */
  async ariaLabel(): Promise<string | null> {
    return (await this.#input()).getAttribute('aria-label');
  }

  /** The texts that describe the field to screen readers, in order. */
  async descriptions(): Promise<string[]> {
    const ids = (await (await this.#input()).getAttribute('aria-describedby')) ?? '';
    const elements = await Promise.all(
      ids.split(' ').map((id) => this.#root.locatorForOptional(`[id="${id}"]`)()),
    );
    return Promise.all(elements.filter((element) => element !== null).map((element) => element.text()));
  }

  /** The text of the empty field. */
  async placeholder(): Promise<string | null> {
    return (await this.#input()).getAttribute('placeholder');
  }

  /** Whether it is disabled. */
  async isDisabled(): Promise<boolean> {
    return (await this.#input()).getProperty<boolean>('disabled');
  }

  /** Whether it is read-only. */
  async isReadonly(): Promise<boolean> {
    return (await this.#input()).getProperty<boolean>('readOnly');
  }

  /** Whether it says that it is required. */
  async isRequired(): Promise<boolean> {
    return (await (await this.#input()).getAttribute('aria-required')) === 'true';
  }

  /** Whether an error is told. */
  async isInvalid(): Promise<boolean> {
    return (await (await this.#input()).getAttribute('aria-invalid')) === 'true';
  }

  /** The error below the field. */
  async error(): Promise<string | undefined> {
    return (await this.#said('error'))[0];
  }

  /** What is said below the field of the data: a failed load, the network, a pause. */
  async notice(): Promise<string | undefined> {
    return (await this.#notice()).text();
  }

  /** Tries a failed load again. */
  async retry(): Promise<void> {
    await (await this.#notice()).retry();
  }

  /** Focuses the input. */
  async focus(): Promise<void> {
    await (await this.#input()).focus();
  }

  /** Takes the focus from the input. */
  async blur(): Promise<void> {
    await (await this.#input()).blur();
  }

  /** Whether the input has the focus. */
  async isFocused(): Promise<boolean> {
    return (await this.#input()).isFocused();
  }

  /** Types into the field, as a person adds to what is there. */
  async type(text: string): Promise<void> {
    await (await this.#input()).sendKeys(text);
  }

  /** Presses keys in the field: `TestKey.DOWN_ARROW`, `' '`. */
  async press(...keys: (TestKey | string)[]): Promise<void> {
    const input = await this.#input();
    for (const key of keys) await input.sendKeys(key);
  }

  /** Presses Alt and ↓. */
  async pressAltDown(): Promise<void> {
    await (await this.#input()).sendKeys({ alt: true }, TestKey.DOWN_ARROW);
  }

  /** What is typed. */
  async text(): Promise<string> {
    return (await this.#input()).getProperty<string>('value');
  }

  /** Whether the list is open. */
  async isOpen(): Promise<boolean> {
    return (await (await this.#input()).getAttribute('aria-expanded')) === 'true';
  }

  /** Opens the list, if it can be opened. */
  async open(): Promise<void> {
    if (!(await this.isOpen())) await this.pressAltDown();
  }

  /** Closes the list. */
  async close(): Promise<void> {
    if (await this.isOpen()) await this.press(TestKey.ESCAPE);
  }

  /** Whether the list says that it is loading, or that a change is asked about. */
  async isBusy(): Promise<boolean> {
    return (await (await this.#list())?.getAttribute('aria-busy')) === 'true';
  }

  /** Whether several can be picked in the list. */
  async isMultiselectable(): Promise<boolean> {
    return (await (await this.#list())?.getAttribute('aria-multiselectable')) === 'true';
  }

  /** What the list says where it has no options. */
  async message(): Promise<string | undefined> {
    return (await this.#inPanel('p.padded'))?.text();
  }

  /** Whether the list shows a skeleton. */
  async isLoading(): Promise<boolean> {
    return (await this.#inPanel('license-skeleton')) !== null;
  }

  /** What the list says of the numbers of holders. */
  async holdersNote(): Promise<string | undefined> {
    return (await this.#inPanel('p.sentence.muted'))?.text();
  }

  /** The headings of the open list. */
  async groups(): Promise<string[]> {
    const list = await this.#listId();
    if (list === null) return [];
    const headings = await this.#root.locatorForAll(`[id="${list}"] .heading`)();
    return Promise.all(headings.map((heading) => heading.text()));
  }

  /** The options of the open list; none while it is closed. */
  async options(filters: LicenseOptionHarnessFilters = {}): Promise<LicenseOptionHarness[]> {
    const list = await this.#listId();
    if (list === null) return [];
    return this.#root.locatorForAll(LicenseOptionHarness.with({ ...filters, ancestor: `[id="${list}"]` }))();
  }

  /** The ids of the options of the open list. */
  async optionIds(): Promise<string[]> {
    return Promise.all((await this.options()).map((option) => option.id()));
  }

  /** One option, by license id or label; opens the list. Throws where there is none. */
  async option(idOrLabel: string): Promise<LicenseOptionHarness> {
    await this.open();
    for (const option of await this.options())
      if ((await option.id()) === idOrLabel || (await option.label()) === idOrLabel) return option;
    throw new Error(`There is no option "${idOrLabel}" in the list: ${(await this.optionIds()).join(', ')}.`);
  }

  /** The id of the license that keys go to. */
  async activeId(): Promise<string | undefined> {
    const active = await (await this.#input()).getAttribute('aria-activedescendant');
    if (active === null) return undefined;
    const option = await this.#root.locatorForOptional(`[id="${active}"]`)();
    return (await option?.getAttribute('data-license')) ?? undefined;
  }

  /** What is said below the field of what is picked. */
  async advice(): Promise<string[]> {
    return this.#said('advice');
  }

  /** Presses the button beside the advice, such as "Add Genesys Cloud CX 2". Throws where there is none of that name. */
  async followAdvice(button: string): Promise<void> {
    for (const each of await this.locatorForAll('.sentence[id] button')())
      if ((await each.text()) === button) return each.click();
    throw new Error(`There is no advice with a button "${button}".`);
  }

  /** What is said below the field of a change for many users. */
  async changeText(): Promise<string | undefined> {
    return (await this.#said('plain'))[0];
  }

  protected async chips(): Promise<TestElement[]> {
    return this.#chips();
  }

  protected async chipIds(state: 'on' | 'some'): Promise<string[]> {
    const ids: string[] = [];
    for (const chip of await this.#chips())
      if ((await chip.getAttribute('data-state')) === state)
        ids.push((await chip.getAttribute('data-license')) ?? '');
    return ids;
  }

  /** Presses the button that takes a license out. Throws where it has none. */
  protected async pressRemove(licenseId: string): Promise<void> {
    const button = await this.locatorForOptional(`.chip[data-license="${licenseId}"] .remove`)();
    if (button === null) throw new Error(`"${licenseId}" cannot be taken out.`);
    await button.click();
  }

  /** The sentences of a kind below the field, without their buttons. */
  async #said(kind: string): Promise<string[]> {
    const texts: string[] = [];
    for (const sentence of await this.#sentences())
      if (await sentence.hasClass(kind)) texts.push(await sentence.text({ exclude: 'button' }));
    return texts;
  }

  async #listId(): Promise<string | null> {
    return (await this.#input()).getAttribute('aria-controls');
  }

  async #list(): Promise<TestElement | null> {
    const id = await this.#listId();
    return id === null ? null : this.#root.locatorForOptional(`[id="${id}"]`)();
  }

  async #inPanel(selector: string): Promise<TestElement | null> {
    const id = await this.#listId();
    return id === null ? null : this.#root.locatorForOptional(`.panel:has([id="${id}"]) ${selector}`)();
  }
}
