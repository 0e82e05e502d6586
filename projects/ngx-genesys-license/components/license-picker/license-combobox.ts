import { ActiveDescendantKeyManager, type Highlightable } from '@angular/cdk/a11y';
import {
  CdkConnectedOverlay,
  CdkOverlayOrigin,
  OVERLAY_DEFAULT_CONFIG,
  type ConnectedPosition,
  type FlexibleOverlayPopoverLocation,
} from '@angular/cdk/overlay';
import { NgTemplateOutlet } from '@angular/common';
import {
  afterRenderEffect,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import {
  commonMessages,
  LicenseAnnouncer,
  LicenseIntl,
  LicenseNotice,
  LicenseSkeleton,
  type LoadCondition,
} from 'ngx-genesys-license/components/common';
import { pickerMessages } from './picker-messages';
import { comboboxStyles } from './combobox-styles';
import { LicenseControl } from './license-control';
import { LicenseListing, type PickAction, type Sentence } from './license-listing';
import type { LicenseOption } from './license-option';

/** Below the field, else above it. */
const positions: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
  { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 4 },
  { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -4 },
];

/** What the key manager moves over: one per license, the same however the list is filtered. */
interface ActiveRow extends Highlightable {
  readonly id: string;
  readonly elementId: string;
}

/** The field, its list and what is said below it: the view of `license-picker` and `license-select`. */
@Component({
  selector: 'license-combobox',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, LicenseNotice, LicenseSkeleton, NgTemplateOutlet],
  templateUrl: './license-combobox.html',
  styles: comboboxStyles,
  host: {
    '(focusin)': 'field.isFocused.set(true)',
    '(focusout)': 'leave($event)',
  },
})
export class LicenseCombobox {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #announcer = inject(LicenseAnnouncer);
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('picker', pickerMessages);
  protected readonly common = this.intl.section('common', commonMessages);
  protected readonly positions = positions;
  protected readonly checked = { on: 'true', off: 'false', some: 'mixed' } as const;
  /** Inside the component, where the list inherits theme, direction and fonts; unless the application wants no popovers. */
  protected readonly popover: FlexibleOverlayPopoverLocation | null =
    inject(OVERLAY_DEFAULT_CONFIG, { optional: true })?.usePopover === false
      ? null
      : { type: 'parent', element: this.#host.nativeElement };

  protected readonly control = inject(LicenseControl);
  protected readonly field = this.control.field;
  protected readonly listing = new LicenseListing(this.control);
  protected readonly listId = `${this.field.id}-list`;
  protected readonly textField = viewChild.required<ElementRef<HTMLInputElement>>('input');
  protected readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly overlay = viewChild.required(CdkConnectedOverlay);

  readonly #rows = new Map<string, ActiveRow>();
  readonly #activeId = signal<string | undefined>(undefined);
  readonly #keys = new ActiveDescendantKeyManager<ActiveRow>(
    computed(() => this.listing.visible().map(({ id }) => this.row(id))),
    inject(Injector),
  ).withWrap();

  readonly #condition = this.listing.catalog.condition;
  readonly #isKnown = computed(() => this.listing.catalog.definitions().size > 0);
  readonly #wantsOpen = signal(false);
  /** Where the definitions are hindered from coming, that is told below the field, and no list opens over it. */
  protected readonly isOpen = computed(
    () =>
      this.#wantsOpen() &&
      (this.#isKnown() || unhindered.has(this.#condition())) &&
      !this.control.disabled() &&
      !this.control.readonly(),
  );
  protected readonly active = computed(() => {
    const id = this.#activeId();
    return this.isOpen() && id !== undefined && this.listing.visible().some((option) => option.id === id)
      ? this.row(id)
      : undefined;
  });

  protected readonly isLoading = computed(() => ['idle', 'loading'].includes(this.#condition()));
  protected readonly isBusy = computed(
    () => this.isLoading() || this.#condition() === 'reloading' || this.control.isConfirming(),
  );
  /** What the list says instead of options. */
  protected readonly emptyText = computed(() => {
    if (this.listing.visible().length > 0) return undefined;
    return this.listing.options().size > 0 ? this.common().noMatch : this.common().empty;
  });

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
    afterRenderEffect(() => {
      // Chips that come and go change the field's height.
      this.listing.chips();
      if (untracked(this.isOpen)) this.overlay().overlayRef.updatePosition();
    });
    afterRenderEffect({ read: () => this.active() && this.#showActive() });
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
    if (index >= 0) this.#keys.setActiveItem(index);
    else if (active === 'first') this.#keys.setFirstItemActive();
    else this.#keys.setLastItemActive();
  }

  protected close(): void {
    this.#wantsOpen.set(false);
    this.#keys.setActiveItem(-1);
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
    this.#keys.setFirstItemActive();
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
    if (!this.isOpen()) this.open();
    else if (!isText) this.close();
  }

  /** A press in the list leaves the focus where it is. */
  protected pressPanel(event: Event): void {
    event.preventDefault();
  }

  protected pressOption({ target }: Event): void {
    const licenseId = (target as Element).closest('[data-license]')?.getAttribute('data-license');
    if (typeof licenseId === 'string') this.toggle(licenseId);
  }

  protected leave({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && this.#host.nativeElement.contains(relatedTarget)) return;
    this.clear();
    this.field.isFocused.set(false);
    this.control.touch.emit();
  }

  protected press(event: KeyboardEvent): void {
    if (event.isComposing || this.control.disabled() || this.control.readonly() || !this.#handle(event))
      return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether the key meant something here. */
  #handle({ altKey, key, repeat, shiftKey }: KeyboardEvent): boolean {
    const isOpen = this.isOpen();
    const isEmpty = this.field.text() === '';
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!isOpen) {
          this.open(key === 'ArrowDown' ? 'first' : 'last');
          this.#announceResults();
        } else if (altKey) this.close();
        else if (key === 'ArrowDown') this.#keys.setNextItemActive();
        else this.#keys.setPreviousItemActive();
        return true;
      case 'Home':
      case 'End':
        if (!isOpen || shiftKey) return false;
        if (key === 'Home') this.#keys.setFirstItemActive();
        else this.#keys.setLastItemActive();
        return true;
      case ' ':
        if (this.control.isMultiple || !isEmpty) return false;
        if (!isOpen) this.open();
        else this.#toggleActive();
        return true;
      case 'Enter':
        if (isOpen) this.#toggleActive();
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

  /** Scrolls the list, and nothing around it, until the active option is in sight. */
  #showActive(): void {
    const list = this.list()?.nativeElement;
    const option = list?.querySelector('.active');
    if (list === undefined || option === null || option === undefined) return;
    const [outer, inner] = [list.getBoundingClientRect(), option.getBoundingClientRect()];
    list.scrollTop += Math.min(0, inner.top - outer.top) + Math.max(0, inner.bottom - outer.bottom);
  }

  /** What stands for a license among the keys' targets, and its element's id. */
  protected row(id: string): ActiveRow {
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
