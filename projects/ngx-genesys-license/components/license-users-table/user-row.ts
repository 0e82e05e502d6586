import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, type TemplateRef } from '@angular/core';
import { LicenseIntl, visuallyHidden } from 'ngx-genesys-license/components/common';
import { licenseStates, shownStates, wordsOf, type LicenseState } from './license-states';
import type { LicenseUserContext } from './table-templates';
import { firstLicense } from './table-columns';
import type { TableState } from './table-state';
import { checkBox, licenseMarks, tablePart } from './table-styles';

/**
 * One user: reads that user alone, live. It listens to nothing: the grid does, for all rows. What can have the focus
 * carries `data-cell`, in the order of the columns.
 */
@Component({
  selector: 'license-user-row',
  imports: [NgTemplateOutlet],
  template: `
    <div
      role="gridcell"
      class="select box"
      data-cell
      [attr.aria-label]="messages().selectUser(name())"
      [attr.aria-selected]="isSelected()"
      [tabindex]="tab(0)"
    ></div>
    @let columns = this.columns();
    @if (columns.row; as template) {
      <div role="gridcell" class="user" data-cell [tabindex]="tab(1)">
        <ng-container [ngTemplateOutlet]="slot(template)" [ngTemplateOutletContext]="context()" />
      </div>
    } @else {
      <div role="rowheader" class="user" data-cell [tabindex]="tab(1)">
        @if (columns.userCell; as template) {
          <ng-container [ngTemplateOutlet]="slot(template)" [ngTemplateOutletContext]="context()" />
        } @else {
          <bdi class="name">{{ name() }}</bdi>
          @if (detail(); as detail) {
            <bdi class="detail">{{ detail }}</bdi>
          }
        }
      </div>
      @if (columns.licenseIds) {
        @for (state of states(); track state.licenseId) {
          <div role="gridcell" class="license">
            <button
              type="button"
              role="checkbox"
              class="toggle box"
              data-cell
              [attr.data-license]="state.licenseId"
              [attr.data-mark]="state.cell?.mark"
              [attr.aria-checked]="state.isHeld"
              [attr.aria-disabled]="canWrite() ? null : true"
              [attr.aria-label]="cellName(state)"
              [title]="title(state)"
              [tabindex]="tab(firstLicense + $index)"
            ></button>
          </div>
        }
      } @else {
        <div
          role="gridcell"
          class="licenses"
          data-cell
          aria-haspopup="dialog"
          [attr.aria-readonly]="canWrite() ? null : true"
          [tabindex]="tab(firstLicense)"
        >
          @if (columns.licensesCell; as template) {
            <ng-container [ngTemplateOutlet]="slot(template)" [ngTemplateOutletContext]="context()" />
          } @else {
            @for (state of shown(); track $index) {
              <span
                class="chip"
                [class.gone]="!state.isHeld"
                [attr.data-mark]="state.cell?.mark"
                [title]="title(state)"
                >{{ label(state) }}
                @if (state.cell) {
                  <span class="visually-hidden">({{ words(state) }})</span>
                }
              </span>
            } @empty {
              {{ user() ? messages().noLicense : '' }}
            }
            @if (hidden(); as labels) {
              <span class="more" [title]="labels"
                >{{ more() }}<span class="visually-hidden">: {{ labels }}</span></span
              >
            }
          }
        </div>
      }
      @for (extra of columns.extras; track extra.key) {
        <div role="gridcell" class="extra" data-cell [tabindex]="tab(columns.firstExtra + $index)">
          <ng-container [ngTemplateOutlet]="slot(extra.template)" [ngTemplateOutletContext]="context()" />
        </div>
      }
    }
  `,
  styles: [
    tablePart,
    visuallyHidden,
    licenseMarks,
    checkBox,
    `
      :host {
        position: absolute;
        inset-block-start: 0;
        inset-inline: 0;
        display: grid;
        grid-template-columns: var(--_columns);
        align-items: center;
        block-size: var(--_slot);
        border-block-end: 1px solid var(--_line);
        background: var(--_surface);
        contain: strict;
        cursor: default;
      }
      :host(:hover) {
        background: color-mix(in srgb, var(--_container) 60%, var(--_surface));
      }
      :host([aria-selected='true']) {
        background: var(--_selected);
        color: var(--_on-selected);
      }
      .select {
        display: grid;
        place-items: center;
        block-size: 100%;
        cursor: pointer;
      }
      .user {
        display: grid;
        align-content: center;
        block-size: 100%;
        min-inline-size: 0;
        padding-inline: 4px 12px;
        background: inherit;
        font-weight: 400;
        line-height: 1.25;
      }
      .name,
      .detail {
        justify-self: start;
        max-inline-size: 100%;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .name {
        font-weight: 600;
      }
      .detail {
        /* Where rows are too low for two lines, it is there for screen readers only. */
        max-block-size: max(0px, (var(--_slot) - 35px) * 99);
        color: var(--_muted);
        font-size: 0.86em;
      }
      :host([aria-selected='true']) .detail {
        color: inherit;
      }
      .licenses {
        display: flex;
        align-items: center;
        gap: 4px;
        block-size: 100%;
        min-inline-size: 0;
        padding-inline: 4px 12px;
        overflow: hidden;
        color: var(--_muted);
        white-space: nowrap;
      }
      .chip {
        color: var(--_text);
      }
      .license {
        position: relative;
        display: grid;
        place-items: center;
        block-size: 100%;
      }
      .toggle {
        appearance: none;
        display: grid;
        place-items: center;
        inline-size: 32px;
        block-size: min(32px, 100%);
        min-block-size: 24px;
        padding: 0;
        border: 0;
        border-radius: var(--_radius);
        background: none;
        color: inherit;
        font: inherit;
        cursor: pointer;
      }
      .toggle:hover {
        background: var(--_container);
      }
      .toggle[aria-disabled] {
        cursor: default;
        opacity: 0.7;
      }
      .toggle[data-mark]::before {
        border-color: var(--_mark);
        border-style: dashed;
      }
      .toggle[data-mark]::after {
        content: var(--_sign) / '';
        position: absolute;
        inset-block-start: calc(50% - 15px);
        inset-inline-start: calc(50% + 7px);
        inline-size: 14px;
        block-size: 14px;
        border-radius: 50%;
        background: var(--_mark);
        color: var(--_surface);
        font-size: 10px;
        font-weight: 700;
        line-height: 14px;
        text-align: center;
      }
      .extra {
        min-inline-size: 0;
        padding-inline: 4px 12px;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      :host(.columns) .select,
      :host(.columns) .user {
        position: sticky;
        z-index: 1;
        background: inherit;
      }
      :host(.columns) .select {
        inset-inline-start: 0;
      }
      :host(.columns) .user {
        inset-inline-start: 40px;
        border-inline-end: 1px solid var(--_line);
      }
      :host(.narrow) {
        grid-template-columns: 40px minmax(0, 1fr);
        grid-auto-rows: auto;
        align-content: center;
        row-gap: 4px;
      }
      :host(.narrow) .select {
        grid-row: 1 / span 2;
      }
      :host(.narrow) .licenses,
      :host(.narrow) .extra {
        grid-column: 2;
        block-size: auto;
        min-block-size: 24px;
      }
      :host(.narrow) .user {
        block-size: auto;
      }
      @media (forced-colors: active) {
        :host([aria-selected='true']) {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
        .chip[data-mark],
        .toggle[data-mark]::before {
          border-color: CanvasText;
        }
      }
    `,
  ],
  host: {
    role: 'row',
    '[class]': 'columns().shape',
    '[attr.aria-rowindex]': 'position() + 2',
    '[attr.aria-selected]': 'isSelected()',
    '[attr.data-user]': 'userId()',
    '[style.transform]': `'translateY(' + top() + 'px)'`,
  },
})
export class UserRow {
  readonly #intl = inject(LicenseIntl);
  readonly state = input.required<TableState>();
  readonly userId = input.required<string>();
  /** In the list, from 0. */
  readonly position = input.required<number>();

