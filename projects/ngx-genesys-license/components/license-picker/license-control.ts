import {
  booleanAttribute,
  computed,
  contentChild,
  DestroyRef,
  Directive,
  inject,
  input,
  output,
  signal,
  viewChild,
  type Signal,
} from '@angular/core';
import type { DisabledReason, ValidationError, WithOptionalFieldTree } from '@angular/forms/signals';
import type { LicenseDefinition } from 'ngx-genesys-license';
import { LicenseAnnouncer, LicenseIntl } from 'ngx-genesys-license/components/common';
import { pickerMessages } from './picker-messages';
import { notGiven } from './license-catalog';
import { LicenseFieldState } from './license-field-state';
import { LicenseChipTemplate, LicenseOptionTemplate, type LicensePickState } from './license-option';

/** What was picked and taken out; fits `store.assign({ userIds, ...change })`. */
export interface LicensePickChange {
  /** Ids to give. */
  readonly add: readonly string[];
  /** Ids to take. */
  readonly remove: readonly string[];
}

/** Asked before a change is made; false refuses it, and so does a rejection. */
export type ConfirmLicensePick = (change: LicensePickChange) => boolean | Promise<boolean>;

/** What a control asks of its view. */
interface LicenseComboboxActions {
  focus(options?: FocusOptions): void;
  open(): void;
  clear(): void;
}

/** What `license-picker` and `license-select` have in common. */
@Directive({
  host: {
    // They name the text field inside.
    '[attr.aria-label]': 'null',
    '[attr.aria-labelledby]': 'null',
    '[attr.aria-describedby]': 'null',
  },
})
export abstract class LicenseControl {
  readonly #announcer = inject(LicenseAnnouncer);
  readonly #destroyRef = inject(DestroyRef);
  readonly #messages = inject(LicenseIntl).section('picker', pickerMessages);
  private readonly combobox = viewChild.required<LicenseComboboxActions>('combobox');

  /** What there is to pick from; default: the store's definitions. With it, no store is needed. */
  readonly definitions = input<readonly LicenseDefinition[] | null | undefined>(notGiven);
  /** Why an option can be neither picked nor taken out, by license id. */
  readonly disabledOptions = input<Readonly<Record<string, string>>>({});
  /** Whether to show how many users hold each license, where the store knows users. Default true. */
  readonly showHolders = input(true, { transform: booleanAttribute });
  /** A visible label above the field. */
  readonly label = input<string>();
  /** Text of the empty field. */
  readonly placeholder = input<string>();
  /** Id of the text field, for a `<label for>` of one's own. */
  readonly inputId = input<string>();
  /** Accessible name, where there is no visible label. */
  readonly ariaLabel = input<string | undefined>(undefined, { alias: 'aria-label' });
  /** Id of the element that is the label. */
  readonly ariaLabelledby = input<string | undefined>(undefined, { alias: 'aria-labelledby' });
  /** Ids of elements that describe the field. */
  readonly ariaDescribedby = input<string | undefined>(undefined, { alias: 'aria-describedby' });
  /** Asked before every change; may refuse it. */
  readonly confirm = input<ConfirmLicensePick>();

  /** Switched off; set by a bound form field. */
  readonly disabled = input(false, { transform: booleanAttribute });
  /** Why it is switched off; set by a bound form field. */
  readonly disabledReasons = input<readonly WithOptionalFieldTree<DisabledReason>[]>([]);
  /** Shows the value and takes no change; set by a bound form field. */
  readonly readonly = input(false, { transform: booleanAttribute });
  /** Whether something must be picked; set by a bound form field. Marks the field, validates nothing itself. */
  readonly required = input(false, { transform: booleanAttribute });
  /** Whether the value is wrong; set by a bound form field. Told once `touched`. */
  readonly invalid = input(false, { transform: booleanAttribute });
  /** Whether a person has been here and left; set by a bound form field. */
  readonly touched = input(false, { transform: booleanAttribute });
  /** What is wrong; set by a bound form field. */
  readonly errors = input<readonly ValidationError.WithOptionalFieldTree[]>([]);

