import {
  CdkConnectedOverlay,
  OVERLAY_DEFAULT_CONFIG,
  type ConnectedPosition,
  type FlexibleOverlayPopoverLocation,
} from '@angular/cdk/overlay';
import { NgTemplateOutlet } from '@angular/common';
import {
  afterRenderEffect,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  untracked,
  viewChild,
  type TemplateRef,
} from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import { commonMessages, LicenseIntl, LicenseSkeleton } from 'ngx-genesys-license/components/common';
import type { LicenseCombobox } from './license-combobox';
import type { LicenseOption } from './license-option';
import type { OptionList } from './option-list';
import { optionMessages } from './option-messages';
import { optionsPanelStyles } from './options-panel-styles';
import type { Sentence } from './shown-licenses';

/** Below the field, else above it. */
const positions: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
  { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 4 },
  { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -4 },
];

/** The list of options as it is seen, and what is said with it. */
@Component({
  selector: 'license-options-panel',
  imports: [CdkConnectedOverlay, LicenseSkeleton, NgTemplateOutlet],
  templateUrl: './options-panel.html',
  styles: optionsPanelStyles,
})
export class OptionsPanel {
  readonly combobox = input.required<LicenseCombobox>();
  readonly list = input.required<OptionList>();
  /** What the panel is placed at. */
  readonly origin = input.required<ElementRef<Element> | Element>();
  /** How advice is shown. */
  readonly sentence = input.required<TemplateRef<{ readonly line: Sentence; readonly id: null }>>();

  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('picker', optionMessages);
  protected readonly common = this.intl.section('common', commonMessages);
  protected readonly checked = { on: 'true', off: 'false', some: 'mixed' } as const;
  readonly #store = inject(LicenseStore, { optional: true });
  protected readonly box = viewChild<ElementRef<HTMLElement>>('box');
  protected readonly overlay = viewChild.required(CdkConnectedOverlay);
  protected readonly positions = positions;
  readonly #popovers = inject(OVERLAY_DEFAULT_CONFIG, { optional: true })?.usePopover;
  /** Inside the component, where the list inherits theme, direction and fonts; unless the application wants no popovers. */
  protected readonly popover = computed<FlexibleOverlayPopoverLocation | null>(() =>
    this.#popovers === false ? null : { type: 'parent', element: this.combobox().host.nativeElement },
  );
  /** What the list says instead of options. */
  protected readonly emptyText = computed(() => {
    if (this.list().visible().length > 0) return undefined;
    return this.list().isEmpty() ? this.common().empty : this.common().noMatch;
  });
  /** What the counts mean, where there are any. */
  protected readonly holdersNote = computed(() => {
    const { control, licenses } = this.combobox();
    if (this.#store === null || !control.showHolders() || licenses.catalog.holders() === undefined)
      return undefined;
    const { holdersNote, holdersPartial } = this.messages();
    const { asOf, total } = this.#store.userStream();
    if (asOf !== undefined) return holdersNote;
    const known = this.intl.number(this.#store.users.length());
    return `${holdersNote} ${holdersPartial(known, total === undefined ? undefined : this.intl.number(total))}`;
  });

  constructor() {
    afterRenderEffect(() => {
      // Chips that come and go change the field's height.
      this.combobox().licenses.chips();
      if (untracked(this.combobox().isOpen)) this.overlay().overlayRef.updatePosition();
    });
    afterRenderEffect({ read: () => this.list().active() && this.#showActive() });
  }

  /** A press in the list leaves the focus where it is. */
  protected keepFocus(event: Event): void {
    event.preventDefault();
  }

  /** What stands below an option's label. */
  protected details({ description, isDefined, disabledReason, note }: LicenseOption): readonly Sentence[] {
    const lines: Sentence[] = [];
    if (description !== undefined) lines.push({ kind: 'muted', text: description });
    if (!isDefined) lines.push({ kind: 'muted', text: this.messages().notDefinedHint });
    if (disabledReason !== undefined) lines.push({ kind: 'muted', text: disabledReason });
    else if (note !== undefined) lines.push({ kind: 'note', text: note });
    return lines;
  }

  /** Scrolls the list, and nothing around it, until the active option is in sight. */
  #showActive(): void {
    const box = this.box()?.nativeElement;
    const option = box?.querySelector('.active');
    if (box === undefined || option === null || option === undefined) return;
    const [outer, inner] = [box.getBoundingClientRect(), option.getBoundingClientRect()];
    box.scrollTop += Math.min(0, inner.top - outer.top) + Math.max(0, inner.bottom - outer.bottom);
  }
}
