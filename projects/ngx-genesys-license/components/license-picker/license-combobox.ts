import { NgComponentOutlet, NgTemplateOutlet } from '@angular/common';
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  runInInjectionContext,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import {
  LaterPart,
  LicenseAnnouncer,
  LicenseIntl,
  LicenseNotice,
  type LoadCondition,
} from 'ngx-genesys-license/components/common';
import { pickerMessages } from './picker-messages';
import { comboboxStyles } from './combobox-styles';
import { LicenseControl } from './license-control';
import type { LicenseOption } from './license-option';
import { LOAD_OPTION_LIST } from './load-option-list';
import type { OptionList } from './option-list';
import { ShownLicenses, type PickAction, type Sentence } from './shown-licenses';

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
  protected readonly intl = inject(LicenseIntl);
  readonly messages = this.intl.section('picker', pickerMessages);

  readonly control = inject(LicenseControl);
  protected readonly field = this.control.field;
  readonly licenses = new ShownLicenses(this.control);
  readonly listId = `${this.field.id}-list`;
  protected readonly textField = viewChild.required<ElementRef<HTMLInputElement>>('input');

  readonly #injector = inject(Injector);
  readonly #later = new LaterPart(inject(LOAD_OPTION_LIST), () => this.#miss());
  /** Goes up with what makes the keys before it void, where they still wait for the list. */
  #course = 0;
  /** Once somebody wanted it and it is loaded. */
  protected readonly list = signal<OptionList | undefined>(undefined);
  /** Somebody wanted the list, and it could not be loaded. */
  readonly #isMissing = signal(false);

  readonly #condition = this.licenses.catalog.condition;
  readonly #isKnown = computed(() => this.licenses.catalog.definitions().size > 0);
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
  readonly isOpen = computed(() => this.#opens() && this.list() !== undefined);

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
    const { invalid, listMissing, offline, required } = this.messages();
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
    if (this.#isMissing() && this.#later.part() === null) lines.push({ kind: 'error', text: listMissing });
    if (this.#isOffline()) lines.push({ kind: 'muted', text: offline });
    return [...lines, ...this.licenses.said()];
  });

  protected readonly placeholder = computed(() => {
    const { isBare, isFocused, labelledBy } = this.field;
    // A label that floats stands there until the field has the focus.
    const isTaken = isBare() && labelledBy() !== undefined && !isFocused();
    if (isTaken || this.licenses.chips().length > 0) return null;
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
    const [first] = this.licenses.chips();
    if (!this.control.isMultiple && first !== undefined) return first.label;
    return this.intl.plural(this.control.ids().length, this.messages().count);
  });

  constructor() {
    // What newly needs saying is said; what was so before is not.
    let known = new Set<string>();
    effect(() => {
      const texts = this.licenses.said().map(({ text }) => text);
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
  }

  focus(options?: FocusOptions): void {
    this.textField().nativeElement.focus(options);
  }

  clear(): void {
    this.field.text.set('');
    this.close();
  }

  open(end: 'first' | 'last' = 'first'): void {
    this.#wantsOpen.set(true);
    this.#tell((list) => list.start(end));
  }

  close(): void {
    this.#wantsOpen.set(false);
    this.#course++;
    this.list()?.stop();
  }

  toggle(licenseId: string): void {
    if (this.control.disabledReason(licenseId) !== undefined) return;
    this.control.set(licenseId, this.control.nextState(licenseId));
    if (this.control.isMultiple) this.textField().nativeElement.select();
    else this.clear();
  }

  protected remove(option: LicenseOption): void {
    this.control.set(option.id, 'off');
    if (!this.licenses.chips().some(({ id }) => id === option.id))
      this.#announcer.announce(this.messages().removed(option.label));
  }

  protected follow({ licenseId, state }: PickAction): void {
    this.control.set(licenseId, state);
    this.focus();
  }

  protected type(text: string): void {
    this.field.text.set(text);
    this.#wantsOpen.set(true);
    // What waits was meant for what fitted the text before.
    this.#course++;
    this.#tell((list) => list.press('Home'));
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
        if (!isOpen) this.open(key === 'ArrowDown' ? 'first' : 'last');
        else if (altKey) this.close();
        else this.#tell((list) => list.press(key));
        return true;
      case 'Home':
      case 'End':
        if (!isOpen || shiftKey) return false;
        this.#tell((list) => list.press(key));
        return true;
      case ' ':
        if (this.control.isMultiple || !isEmpty) return false;
        if (!isOpen) this.open();
        else this.#tell((list) => list.press('Enter'));
        return true;
      case 'Enter':
        if (isOpen) this.#tell((list) => list.press(key));
        return isOpen;
      case 'Escape':
        if (isOpen) this.close();
        else this.field.text.set('');
        return isOpen || !isEmpty;
      case 'Backspace': {
        const last = this.licenses.chips().findLast((option) => this.isRemovable(option));
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

  /** At once where the list is loaded, else once it is. */
  #tell(act: (list: OptionList) => void): void {
    const course = this.#course;
    this.#later.use((List) => {
      // Opened by an effect of the application, it makes effects of its own.
      const list = untracked(
        () => this.list() ?? runInInjectionContext(this.#injector, () => new List(this)),
      );
      this.list.set(list);
      if (course === this.#course) act(list);
    });
  }

  /** Nobody is told of a list that nobody wants. The next opening tries again; what was pressed before is not done then. */
  #miss(): void {
    if (!this.#wantsOpen()) return;
    this.close();
    this.#isMissing.set(true);
    this.#announcer.announce(this.messages().listMissing);
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
