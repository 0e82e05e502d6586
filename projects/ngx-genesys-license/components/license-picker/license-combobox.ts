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
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { LicenseAnnouncer } from '../common/license-announcer';
import { LicenseNotice } from '../common/license-notice';
import { LicenseSkeleton } from '../common/license-skeleton';
import type { LoadCondition } from '../common/load-condition';
import { commonMessages } from '../intl/common-messages';
import { LicenseIntl } from '../intl/license-intl';
import { pickerMessages } from '../intl/picker-messages';
import { comboboxStyles } from './combobox-styles';
import type { LicenseControl } from './license-control';
import { LicenseListing, type ShownAdvice } from './license-listing';
import type { LicenseOption } from './license-option';
import { LicenseOptions } from './license-options';

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
  imports: [
    CdkConnectedOverlay,
    CdkOverlayOrigin,
    LicenseNotice,
    LicenseOptions,
    LicenseSkeleton,
    NgTemplateOutlet,
  ],
  templateUrl: './license-combobox.html',
  styles: comboboxStyles,
  host: {
    '(focusin)': 'control().field.isFocused.set(true)',
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
  /** Inside the component, where the list inherits theme, direction and fonts; unless the application wants no popovers. */
  protected readonly popover: FlexibleOverlayPopoverLocation | null =
    inject(OVERLAY_DEFAULT_CONFIG, { optional: true })?.usePopover === false
      ? null
      : { type: 'parent', element: this.#host.nativeElement };

  readonly control = input.required<LicenseControl>();

  protected readonly textField = viewChild.required<ElementRef<HTMLInputElement>>('input');
  protected readonly overlay = viewChild.required(CdkConnectedOverlay);
  protected readonly listing = new LicenseListing(this.control);
  protected readonly field = computed(() => this.control().field);
  protected readonly listId = computed(() => `${this.field().id}-list`);

  readonly #rows = new Map<string, ActiveRow>();
  readonly #activeId = signal<string | undefined>(undefined);
  readonly #keys = new ActiveDescendantKeyManager<ActiveRow>(
    computed(() => this.listing.visible().map(({ id }) => this.#row(id))),
    inject(Injector),
  )
    .withWrap()
    .withHomeAndEnd()
    .withPageUpDown();

  /** Hindering conditions are told below the field; without anything to pick, no list opens. */
  protected readonly condition = this.listing.catalog.condition;
  readonly #hasNothing = computed(
    () => this.listing.catalog.definitions().size === 0 && !listed.has(this.condition()),
  );
  readonly #wantsOpen = signal(false);
  protected readonly isOpen = computed(
    () =>
      this.#wantsOpen() && !this.#hasNothing() && !this.control().disabled() && !this.control().readonly(),
  );
  protected readonly active = computed(() => {
    const id = this.#activeId();
    return this.isOpen() && id !== undefined && this.listing.visible().some((option) => option.id === id)
      ? this.#row(id)
      : undefined;
  });
  protected readonly optionId = (licenseId: string): string => this.#row(licenseId).elementId;

  protected readonly isLoading = computed(
    () => this.condition() === 'loading' || this.condition() === 'idle',
  );
  /** What the list says instead of options. */
  protected readonly emptyText = computed(() => {
    if (this.listing.visible().length > 0) return undefined;
    return this.listing.options().size > 0 ? this.common().noMatch : this.common().empty;
  });

  protected readonly error = computed(() => {
    const control = this.control();
    if (!control.invalid() || !control.touched() || control.field.isBare()) return undefined;
    const [error] = control.errors();
    return (
      error?.message ?? (error?.kind === 'required' ? this.messages().required : this.messages().invalid)
    );
  });
  protected readonly disabledReason = computed(() => {
    const control = this.control();
    return control.disabled()
      ? control.disabledReasons().find(({ message }) => message !== undefined)?.message
      : undefined;
  });

  protected readonly hasAdvice = computed(
    () => !this.control().disabled() && (this.listing.advice().length > 0 || this.listing.change() !== ''),
  );

  protected readonly placeholder = computed(() => {
    const control = this.control();
    const { isBare, isFocused, labelledBy } = control.field;
    // A label that floats stands there until the field has the focus.
    const isTaken = isBare() && labelledBy() !== undefined && !isFocused();
    if (isTaken || this.listing.chips().length > 0) return null;
    const { placeholder, selectPlaceholder } = this.messages();
    return control.placeholder() ?? (control.isMultiple ? placeholder : selectPlaceholder);
  });

  protected readonly ariaLabel = computed(() => {
    const control = this.control();
    const isLabelled =
      control.label() ?? control.ariaLabelledby() ?? control.inputId() ?? control.field.labelledBy();
    return control.ariaLabel() ?? (isLabelled === undefined ? this.messages().label : null);
  });
  protected readonly listLabel = computed(
    () => this.control().ariaLabel() ?? this.control().label() ?? this.messages().label,
  );
  protected readonly describedBy = computed(() => {
    const { ariaDescribedby, field } = this.control();
    const ids = [
      `${field.id}-count`,
      ariaDescribedby(),
      ...field.describedBy(),
      this.error() === undefined ? undefined : `${field.id}-error`,
      this.disabledReason() === undefined ? undefined : `${field.id}-reason`,
      this.hasAdvice() ? `${field.id}-advice` : undefined,
    ];
    return ids.filter((id) => id !== undefined).join(' ');
  });
  /** What screen readers are told of the value. */
  protected readonly valueText = computed(() => {
    const control = this.control();
    const [first] = this.listing.chips();
    if (!control.isMultiple && first !== undefined) return first.label;
    return this.intl.plural(control.ids().length, this.messages().count);
  });

  constructor() {
    // What newly needs saying is said; what was so before is not.
    let known = new Set<string>();
    effect(() => {
      const texts = [...this.listing.advice().map(({ text }) => text), this.listing.change()];
      const news = texts.filter((text) => text !== '' && !known.has(text));
      known = new Set(texts);
      if (untracked(this.field).isFocused() && news.length > 0) this.#announcer.announce(news.join(' '));
    });
    let wasOpen = false;
    effect(() => {
      const isOpen = this.isOpen();
      if (isOpen === wasOpen) return;
      wasOpen = isOpen;
      const { opened, closed } = untracked(this.control);
      (isOpen ? opened : closed).emit();
    });
    // Chips that come and go change the field's height.
    afterRenderEffect(() => {
      this.listing.chips();
      if (untracked(this.isOpen)) this.overlay().overlayRef.updatePosition();
    });
  }

  focus(options?: FocusOptions): void {
    this.textField().nativeElement.focus(options);
  }

  clear(): void {
    this.field().text.set('');
    this.close();
  }

  protected close(): void {
    this.#wantsOpen.set(false);
    this.#keys.setActiveItem(-1);
  }

  open(active: 'first' | 'last' = 'first'): void {
    this.#wantsOpen.set(true);
    const [picked] = this.control().isMultiple ? [] : this.control().ids();
    const index = this.listing.visible().findIndex(({ id }) => id === picked);
    if (index >= 0) this.#keys.setActiveItem(index);
    else if (active === 'first') this.#keys.setFirstItemActive();
    else this.#keys.setLastItemActive();
  }

  protected toggle(licenseId: string): void {
    const control = this.control();
    if (this.listing.options().get(licenseId)?.disabledReason !== undefined) return;
    control.set(licenseId, control.nextState(licenseId));
    if (control.isMultiple) this.textField().nativeElement.select();
    else this.clear();
  }

  protected remove(option: LicenseOption): void {
    const wasPicked = option.state !== 'off';
    this.control().set(option.id, 'off');
    if (wasPicked && this.listing.options().get(option.id)?.state !== 'on')
      this.#announcer.announce(this.messages().removed(option.label));
  }

  protected follow({ action }: ShownAdvice): void {
    if (action !== undefined) this.control().set(action.licenseId, action.state);
    this.focus();
  }

  protected type(text: string): void {
    this.field().text.set(text);
    this.#wantsOpen.set(true);
    this.#keys.setFirstItemActive();
    this.#announceResults();
  }

  protected press(event: KeyboardEvent): void {
    if (event.isComposing || this.control().disabled() || this.control().readonly()) return;
    if (this.#handle(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** Whether the key meant something here. */
  #handle(event: KeyboardEvent): boolean {
    const isOpen = this.isOpen();
    const text = this.field().text();
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!isOpen) {
          this.open(event.key === 'ArrowDown' ? 'first' : 'last');
          this.#announceResults();
          return true;
        }
        if (!event.altKey) return this.#move(event);
        if (event.key === 'ArrowUp') this.close();
        return true;
      case 'Home':
      case 'End':
      case 'PageUp':
      case 'PageDown':
        return isOpen && this.#move(event);
      case 'Enter': {
        if (!isOpen) return false;
        const active = this.active();
        if (active !== undefined) this.toggle(active.id);
        return true;
      }
      case ' ': {
        if (this.control().isMultiple || text !== '') return false;
        const active = this.active();
        if (active === undefined) this.open();
        else this.toggle(active.id);
        return true;
      }
      case 'Escape':
        if (isOpen) this.close();
        else if (text !== '') this.field().text.set('');
        else return false;
        return true;
      case 'Backspace': {
        if (text !== '' || event.repeat) return false;
        const last = this.listing.chips().findLast((option) => this.isRemovable(option));
        if (last === undefined) return false;
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

  protected isRemovable(option: LicenseOption): boolean {
    const control = this.control();
    return (
      control.isEditable() &&
      option.disabledReason === undefined &&
      (control.isMultiple || !control.required())
    );
  }

  /** A press beside the text field keeps the focus in it. */
  protected pressField(event: Event): void {
    const target = event.target as Element;
    if (target !== this.textField().nativeElement) event.preventDefault();
    if (this.control().disabled()) return;
    this.focus();
    if (target.closest('button') === null && !this.isOpen()) this.open();
  }

  protected leave(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.#host.nativeElement.contains(event.relatedTarget)) return;
    this.clear();
    this.field().isFocused.set(false);
    this.control().touch.emit();
  }

  #move(event: KeyboardEvent): boolean {
    this.#keys.onKeydown(event);
    return event.defaultPrevented;
  }

  #announceResults(): void {
    this.#announcer.announce(this.intl.plural(this.listing.visible().length, this.messages().results));
  }

  #row(id: string): ActiveRow {
    let row = this.#rows.get(id);
    if (row === undefined) {
      row = {
        id,
        elementId: `${this.listId()}-${this.#rows.size}`,
        setActiveStyles: () => this.#activeId.set(id),
        setInactiveStyles: () => this.#activeId.set(undefined),
      };
      this.#rows.set(id, row);
    }
    return row;
  }
}

/** Conditions in which the list itself says what is the matter. */
const listed: ReadonlySet<LoadCondition> = new Set<LoadCondition>([
  'idle',
  'loading',
  'reloading',
  'ready',
  'empty',
]);
