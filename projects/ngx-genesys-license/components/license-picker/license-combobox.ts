import { NgComponentOutlet, NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  PendingTasks,
  signal,
  untracked,
  viewChild,
  type Type,
} from '@angular/core';
import {
  LicenseAnnouncer,
  LicenseIntl,
  LicenseNotice,
  type LoadCondition,
} from 'ngx-genesys-license/components/common';
import { pickerMessages } from './picker-messages';
import { comboboxStyles } from './combobox-styles';
import { LicenseControl } from './license-control';
import { LicenseListing, type PickAction, type Sentence } from './license-listing';
import type { LicenseOption } from './license-option';
import type { ActiveRow, OptionKeys, OptionsPanel } from './options-panel';

/** The field, its list and what is said below it: the view of `license-picker` and `license-select`. */
@Component({
  selector: 'license-combobox',
  imports: [LicenseNotice, NgComponentOutlet, NgTemplateOutlet],
  templateUrl: './license-combobox.html',
  styles: comboboxStyles,
  host: {
    '(focusin)': 'field.isFocused.set(true)',
    '(focusout)': 'leave($event)',
  },
})
export class LicenseCombobox {
  readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #announcer = inject(LicenseAnnouncer);
  readonly #destroyRef = inject(DestroyRef);
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('picker', pickerMessages);

  readonly control = inject(LicenseControl);
  protected readonly field = this.control.field;
  readonly listing = new LicenseListing(this.control);
  readonly listId = `${this.field.id}-list`;
  protected readonly textField = viewChild.required<ElementRef<HTMLInputElement>>('input');

  readonly #rows = new Map<string, ActiveRow>();
  readonly #activeId = signal<string | undefined>(undefined);
  readonly #injector = inject(Injector);
  readonly #tasks = inject(PendingTasks);
  /** Of the list, once that is loaded. */
  readonly #keys = signal<OptionKeys | undefined>(undefined);
  protected readonly panel = signal<Type<OptionsPanel> | null>(null);
  #loading: Promise<OptionKeys | undefined> | undefined;