  /** The person picked something or took it out. */
  readonly changed = output<LicensePickChange>();
  /** The person has left the control. */
  readonly touch = output();
  /** The list has opened. */
  readonly opened = output();
  /** The list has closed. */
  readonly closed = output();

  /** How options are shown, where the application says so. */
  readonly optionTemplate = contentChild(LicenseOptionTemplate);
  /** How picked licenses are shown in the field, where the application says so. */
  readonly chipTemplate = contentChild(LicenseChipTemplate);

  /** What something around the control, such as `mat-form-field`, reads and sets. */
  readonly field = new LicenseFieldState();
  /** The id of the text field. */
  readonly fieldId = computed(() => this.inputId() ?? `${this.field.id}-input`);
  readonly #isConfirming = signal(false);
  /** Whether `confirm` is being asked; no other change is taken meanwhile. */
  readonly isConfirming = this.#isConfirming.asReadonly();

  /** Whether several can be picked. */
  abstract readonly isMultiple: boolean;
  /** The picked ids, each once; nothing for null. */
  abstract readonly ids: Signal<readonly string[]>;
  /** Ids that only some users hold and that are left so. */
  abstract readonly mixedIds: Signal<readonly string[]>;
  /** Every id of the value, now and when it was set: what is not defined is listed from here. */
  abstract readonly knownIds: Signal<readonly string[]>;
  /** What the value asks of many users; undefined where it is about one. */
  abstract readonly changeAsked: Signal<LicensePickChange | undefined>;

  /** Whether the person can change the value now. */
  readonly isEditable = computed(() => !this.disabled() && !this.readonly() && !this.isConfirming());

  /** Brings a license into a state, as the person does: nothing happens where the control or the option takes no change. */
  set(licenseId: string, state: LicensePickState): void {
    if (!this.isEditable() || this.disabledReason(licenseId) !== undefined) return;
    const change = this.changeBy(licenseId, state);
    const isSmall = change.add.length + change.remove.length === 0;
    const answer = isSmall || (this.confirm()?.(change) ?? true);
    if (typeof answer === 'boolean') this.#take(answer, licenseId, state);
    else void this.#wait(answer, licenseId, state);
  }

  /** Why an option takes no change. */
  disabledReason(licenseId: string): string | undefined {
    const reasons = this.disabledOptions();
    return Object.hasOwn(reasons, licenseId) ? reasons[licenseId] : undefined;
  }

  /** The state that picking the option again brings. */
  abstract nextState(licenseId: string): LicensePickState;

  /** Moves the focus to the text field. */
  focus(options?: FocusOptions): void {
    this.combobox().focus(options);
  }

  /** Opens the list, if there is something in it and the control takes changes. */
  open(): void {
    this.combobox().open();
  }

  /** Clears what is typed and closes the list; the value is the form's. */
  reset(): void {
    this.combobox().clear();
  }

  /** What bringing a license into a state adds and removes. */
  protected abstract changeBy(licenseId: string, state: LicensePickState): LicensePickChange;
  /** Brings a license into a state; nothing stands against it any more. */
  protected abstract make(licenseId: string, state: LicensePickState): void;

  async #wait(answer: Promise<boolean>, licenseId: string, state: LicensePickState): Promise<void> {
    this.#isConfirming.set(true);
    const isAllowed = await answer.catch(() => false);
    if (this.#destroyRef.destroyed) return;
    this.#isConfirming.set(false);
    this.#take(isAllowed, licenseId, state);
  }

  #take(isAllowed: boolean, licenseId: string, state: LicensePickState): void {
    if (isAllowed) this.make(licenseId, state);
    else this.#announcer.announce(this.#messages().refused);
  }
}
