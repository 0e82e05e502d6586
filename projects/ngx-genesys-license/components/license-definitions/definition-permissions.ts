import { Component, computed, inject, input, linkedSignal, model, output, signal } from '@angular/core';
import type { LicenseApiError } from 'ngx-genesys-license';
import {
  LicenseChoices,
  LicenseIntl,
  LicenseNotice,
  LicenseSkeleton,
} from 'ngx-genesys-license/components/common';
import { definitionsMessages } from './definitions-messages';
import { comparePermissions } from './compare-permissions';
import { netPermissionsOf, permissionsOf, type DefinitionGraph } from './definition-graph';
import { PermissionList } from './permission-list';

type Part = 'onlyFirst' | 'both' | 'onlySecond';

/** What a license permits, alone or beside another. */
@Component({
  selector: 'license-definition-permissions',
  imports: [LicenseChoices, LicenseNotice, LicenseSkeleton, PermissionList],
  template: `
    <div class="options">
      <label class="compare">
        <span>{{ messages().compareWith }}</span>
        <select class="license-field" (change)="onCompare($event)">
          <option value="" [selected]="other() === undefined">{{ messages().compareWithNone }}</option>
          @for (choice of choices(); track choice.id) {
            <option [value]="choice.id" [selected]="choice.id === other()">{{ choice.label }}</option>
          }
        </select>
      </label>
      @if (canBeNet()) {
        <label class="net">
          <input type="checkbox" [checked]="isNet()" (change)="onNet($event)" />
          <span>{{ messages().net }}</span>
        </label>
      }
    </div>
    @if (error(); as error) {
      <license-notice condition="error" [error]="error" (retry)="retry.emit()" />
    } @else if (isLoading()) {
      <license-skeleton [rows]="4" />
    } @else {
      @if (parts().length > 1) {
        <license-choices [legend]="messages().comparison" [choices]="choiceOfParts()" [(value)]="part" />
      }
      @if (shown(); as shown) {
        @if (shown.length === 0 && parts().length === 1) {
          <p>{{ messages().noPermissions }}</p>
        } @else {
          <license-permission-list [permissions]="shown" [query]="query()" />
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .options {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 20px;
    }
    label {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .compare span {
      color: var(--_muted);
    }
    .compare {
      flex: 1 1 16em;
      max-inline-size: 26em;
      white-space: nowrap;
    }
    .compare .license-field {
      min-inline-size: 0;
    }
    input {
      inline-size: 18px;
      block-size: 18px;
      margin: 0;
      accent-color: var(--_primary);
    }
    .net {
      min-block-size: 24px;
      cursor: pointer;
    }
    p {
      color: var(--_muted);
    }
  `,
})
export class DefinitionPermissions {
  readonly #intl = inject(LicenseIntl);
  readonly graph = input.required<DefinitionGraph>();
  readonly id = input.required<string>();
  readonly label = input.required<(id: string) => string>();
  /** What a search narrows the list to. */
  readonly query = input('');
  /** Why permissions could not be loaded. */
  readonly failure = input<LicenseApiError>();
  /** The license it is compared with. */
  readonly other = model<string>();
  readonly retry = output();

  protected readonly messages = this.#intl.section('definitions', definitionsMessages);
  protected readonly isNet = signal(false);
  protected readonly part = linkedSignal<string | undefined, Part>({
    source: this.other,
    computation: () => 'onlyFirst',
  });

  readonly #compared = computed(() => {
    const other = this.other();
    return other === undefined || other === this.id() ? [this.id()] : [this.id(), other];
  });
  protected readonly isLoading = computed(() => this.#compared().some((id) => !this.#isKnown(id)));
  protected readonly error = computed(() => (this.isLoading() ? this.failure() : undefined));
  protected readonly canBeNet = computed(() =>
    this.#compared().some((id) => (this.graph().get(id)?.needs.length ?? 0) > 0),
  );
  protected readonly choices = computed(() =>
    Array.from(this.graph().values())
      .filter(({ id, isListed }) => isListed && id !== this.id())
      .map(({ id }) => ({ id, label: this.label()(id) }))
      .sort((a, b) => this.#intl.compare(a.label, b.label)),
  );

  protected readonly parts = computed<
    readonly { readonly part: Part; readonly title: string; readonly permissions: readonly string[] }[]
  >(() => {
    const given = this.isNet() && this.canBeNet() ? netPermissionsOf : permissionsOf;
    const [first = '', second] = this.#compared();
    const permissions = given(this.graph(), first) ?? [];
    if (second === undefined) return [{ part: 'onlyFirst', title: '', permissions }];
    const { onlyFirst, both, onlySecond } = comparePermissions(
      permissions,
      given(this.graph(), second) ?? [],
    );
    const { onlyIn, inBoth } = this.messages();
    return [
      { part: 'onlyFirst', title: onlyIn(this.label()(first)), permissions: onlyFirst },
      { part: 'both', title: inBoth, permissions: both },
      { part: 'onlySecond', title: onlyIn(this.label()(second)), permissions: onlySecond },
    ];
  });
  protected readonly choiceOfParts = computed(() =>
    this.parts().map(({ part, title, permissions }) => ({
      value: part,
      title,
      count: this.#intl.number(permissions.length),
    })),
  );
  protected readonly shown = computed(
    () => this.parts().find(({ part }) => part === this.part())?.permissions ?? this.parts()[0]?.permissions,
  );

  protected onCompare(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.other.set(value === '' ? undefined : value);
  }

  protected onNet(event: Event): void {
    this.isNet.set((event.target as HTMLInputElement).checked);
  }

  /** What is not listed has nothing more to tell. */
  #isKnown(id: string): boolean {
    return permissionsOf(this.graph(), id) !== undefined || this.graph().get(id)?.isListed !== true;
  }
}
