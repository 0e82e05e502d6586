import { Component, computed, ElementRef, inject, input, linkedSignal } from '@angular/core';
import type { UserQuery, UserSortKey } from 'ngx-genesys-license';
import { licenseButtons } from 'ngx-genesys-license/components/common';
import { tablePart } from './table-styles';
import type { TableState } from './table-state';

/** How long typing pauses before the filter follows, in ms. */
const pause = 150;

/** What narrows and orders the list, and what is done with it. */
@Component({
  selector: 'license-users-toolbar',
  template: `
    <div class="line" role="group" [attr.aria-label]="messages().toolbar">
      <input
        type="search"
        autocomplete="off"
        spellcheck="false"
        [attr.aria-label]="messages().search"
        [placeholder]="messages().search"
        [value]="text()"
        (input)="type($any($event.target).value)"
        (keydown.enter)="settle()"
      />
      <button
        #filter
        type="button"
        class="license-button"
        aria-haspopup="dialog"
        [attr.aria-expanded]="isFiltering()"
        (click)="toggleFilter(filter)"
      >
        {{ messages().filter }}
        @if (filters().length > 0) {
          <span class="count">{{ filters().length }}</span>
        }
      </button>
      <button
        type="button"
        class="license-button"
        [attr.aria-pressed]="query().issues === true"
        (click)="change({ issues: query().issues !== true })"
      >
        {{ messages().issues }}
      </button>
      <span class="sort">
        <select [attr.aria-label]="messages().sort" (change)="sort($any($event.target).value)">
          @for (key of sortKeys; track key) {
            <option [value]="key" [selected]="key === sortedBy()">{{ messages().sortBy[key] }}</option>
          }
        </select>
        @if (query().sort) {
          <button
            type="button"
            class="license-button"
            [attr.aria-label]="messages().direction[direction()]"
            [title]="messages().direction[direction()]"
            (click)="turn()"
          >
            {{ direction() === 'ascending' ? '↑' : '↓' }}
          </button>
        }
      </span>
      <span class="rest"></span>
      @if (!state().sight.isNarrow()) {
        <button
          type="button"
          class="license-button"
          [attr.aria-pressed]="state().table.layout() === 'columns'"
          [title]="messages().layout.label"
          (click)="state().table.layout.set(state().table.layout() === 'columns' ? 'compact' : 'columns')"
        >
          {{ messages().layout.columns }}
        </button>
      }
      <button
        type="button"
        class="license-button"
        [attr.aria-disabled]="exporting() === 'running' || null"
        (click)="state().table.exportCsv()"
      >
        {{ messages().exportCsv[exporting()] }}
      </button>
    </div>
    @if (filters().length > 0) {
      <div class="line filters">
        @for (filter of filters(); track filter.text) {
          <button
            type="button"
            class="filter"
            [attr.aria-label]="messages().removeFilter(filter.text)"
            (click)="drop(filter)"
          >
            {{ filter.text }} <span aria-hidden="true">×</span>
          </button>
        }
        <button type="button" class="license-button text" (click)="state().clearFilters()">
          {{ messages().clearFilters }}
        </button>
      </div>
    }
  `,
  styles: [
    tablePart,
    licenseButtons,
    `
      :host {
        display: grid;
        gap: var(--_gap);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_gap);
      }
      .rest {
        flex: 1 1 0;
        margin-inline-start: calc(-1 * var(--_gap));
      }
      input,
      select {
        block-size: calc(var(--_control) - 8px);
        min-block-size: 28px;
        min-inline-size: 0;
        padding-inline: 10px;
        border: 1px solid var(--_outline);
        border-radius: var(--_radius);
        background: var(--_surface);
        color: inherit;
        font: inherit;
      }
      input {
        flex: 1 1 200px;
        max-inline-size: 340px;
      }
      select {
        inline-size: 100%;
      }
      .sort {
        display: flex;
        flex: 1 1 110px;
        gap: 4px;
        max-inline-size: 210px;
        min-inline-size: 0;
      }
      .license-button[aria-pressed='true'] {
        border-color: var(--_primary);
        box-shadow: inset 0 0 0 1px var(--_primary);
        background: var(--_selected);
        color: var(--_on-selected);
      }
      .count {
        min-inline-size: 20px;
        padding-inline: 5px;
        border-radius: 99px;
        background: var(--_primary);
        color: var(--_on-primary);
        font-size: 0.86em;
        line-height: 20px;
      }
      .filter {
        appearance: none;
        min-block-size: 26px;
        padding-inline: 10px;
        border: 1px solid transparent;
        border-radius: 99px;
        background: var(--_selected);
        color: var(--_on-selected);
        font: inherit;
        cursor: pointer;
      }
      .filter:hover {
        border-color: currentColor;
      }
    `,
  ],
})
export class UsersToolbar {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly state = input.required<TableState>();

  protected readonly messages = computed(() => this.state().messages());
  protected readonly query = computed(() => this.state().table.query());
  readonly #actions = computed(() => this.state().later.part()?.actions);
  protected readonly isFiltering = computed(() => this.#actions()?.filter.isOpen() ?? false);
  protected readonly exporting = computed(() => {
    if (this.#actions()?.isExporting() === true) return 'running';
    return this.state().selected().count > 0 ? 'selected' : 'matching';
  });
  protected readonly text = linkedSignal(() => this.query().text ?? '');
  protected readonly sortKeys = ['none', 'name', 'email', 'id', 'licenses'] as const;
  protected readonly sortedBy = computed(() => this.query().sort?.by ?? 'none');
  protected readonly direction = computed(() => this.query().sort?.direction ?? 'ascending');
  protected readonly filters = computed(() => {
    const { hasLicense, lacksLicense } = this.messages();
    const words = { holds: hasLicense, lacks: lacksLicense };
    return (['holds', 'lacks'] as const).flatMap((which) =>
      (this.query()[which] ?? []).map((id) => ({
        which,
        id,
        text: words[which](this.state().store.label(id)),
      })),
    );
  });
  #typing: ReturnType<typeof setTimeout> | undefined;

  protected type(text: string): void {
    this.text.set(text);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.settle(), pause);
  }

  /** The filter follows what is typed. */
  protected settle(): void {
    clearTimeout(this.#typing);
    const text = this.text().trim();
    if (text !== (this.query().text ?? '')) this.change({ text });
  }

  protected change(part: Partial<UserQuery>): void {
    this.state().table.query.update((query) => ({ ...query, ...part }));
  }

  protected sort(by: UserSortKey | 'none'): void {
    const { sort, ...query } = this.query();
    this.state().table.query.set(
      by === 'none' ? query : { ...query, sort: { by, direction: sort?.direction ?? 'ascending' } },
    );
  }

  protected turn(): void {
    const by = this.query().sort?.by;
    const direction = this.direction() === 'ascending' ? 'descending' : 'ascending';
    if (by !== undefined) this.change({ sort: { by, direction } });
  }

  protected drop({ which, id }: { readonly which: 'holds' | 'lacks'; readonly id: string }): void {
    this.change({ [which]: this.query()[which]?.filter((each) => each !== id) });
  }

  protected toggleFilter(button: HTMLElement): void {
    this.state().later.use(({ actions }) => actions.toggleFilter(button, this.#host));
  }
}
