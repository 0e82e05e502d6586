import { Component, computed, inject, input, model, signal } from '@angular/core';
import { LicenseStore, type LicenseUsage } from 'ngx-genesys-license';
import {
  commonMessages,
  foldText,
  LicenseIntl,
  type LicenseKind,
  licenseKinds,
  LicenseNotice,
  LicenseSkeleton,
  loadCondition,
} from 'ngx-genesys-license/components/common';
import { batchChooseMessages } from '../batch-choose-messages';
import { batchWords } from '../batch-words';

/** More users are not looked through one by one to say how many of them hold a license. */
const mostCounted = 1000;
/** From so many licenses on there is a field to search them. */
const searchFrom = 10;
const kinds: readonly LicenseKind[] = ['base', 'add-on', 'other'];
let count = 0;

/** Chooses which licenses a batch adds and which it removes: each license is added, removed or left alone. */
@Component({
  selector: 'license-batch-licenses',
  imports: [LicenseNotice, LicenseSkeleton],
  template: `
    <div>
      <div class="sub" role="heading" [attr.aria-level]="headingLevel()">{{ messages().licenses }}</div>
      <p class="muted fine">{{ messages().licensesHint }}</p>
    </div>
    <license-notice
      [condition]="condition()"
      [error]="store.definitionsError()"
      [pausedUntil]="store.connection().pausedUntil"
      (retry)="store.reloadDefinitions()"
    />
    @if (condition() === 'loading' || (condition() === 'idle' && all().length === 0)) {
      <license-skeleton [rows]="6" />
    }
    @if (condition() === 'empty') {
      <p class="muted">{{ common().empty }}</p>
    }
    @if (all().length >= searchFrom) {
      <input
        type="search"
        [attr.aria-label]="messages().findLicense"
        [placeholder]="messages().findLicense"
        [value]="text()"
        (input)="search($event)"
      />
    }
    @for (group of groups(); track group.kind) {
      <div role="group" [attr.aria-labelledby]="id + group.kind">
        <div class="kind muted fine" [id]="id + group.kind">{{ common().kinds[group.kind] }}</div>
        @for (license of group.licenses; track license.licenseId) {
          <div class="license" role="group" [attr.aria-label]="messages().changeOf(license.label)">
            <div class="name">
              <span>{{ license.label }}</span>
              <span class="facts muted fine">
                @if (license.label !== license.licenseId) {
                  <span class="code">{{ license.licenseId }}</span>
                }
                @if (!license.isDefined && store.definitions().length > 0) {
                  <span>{{ messages().undefinedLicense }}</span>
                }
                @if (held(); as held) {
                  <span>{{ heldText(held.get(license.licenseId) ?? 0) }}</span>
                }
              </span>
            </div>
            <button
              type="button"
              class="license-button add"
              [attr.aria-pressed]="add().includes(license.licenseId)"
              (click)="toggle(license.licenseId, true)"
            >
              <span aria-hidden="true">+</span>{{ words().add }}
            </button>
            <button
              type="button"
              class="license-button remove"
              [attr.aria-pressed]="remove().includes(license.licenseId)"
              (click)="toggle(license.licenseId, false)"
            >
              <span aria-hidden="true">−</span>{{ words().remove }}
            </button>
          </div>
        }
      </div>
    } @empty {
      @if (all().length > 0) {
        <p class="muted" role="status">{{ common().noMatch }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--_gap);
      align-content: start;
      min-inline-size: 0;
    }
    .kind {
      padding-block: 6px 2px;
      font-weight: 600;
    }
    .license {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto auto;
      align-items: center;
      gap: 6px;
      padding-block: 5px;
      border-block-start: 1px solid var(--_line);
    }
    .name {
      display: grid;
      overflow-wrap: anywhere;
    }
    .facts > * + *::before {
      content: ' · ';
    }
    .license .license-button {
      min-block-size: 30px;
      padding-inline: 10px;
    }
    .license .license-button[aria-pressed='true'] {
      background: var(--_selected);
      border-color: var(--_primary);
      color: var(--_on-selected);
      font-weight: 600;
      box-shadow: inset 0 0 0 1px var(--_primary);
    }
    .license .license-button.remove[aria-pressed='true'] {
      background: var(--_error-container);
      border-color: var(--_error);
      color: var(--_on-error-container);
      box-shadow: inset 0 0 0 1px var(--_error);
    }
    @media (forced-colors: active) {
      .license .license-button[aria-pressed='true'] {
        forced-color-adjust: none;
        background: Highlight;
        color: HighlightText;
      }
    }
  `,
})
export class LicenseBatchLicenses {
  /** The users the change is about. */
  readonly userIds = input.required<readonly string[]>();
  readonly headingLevel = input.required<number>();
  /** License ids to add. */
  readonly add = model.required<readonly string[]>();
  /** License ids to remove. */
  readonly remove = model.required<readonly string[]>();

  protected readonly id = `license-batch-licenses-${++count}-`;
  protected readonly store = inject(LicenseStore);
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchChooseMessages);
  protected readonly words = this.intl.section('batch', batchWords);
  protected readonly common = this.intl.section('common', commonMessages);
  protected readonly searchFrom = searchFrom;
  protected readonly text = signal('');
  protected readonly all = computed(() => this.store.usage(), { equal: isSameList });
  protected readonly condition = computed(() =>
    loadCondition({
      status: this.store.definitionsStatus(),
      error: this.store.definitionsError(),
      connection: this.store.connection(),
      count: this.all().length,
    }),
  );
  protected readonly groups = computed(() => {
    const kindOf = licenseKinds(this.store.definitions());
    const text = foldText(this.text());
    const found = this.all().filter(({ licenseId, label }) =>
      foldText(`${label} ${licenseId}`).includes(text),
    );
    return kinds
      .map((kind) => ({
        kind,
        licenses: found
          .filter(({ licenseId }) => (kindOf.get(licenseId) ?? 'other') === kind)
          .toSorted((a, b) => this.intl.compare(a.label, b.label)),
      }))
      .filter(({ licenses }) => licenses.length > 0);
  });
  /** Holders among the chosen users, by license; undefined where there are none, too many, or some nobody has read. */
  protected readonly held = computed(() => {
    const userIds = this.userIds();
    if (userIds.length === 0 || userIds.length > mostCounted) return undefined;
    // Looking at somebody unknown would read them: that is the next step's.
    if (userIds.some((id) => this.store.users.indexOf(id) < 0)) return undefined;
    const held = new Map<string, number>();
    for (const userId of userIds) {
      for (const id of this.store.user(userId)()?.licenseIds ?? []) held.set(id, (held.get(id) ?? 0) + 1);
    }
    return held;
  });

  protected heldText(holders: number): string {
    return this.messages().heldBy(this.intl.number(holders), this.intl.number(this.userIds().length));
  }

  protected search(event: Event): void {
    this.text.set((event.target as HTMLInputElement).value);
  }

  /** Pressed again it is left alone; a license is never both added and removed. */
  protected toggle(licenseId: string, isAdd: boolean): void {
    const [one, other] = isAdd ? [this.add, this.remove] : [this.remove, this.add];
    one.update((ids) =>
      ids.includes(licenseId) ? ids.filter((id) => id !== licenseId) : [...ids, licenseId],
    );
    other.update((ids) => (ids.includes(licenseId) ? ids.filter((id) => id !== licenseId) : ids));
  }
}

/** Counts are not shown: a change of them is none. */
function isSameList(a: readonly LicenseUsage[], b: readonly LicenseUsage[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ licenseId, label }, index) => licenseId === b[index]?.licenseId && label === b[index].label)
  );
}
