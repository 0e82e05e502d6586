import { ActiveDescendantKeyManager, type Highlightable } from '@angular/cdk/a11y';
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
  type Injector,
  type Signal,
  type TemplateRef,
} from '@angular/core';
import { commonMessages, LicenseIntl, LicenseSkeleton } from 'ngx-genesys-license/components/common';
import type { LicenseCombobox } from './license-combobox';
import type { Sentence } from './license-listing';
import type { LicenseOption } from './license-option';
import { optionsPanelStyles } from './options-panel-styles';
import { pickerMessages } from './picker-messages';

/** Below the field, else above it. */
const positions: ConnectedPosition[] = [
  { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 4 },
  { originX: 'start', originY: 'top', overlayX: 'start', overlayY: 'bottom', offsetY: -4 },
  { originX: 'end', originY: 'bottom', overlayX: 'end', overlayY: 'top', offsetY: 4 },
  { originX: 'end', originY: 'top', overlayX: 'end', overlayY: 'bottom', offsetY: -4 },
];

/** What the key manager moves over: one per license, the same however the list is filtered. */
export interface ActiveRow extends Highlightable {
  readonly id: string;
  readonly elementId: string;
}

export type OptionKeys = ActiveDescendantKeyManager<ActiveRow>;

/** Moves over the options, in a circle. */
export function optionKeys(rows: Signal<ActiveRow[]>, injector: Injector): OptionKeys {
  return new ActiveDescendantKeyManager(rows, injector).withWrap();
}

/** The list of options and what is said with it: loaded after the field, which does not need it to be seen. */
@Component({
  selector: 'license-options-panel',
  imports: [CdkConnectedOverlay, LicenseSkeleton, NgTemplateOutlet],
  templateUrl: './options-panel.html',
  styles: optionsPanelStyles,
})
export class OptionsPanel {
  readonly combobox = input.required<LicenseCombobox>();
  /** What the panel is placed at. */
  readonly origin = input.required<ElementRef<Element> | Element>();
  /** How advice is shown. */
  readonly sentence = input.required<TemplateRef<{ readonly line: Sentence; readonly id: null }>>();

  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('picker', pickerMessages);
  protected readonly common = this.intl.section('common', commonMessages);
  protected readonly checked = { on: 'true', off: 'false', some: 'mixed' } as const;
  protected readonly list = viewChild<ElementRef<HTMLElement>>('list');
  protected readonly overlay = viewChild.required(CdkConnectedOverlay);
  protected readonly positions = positions;
  readonly #popovers = inject(OVERLAY_DEFAULT_CONFIG, { optional: true })?.usePopover;
  /** Inside the component, where the list inherits theme, direction and fonts; unless the application wants no popovers. */
  protected readonly popover = computed<FlexibleOverlayPopoverLocation | null>(() =>
    this.#popovers === false ? null : { type: 'parent', element: this.combobox().host.nativeElement },
  );
  /** What the list says instead of options. */
  protected readonly emptyText = computed(() => {
    const { listing } = this.combobox();
    if (listing.visible().length > 0) return undefined;
    return listing.options().size > 0 ? this.common().noMatch : this.common().empty;
  });
  /** What the counts mean, where there are any. */
  protected readonly holdersNote = computed(() => {
    const { control, listing } = this.combobox();
    if (!control.showHolders() || listing.catalog.holders() === undefined) return undefined;
    const { holdersNote, holdersPartial } = this.messages();
    const coverage = listing.catalog.coverage();
    if (coverage === undefined) return holdersNote;
    const { loaded, total } = coverage;
    return `${holdersNote} ${holdersPartial(this.intl.number(loaded), total === undefined ? undefined : this.intl.number(total))}`;
  });

  constructor() {
    afterRenderEffect(() => {
      // Chips that come and go change the field's height.
      this.combobox().listing.chips();
      if (untracked(this.combobox().isOpen)) this.overlay().overlayRef.updatePosition();
    });
    afterRenderEffect({ read: () => this.combobox().active() && this.#showActive() });
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
    const list = this.list()?.nativeElement;
    const option = list?.querySelector('.active');
    if (list === undefined || option === null || option === undefined) return;
    const [outer, inner] = [list.getBoundingClientRect(), option.getBoundingClientRect()];
    list.scrollTop += Math.min(0, inner.top - outer.top) + Math.max(0, inner.bottom - outer.bottom);
  }
}
