import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { commonMessages, LicenseIntl } from 'ngx-genesys-license/components/common';
import { definitionsMessages } from './definitions-messages';
import { permissionGroups } from './permission-groups';
import { isPermissionPattern, matchingPermissions } from './permission-pattern';

/** So many permissions are seen at a glance. */
const fewPermissions = 8;

/** Permissions by domain and entity, and a field that narrows them. */
@Component({
  selector: 'license-permission-list',
  template: `
    <div class="bar">
      <span class="count" aria-live="polite">{{ count() }}</span>
      @if (permissions().length > few) {
        <input
          class="license-field"
          type="search"
          autocomplete="off"
          spellcheck="false"
          [attr.aria-label]="messages().filterPermissions"
          [placeholder]="messages().filterPermissions"
          [value]="filter()"
          (input)="onInput($event)"
        />
      }
    </div>
    @if (groups().length > 0) {
      <div class="list" tabindex="0" role="group" [attr.aria-label]="messages().permissionList">
        <ul>
          @for (group of groups(); track group.domain) {
            <li class="domain">
              <span class="name">{{ group.domain }}</span>
              <ul>
                @for (entry of group.entities; track entry.entity) {
                  <li class="entity">
                    <code>{{ entry.entity }}</code>
                    <span class="actions">{{ entry.actions.join(', ') }}</span>
                  </li>
                }
              </ul>
            </li>
          }
        </ul>
      </div>
    } @else if (permissions().length > 0) {
      <p>{{ common().noMatch }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--_gap);
      margin-block-end: 6px;
    }
    .bar .license-field {
      flex: 0 1 16em;
      min-inline-size: 8em;
    }
    .count,
    p {
      color: var(--_muted);
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .list {
      max-block-size: var(--license-definitions-height, 22rem);
      overflow-y: auto;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }
    .domain {
      padding: 8px 12px;
      content-visibility: auto;
      contain-intrinsic-block-size: auto 90px;
    }
    .domain + .domain {
      border-block-start: 1px solid var(--_line);
    }
    .name {
      display: block;
      margin-block-end: 2px;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .entity {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: baseline;
      gap: 0 12px;
      padding-block: 2px;
    }
    code {
      font-family: ui-monospace, monospace;
      font-size: 0.92em;
      overflow-wrap: anywhere;
    }
    .actions {
      color: var(--_muted);
      overflow-wrap: anywhere;
    }
  `,
})
export class PermissionList {
  readonly #intl = inject(LicenseIntl);
  readonly permissions = input.required<readonly string[]>();
  /** What the list is narrowed to at first, where it holds something that fits. */
  readonly query = input('');

  protected readonly few = fewPermissions;
  protected readonly messages = this.#intl.section('definitions', definitionsMessages);
  protected readonly common = this.#intl.section('common', commonMessages);
  protected readonly filter = linkedSignal(() => {
    const query = this.query();
    const fits = isPermissionPattern(query) && matchingPermissions(this.permissions(), query).size > 0;
    return fits && this.permissions().length > fewPermissions ? query : '';
  });
  readonly #shown = computed(() => {
    const filter = this.filter().trim();
    if (filter === '') return this.permissions();
    if (isPermissionPattern(filter)) return [...matchingPermissions(this.permissions(), filter)];
    const text = filter.toLowerCase();
    return this.permissions().filter((permission) => permission.toLowerCase().includes(text));
  });
  protected readonly groups = computed(() => permissionGroups(this.#shown()));
  protected readonly count = computed(() =>
    this.#intl.plural(this.#shown().length, this.messages().permissions),
  );

  protected onInput(event: Event): void {
    this.filter.set((event.target as HTMLInputElement).value);
  }
}
