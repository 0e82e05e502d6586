import { NgTemplateOutlet } from '@angular/common';
import {
  afterRenderEffect,
  Component,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
  type TemplateRef,
} from '@angular/core';
import { licenseTokens, visuallyHidden } from '../common/license-tokens';
import { LicenseIntl } from '../intl/license-intl';
import { pickerMessages } from '../intl/picker-messages';
import type { LicenseGroup } from './license-listing';
import type { LicenseOptionContext } from './license-option';

/** The list of options. The focus stays in the text field; the active option is told by id. */
@Component({
  selector: 'license-options',
  imports: [NgTemplateOutlet],
  template: `
    <div
      #list
      class="list"
      role="listbox"
      [id]="listId()"
      [attr.aria-label]="label()"
      [attr.aria-multiselectable]="isMultiple() || null"
      [attr.aria-busy]="isBusy() || null"
    >
      @for (group of groups(); track group.kind) {
        <div role="group" [attr.aria-labelledby]="group.label ? listId() + group.kind : null">
          @if (group.label) {
            <div class="heading" role="presentation" [id]="listId() + group.kind">{{ group.label }}</div>
          }
          @for (option of group.options; track option.id) {
            <div
              class="option"
              role="option"
              [id]="optionId()(option.id)"
              [attr.data-license]="option.id"
              [class.active]="option.id === activeId()"
              [attr.aria-selected]="isTriState() ? null : option.state === 'on'"
              [attr.aria-checked]="isTriState() ? checked[option.state] : null"
              [attr.aria-disabled]="option.disabledReason !== undefined || null"
            >
              <span class="mark" [class.round]="!isMultiple()" [attr.data-state]="option.state"></span>
              @if (template(); as template) {
                <ng-container *ngTemplateOutlet="template; context: { $implicit: option }" />
              } @else {
                <span class="text">
                  <span class="first">
                    <span class="label">{{ option.label }}</span>
                    @if (option.label !== option.id) {
                      <span class="id">{{ option.id }}</span>
                    }
                    @if (option.state === 'some') {
                      <span class="tag">{{ messages().some }}</span>
                    }
                    @if (!option.isDefined) {
                      <span class="tag warning">{{ messages().notDefined }}</span>
                    }
                  </span>
                  @if (option.description; as description) {
                    <span class="more">{{ description }}</span>
                  }
                  @if (!option.isDefined) {
                    <span class="more">{{ messages().notDefinedHint }}</span>
                  }
                  @if (option.disabledReason ?? option.note; as note) {
                    <span class="more note">{{ note }}</span>
                  }
                </span>
                @if (option.holders !== undefined) {
                  <span class="holders">{{ intl.plural(option.holders, messages().holders) }}</span>
                }
              }
            </div>
          }
        </div>
      }
    </div>
    <ng-content />
  `,
  styles: [
    licenseTokens,
    visuallyHidden,
    `
      :host {
        flex: 1;
        display: flex;
        flex-direction: column;
        min-inline-size: 0;
        max-block-size: 400px;
        overflow: hidden;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: var(--_surface);
        box-shadow:
          0 8px 24px rgb(0 0 0 / 18%),
          0 1px 3px rgb(0 0 0 / 14%);
        text-align: start;
        letter-spacing: normal;
      }
      .list {
        min-block-size: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        padding-block: 4px;
      }
      .list:not(:has(.option)) {
        padding: 0;
      }
      .heading {
        padding: 8px 12px 4px;
        color: var(--_muted);
        font-size: 0.85em;
        font-weight: 600;
      }
      .option {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: max(24px, var(--_row));
        padding: 4px 12px;
        content-visibility: auto;
        contain-intrinsic-block-size: auto var(--_row);
        cursor: pointer;
      }
      .option:hover {
        background: color-mix(in srgb, var(--_container) 60%, transparent);
      }
      .option.active {
        background: var(--_container);
        box-shadow: inset 3px 0 var(--_primary);
      }
      :host(:dir(rtl)) .option.active {
        box-shadow: inset -3px 0 var(--_primary);
      }
      .option[aria-disabled] {
        cursor: default;
      }
      .option[aria-disabled] :is(.mark, .label, .id) {
        opacity: 0.6;
      }
      .mark {
        flex: none;
        display: grid;
        place-content: center;
        inline-size: 16px;
        block-size: 16px;
        border: 1.5px solid var(--_outline);
        border-radius: 4px;
      }
      .mark.round {
        border-color: transparent;
      }
      .mark:not(.round):is([data-state='on'], [data-state='some']) {
        border-color: var(--_primary);
        background: var(--_primary);
        color: var(--_on-primary);
      }
      .mark.round[data-state='on'] {
        color: var(--_primary);
      }
      .mark[data-state='on']::after {
        inline-size: 9px;
        block-size: 5px;
        margin-block-start: -3px;
        border: solid currentColor;
        border-width: 0 0 2px 2px;
        rotate: -45deg;
        content: '';
      }
      .mark[data-state='some']::after {
        inline-size: 8px;
        border-block-end: 2px solid;
        content: '';
      }
      .text {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      .first {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        column-gap: 8px;
      }
      .id,
      .more,
      .holders {
        color: var(--_muted);
        font-size: 0.9em;
      }
      .more {
        display: block;
      }
      .note {
        color: var(--_warning);
      }
      .option[aria-disabled] .note {
        color: var(--_muted);
      }
      .tag {
        padding-inline: 6px;
        border: 1px solid var(--_line);
        border-radius: 10px;
        color: var(--_muted);
        font-size: 0.85em;
      }
      .tag.warning {
        border-color: currentColor;
        color: var(--_warning);
      }
      .holders {
        flex: none;
        font-variant-numeric: tabular-nums;
      }
      @media (forced-colors: active) {
        .option.active {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
        .mark:is([data-state='on'], [data-state='some']) {
          forced-color-adjust: none;
          border-color: Highlight;
          background: Highlight;
          color: HighlightText;
        }
      }
    `,
  ],
  host: { '(click)': 'press($event)' },
})
export class LicenseOptions {
  protected readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('picker', pickerMessages);
  protected readonly checked = { on: 'true', off: 'false', some: 'mixed' } as const;

  readonly listId = input.required<string>();
  readonly label = input.required<string>();
  readonly groups = input.required<readonly LicenseGroup[]>();
  /** The element id of an option, by license id. */
  readonly optionId = input.required<(licenseId: string) => string>();
  readonly activeId = input.required<string | undefined>();
  readonly isMultiple = input.required<boolean>();
  /** Whether options may be neither picked nor not. */
  readonly isTriState = input.required<boolean>();
  readonly isBusy = input.required<boolean>();
  readonly template = input.required<TemplateRef<LicenseOptionContext> | undefined>();
  readonly toggled = output<string>();

  constructor() {
    afterRenderEffect({ read: () => this.#show(this.activeId()) });
  }

  protected press({ target }: Event): void {
    const option = (target as Element).closest('[data-license]');
    if (option !== null) this.toggled.emit(option.getAttribute('data-license') ?? '');
  }

  /** Scrolls the list, and nothing around it, until the option is in sight. */
  #show(licenseId: string | undefined): void {
    if (licenseId === undefined) return;
    const list = this.list().nativeElement;
    const option = list.querySelector<HTMLElement>('.active');
    if (option === null) return;
    const [outer, inner] = [list.getBoundingClientRect(), option.getBoundingClientRect()];
    if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
    else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
  }
}