  readonly #condition = this.listing.catalog.condition;
  readonly #isKnown = computed(() => this.listing.catalog.definitions().size > 0);
  readonly #wantsOpen = signal(false);
  /** Where the definitions are hindered from coming, that is told below the field, and no list opens over it. */
  readonly #opens = computed(
    () =>
      this.#wantsOpen() &&
      (this.#isKnown() || unhindered.has(this.#condition())) &&
      !this.control.disabled() &&
      !this.control.readonly(),
  );
  /** Keys are heard as soon as it opens; it is seen once it is loaded. */
  readonly isOpen = computed(() => this.#opens() && this.panel() !== null);
  readonly active = computed(() => {
    const id = this.#activeId();
    return this.isOpen() && id !== undefined && this.listing.visible().some((option) => option.id === id)
      ? this.row(id)
      : undefined;
  });

  readonly isLoading = computed(() => ['idle', 'loading'].includes(this.#condition()));
  readonly isBusy = computed(
    () => this.isLoading() || this.#condition() === 'reloading' || this.control.isConfirming(),
  );
  readonly #isOffline = computed(() => this.#condition() === 'offline' && this.#isKnown());
  /** Without a network the list stays of use: that needs no warning. */
  protected readonly noticed = computed<LoadCondition>(() =>
    this.#isOffline() ? 'ready' : this.#condition(),
  );
  protected readonly isWrong = computed(
    () => this.control.invalid() && this.control.touched() && !this.field.isBare(),
  );
  /** What is said below the field. */
  protected readonly lines = computed<readonly Sentence[]>(() => {
    const { disabled, disabledReasons, errors } = this.control;
    const { invalid, offline, required } = this.messages();
    const lines: Sentence[] = [];
    if (disabled())
      return disabledReasons().flatMap(({ message }) =>
        message === undefined ? [] : { kind: 'muted', text: message },
      );
    if (this.isWrong()) {
      const [error] = errors();
      const text = error?.message ?? (error?.kind === 'required' ? required : invalid);
      lines.push({ kind: 'error', text });
    }
    if (this.#isOffline()) lines.push({ kind: 'muted', text: offline });
    return [...lines, ...this.listing.said()];
  });

  protected readonly placeholder = computed(() => {
    const { isBare, isFocused, labelledBy } = this.field;
    // A label that floats stands there until the field has the focus.
    const isTaken = isBare() && labelledBy() !== undefined && !isFocused();
    if (isTaken || this.listing.chips().length > 0) return null;
    const { placeholder, selectPlaceholder } = this.messages();
    return this.control.placeholder() ?? (this.control.isMultiple ? placeholder : selectPlaceholder);
  });
  protected readonly ariaLabel = computed(() => {
    const { ariaLabel, ariaLabelledby, inputId, label } = this.control;
    const labelled = label() ?? ariaLabelledby() ?? inputId() ?? this.field.labelledBy();
    return ariaLabel() ?? (labelled === undefined ? this.messages().label : null);
  });
  protected readonly describedBy = computed(() =>
    [
      `${this.field.id}-count`,
      this.control.ariaDescribedby() ?? [],
      this.field.describedBy(),
      this.lines().map((_, index) => `${this.field.id}-line${index}`),
    ]
      .flat()
      .join(' '),
  );
  /** What screen readers are told of the value. */
  protected readonly valueText = computed(() => {
    const [first] = this.listing.chips();
    if (!this.control.isMultiple && first !== undefined) return first.label;
    return this.intl.plural(this.control.ids().length, this.messages().count);
  });

  constructor() {
    // What newly needs saying is said; what was so before is not.
    let known = new Set<string>();
    effect(() => {
      const texts = this.listing.said().map(({ text }) => text);
      const news = texts.filter((text) => !known.has(text));
      known = new Set(texts);
      if (untracked(this.field.isFocused) && news.length > 0) this.#announcer.announce(news.join(' '));
    });
    let wasOpen = false;
    effect(() => {
      const isOpen = this.isOpen();
      if (isOpen === wasOpen) return;
      wasOpen = isOpen;
      (isOpen ? this.control.opened : this.control.closed).emit();
    });
    // Right after the first rendering, so that nobody waits for it.
    afterNextRender(() => this.#withKeys(() => undefined));
  }

  focus(options?: FocusOptions): void {
    this.textField().nativeElement.focus(options);
  }

  clear(): void {
    this.field.text.set('');
    this.close();
  }

  open(active: 'first' | 'last' = 'first'): void {
    this.#wantsOpen.set(true);
    const [picked] = this.control.isMultiple ? [] : this.control.ids();
    const index = this.listing.visible().findIndex(({ id }) => id === picked);
    this.#withKeys((keys) => {
      if (index >= 0) keys.setActiveItem(index);
      else if (active === 'first') keys.setFirstItemActive();
      else keys.setLastItemActive();
    });
  }

  close(): void {
    this.#wantsOpen.set(false);
    this.#keys()?.setActiveItem(-1);
  }

  protected toggle(licenseId: string): void {
    if (this.control.disabledReason(licenseId) !== undefined) return;
    this.control.set(licenseId, this.control.nextState(licenseId));
    if (this.control.isMultiple) this.textField().nativeElement.select();
    else this.clear();
  }

  protected remove(option: LicenseOption): void {
    this.control.set(option.id, 'off');
    if (!this.listing.chips().some(({ id }) => id === option.id))
      this.#announcer.announce(this.messages().removed(option.label));
  }

  protected follow({ licenseId, state }: PickAction): void {
    this.control.set(licenseId, state);
    this.focus();
  }

  protected type(text: string): void {
    this.field.text.set(text);
    this.#wantsOpen.set(true);
    this.#withKeys((keys) => keys.setFirstItemActive());
    this.#announceResults();
  }

  protected isRemovable({ disabledReason }: LicenseOption): boolean {
    const { isEditable, isMultiple, required } = this.control;
    return isEditable() && disabledReason === undefined && (isMultiple || !required());
  }

  /** A press beside the text field keeps the focus in it, and opens or closes the list. */
  protected pressField(event: Event): void {
    const target = event.target as Element;
    const isText = target === this.textField().nativeElement;
    if (!isText) event.preventDefault();
    if (this.control.disabled()) return;
    this.focus();
    if (target.closest('button') !== null) return;
    if (!this.#opens()) this.open();
    else if (!isText) this.close();
  }

  pressOption({ target }: Event): void {
    const licenseId = (target as Element).closest('[data-license]')?.getAttribute('data-license');
    if (typeof licenseId === 'string') this.toggle(licenseId);
  }

  protected leave({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && this.host.nativeElement.contains(relatedTarget)) return;
    this.clear();
    this.field.isFocused.set(false);
    this.control.touch.emit();
  }

  press(event: KeyboardEvent): void {
    if (event.isComposing || this.control.disabled() || this.control.readonly() || !this.#handle(event))
      return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether the key meant something here. */
  #handle({ altKey, key, repeat, shiftKey }: KeyboardEvent): boolean {
    const isOpen = this.#opens();
    const isEmpty = this.field.text() === '';
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!isOpen) {
          this.open(key === 'ArrowDown' ? 'first' : 'last');
          this.#announceResults();
        } else if (altKey) this.close();
        else if (key === 'ArrowDown') this.#withKeys((keys) => keys.setNextItemActive());
        else this.#withKeys((keys) => keys.setPreviousItemActive());
        return true;
      case 'Home':
      case 'End':
        if (!isOpen || shiftKey) return false;
        if (key === 'Home') this.#withKeys((keys) => keys.setFirstItemActive());
        else this.#withKeys((keys) => keys.setLastItemActive());
        return true;
      case ' ':
        if (this.control.isMultiple || !isEmpty) return false;
        if (!isOpen) this.open();
        else this.#withKeys(() => this.#toggleActive());
        return true;
      case 'Enter':
        if (isOpen) this.#withKeys(() => this.#toggleActive());
        return isOpen;
      case 'Escape':
        if (isOpen) this.close();
        else this.field.text.set('');
        return isOpen || !isEmpty;
      case 'Backspace': {
        const last = this.listing.chips().findLast((option) => this.isRemovable(option));
        if (!isEmpty || repeat || last === undefined) return false;
        this.remove(last);
        return true;
      }
      case 'Tab':
        this.close();
        return false;
      default:
        return false;
    }
  }

  #toggleActive(): void {
    const active = this.active();
    if (active !== undefined) this.toggle(active.id);
  }

  #announceResults(): void {
    this.#announcer.announce(this.intl.plural(this.listing.visible().length, this.messages().results));
  }

  /** Once the list is loaded, in the order of the calls; at once where it is. */
  #withKeys(act: (keys: OptionKeys) => void): void {
    const keys = untracked(this.#keys);
    if (keys !== undefined) return act(keys);
    this.#tasks.run(async () => {
      const loaded = await (this.#loading ??= this.#load());
      if (loaded !== undefined && !this.#destroyRef.destroyed) act(loaded);
    });
  }

  async #load(): Promise<OptionKeys | undefined> {
    try {
      const { OptionsPanel, optionKeys } = await import('./options-panel');
      if (this.#destroyRef.destroyed) return undefined;
      const rows = computed(() => this.listing.visible().map(({ id }) => this.row(id)));
      const keys = optionKeys(rows, this.#injector);
      this.#keys.set(keys);
      this.panel.set(OptionsPanel);
      return keys;
    } catch (error) {
      // The next key tries again.
      this.#loading = undefined;
      throw error;
    }
  }

  /** What stands for a license among the keys' targets, and its element's id. */
  row(id: string): ActiveRow {
    let row = this.#rows.get(id);
    if (row === undefined) {
      row = {
        id,
        elementId: `${this.listId}-${this.#rows.size}`,
        setActiveStyles: () => this.#activeId.set(id),
        setInactiveStyles: () => this.#activeId.set(undefined),
      };
      this.#rows.set(id, row);
    }
    return row;
  }
}

/** Conditions in which the list itself says what is the matter. */
const unhindered: ReadonlySet<LoadCondition> = new Set<LoadCondition>([
  'idle',
  'loading',
  'reloading',
  'ready',
  'empty',
]);