  protected readonly firstLicense = firstLicense;
  protected readonly messages = computed(() => this.state().messages());
  protected readonly columns = computed(() => this.state().columns());
  /** Where it is drawn, in px. */
  protected readonly top = computed(() => {
    const { sight } = this.state();
    return this.position() * sight.rowHeight() + sight.shift();
  });
  /** Its cell with the tab stop; -1 in all rows but one. */
  readonly #activeColumn = computed(() => {
    const { row, column } = this.state().active.cell();
    return row === this.position() ? column : -1;
  });
  protected readonly isSelected = computed(() => this.state().selected().has(this.userId()));
  protected readonly canWrite = computed(() => this.state().readonlyReason() === undefined);
  /** How many licenses find room. */
  readonly #chipCount = computed(() => this.state().sight.chipCount());
  protected readonly user = computed(() => this.state().store.user(this.userId())());
  protected readonly name = computed(() => this.user()?.name ?? this.userId());
  /** Below the name: the address, or the id of somebody without one. */
  protected readonly detail = computed(() => {
    const user = this.user();
    return user?.email ?? (user?.name === undefined ? undefined : user.id);
  });
  protected readonly states = computed(() => licenseStates(this.user(), this.columns().licenseIds ?? []));
  protected readonly shown = computed(() => this.#all().slice(0, this.#chipCount()));
  protected readonly hidden = computed(() =>
    this.#all()
      .slice(this.#chipCount())
      .map((state) => (state.cell ? `${this.label(state)} (${this.words(state)})` : this.label(state)))
      .join(', '),
  );
  protected readonly more = computed(() =>
    this.messages().more(this.#intl.number(this.#all().length - this.#chipCount())),
  );
  protected readonly context = computed<LicenseUserContext | undefined>(() => {
    const user = this.user();
    return user && { $implicit: user, position: this.position(), isSelected: this.isSelected() };
  });
  readonly #all = computed(() => {
    const user = this.user();
    return user === undefined ? [] : shownStates(user);
  });

  protected tab(column: number): number {
    return this.#activeColumn() === column ? 0 : -1;
  }

  /** There is nothing to put into the template of somebody who is not known yet. */
  protected slot<Context>(template: TemplateRef<Context>): TemplateRef<Context> | null {
    return this.context() ? template : null;
  }

  protected label({ licenseId }: LicenseState): string {
    return this.state().store.label(licenseId);
  }

  protected words({ cell }: LicenseState): string {
    return cell === undefined ? '' : wordsOf(cell, this.messages());
  }

  protected title(state: LicenseState): string {
    return [state.licenseId, this.words(state), this.#retryWords(state)].filter(Boolean).join(': ');
  }

  protected cellName(state: LicenseState): string {
    const name = this.messages().cell(this.label(state), this.name());
    return [name, this.words(state), this.#retryWords(state)].filter(Boolean).join(', ');
  }

  /** Pressing what failed tries it again. */
  #retryWords({ cell }: LicenseState): string {
    if (cell?.mark !== 'failed' || !this.canWrite()) return '';
    return cell.asked ? this.messages().retryAdd : this.messages().retryRemove;
  }
}
