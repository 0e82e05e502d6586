import { Component, computed, inject, input, linkedSignal, model } from '@angular/core';
import {
  injectLicenseStore,
  LicenseIntl,
  LicenseNotice,
  LicenseSkeleton,
  loadCondition,
} from 'ngx-genesys-license/components/common';
import { inferenceMessages } from './inference-messages';
import { askLater } from './ask-later';
import { InferenceOutcome } from './inference-outcome';
import { inferencePanes } from './inference-panes';
import type { InferredLicense } from './inferred-licenses';
import { RoleChooser } from './role-chooser';

/** So many roles are explained without asking; each takes a request. */
const fewRoles = 8;

/** Roles → licenses, why each is needed, and what would change with other roles. */
@Component({
  selector: 'license-inference-by-roles',
  imports: [InferenceOutcome, LicenseNotice, LicenseSkeleton, RoleChooser],
  template: `
    <div class="given">
      @if (rolesCondition() === 'forbidden') {
        <p class="quiet remark">{{ messages().namesMissing }}</p>
      } @else {
        <license-notice
          [condition]="rolesCondition()"
          [error]="roles.error()"
          [pausedUntil]="store.connection().pausedUntil"
          (retry)="roles.retry()"
        />
      }
      <license-role-chooser [roles]="roles.answer() ?? []" [(selected)]="roleIds" />
      @if (rolesCondition() === 'loading') {
        <license-skeleton [rows]="6" />
      }
    </div>
    <div class="outcome">
      <div class="title" role="heading" [attr.aria-level]="headingLevel()">
        {{ title() }}
      </div>
      @if (chips().length === 0) {
        <p class="quiet">{{ messages().noRoles }}</p>
      } @else {
        <ul class="chips">
          @for (chip of chips(); track chip.id) {
            <li>
              <button
                type="button"
                class="license-chip"
                [class.out]="chip.state === 'out'"
                (click)="onChip(chip.id)"
              >
                <span class="name">{{ chip.name }}</span>
                @if (chip.mark; as mark) {
                  &ngsp;<span class="tag">{{ mark }}</span>
                }
                <span class="visually-hidden">&ngsp;{{ chip.action }}</span>
                <span aria-hidden="true">{{ chip.state === 'out' ? '+' : '×' }}</span>
              </button>
            </li>
          }
        </ul>
        <div class="what-if">
          @if (baselineRoleIds() === undefined) {
            <button type="button" class="license-button" (click)="baselineRoleIds.set(roleIds())">
              {{ messages().whatIf }}
            </button>
          } @else {
            <span class="quiet">{{ messages().whatIfHint }}</span>
            <button type="button" class="license-button text" (click)="onBack()">
              {{ messages().backToStart }}
            </button>
            <button type="button" class="license-button text" (click)="baselineRoleIds.set(undefined)">
              {{ messages().endWhatIf }}
            </button>
          }
        </div>
      }
      <license-inference-outcome
        [inferred]="inferred"
        [isAsked]="isAsked()"
        [licenses]="licenses()"
        [hint]="messages().chooseRoles"
        [headingLevel]="headingLevel()"
        (retry)="onRetry()"
      >
        @if (difference(); as difference) {
          <p class="difference" role="status">{{ difference }}</p>
        }
      </license-inference-outcome>
      @if (explainText(); as text) {
        <button type="button" class="license-button" (click)="wantsWhy.set(true)">{{ text }}</button>
      }
      @if (isExplaining()) {
        <p class="quiet" role="status">{{ messages().explaining }}</p>
      }
    </div>
  `,
  styles: [
    inferencePanes,
    `
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .out .name {
        text-decoration: line-through;
      }
      .out {
        border-style: dashed;
        background: transparent;
      }
      .tag {
        color: var(--_muted);
        font-size: 0.9em;
      }
      .what-if {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 8px;
      }
      .outcome > .license-button {
        justify-self: start;
      }
      license-inference-outcome {
        margin-block-start: 10px;
      }
      .difference {
        margin-block-end: 6px;
        font-weight: 600;
      }
    `,
  ],
})
export class InferenceByRoles {
  readonly #intl = inject(LicenseIntl);
  protected readonly store = injectLicenseStore('license-inference');

  readonly roleIds = model.required<readonly string[]>();
  readonly baselineRoleIds = model<readonly string[]>();
  /** Whose roles the start is; undefined where they are nobody's. */
  readonly userId = input<string>();
  readonly debounce = input.required<number>();
  readonly headingLevel = input.required<number>();

  protected readonly messages = this.#intl.section('inference', inferenceMessages);
  readonly #asked = computed(() => [...new Set(this.roleIds())], { equal: isSameSet });
  readonly #start = computed(() => this.baselineRoleIds() ?? [], { equal: isSameSet });

  protected readonly roles = askLater(
    () => true,
    () => 0,
    () => this.store.roles(),
  );
  /** Without a list of roles there is still the field for their ids: what hinders is told where nothing came. */
  protected readonly rolesCondition = computed(() =>
    loadCondition({
      status: this.roles.status(),
      error: this.roles.error(),
      connection: this.roles.status() === 'error' ? this.store.connection() : undefined,
      count: this.roles.answer() === undefined ? 0 : 1,
    }),
  );
  readonly #names = computed(() => new Map(this.roles.answer()?.map(({ id, name }) => [id, name ?? id])));

  protected readonly inferred = askLater(
    () => (this.#asked().length > 0 ? this.#asked() : undefined),
    this.debounce,
    (roleIds, signal) => this.store.inferFromRoles(roleIds, { signal }),
  );
  readonly #inferredAtStart = askLater(
    () => (this.#start().length > 0 ? this.#start() : undefined),
    this.debounce,
    (roleIds, signal) => this.store.inferFromRoles(roleIds, { signal }),
  );
  /** Whether somebody wants to know which of many roles it is; forgotten with the roles. */
  protected readonly wantsWhy = linkedSignal<unknown, boolean>({
    source: this.#asked,
    computation: () => false,
  });
  readonly #explained = askLater(
    () =>
      this.#asked().length > 0 && (this.wantsWhy() || this.#asked().length <= fewRoles)
        ? this.#asked()
        : undefined,
    this.debounce,
    (roleIds, signal) => this.store.explain(roleIds, { signal }),
  );

  protected readonly isAsked = computed(() => this.#asked().length > 0);
  protected readonly isExplaining = computed(
    () => this.#explained.status() === 'loading' && (this.inferred.answer()?.length ?? 0) > 0,
  );
  protected readonly explainText = computed(() =>
    this.#explained.status() === 'idle' && (this.inferred.answer()?.length ?? 0) > 0
      ? this.#intl.plural(this.#asked().length, this.messages().explain)
      : undefined,
  );

  protected readonly title = computed(() => {
    const { chosenRoles, rolesOf } = this.messages();
    const userId = this.userId();
    if (userId === undefined) return chosenRoles;
    const user = this.store.user(userId)();
    return rolesOf(user?.name ?? user?.email ?? userId);
  });
  protected readonly chips = computed(() => {
    const { removeRole, putBackRole, addedRole, leftOutRole } = this.messages();
    const start = this.baselineRoleIds();
    const asked = new Set(this.roleIds());
    return [...new Set([...(start ?? []), ...asked])].map((id) => {
      const name = this.#names().get(id) ?? id;
      if (!asked.has(id)) return { id, name, state: 'out', mark: leftOutRole, action: putBackRole };
      const mark = start === undefined || start.includes(id) ? undefined : addedRole;
      return { id, name, state: 'in', mark, action: removeRole };
    });
  });

  readonly #atStart = computed(() =>
    this.baselineRoleIds() === undefined
      ? undefined
      : this.#start().length === 0
        ? []
        : this.#inferredAtStart.answer(),
  );
  protected readonly licenses = computed<readonly InferredLicense[]>(() => {
    const now = this.#asked().length === 0 ? [] : (this.inferred.answer() ?? []);
    const start = this.#atStart();
    const row = (id: string, change: InferredLicense['change']): InferredLicense => ({
      id,
      label: this.store.label(id),
      change,
      why: change === 'removed' ? undefined : this.#why(id),
    });
    return [
      ...now.map((id) => row(id, start === undefined || start.includes(id) ? undefined : 'added')),
      ...(start ?? []).filter((id) => !now.includes(id)).map((id) => row(id, 'removed')),
    ];
  });
  protected readonly difference = computed(() => {
    if (this.#atStart() === undefined || isSameSet(this.#asked(), this.#start())) return undefined;
    const count = (change: InferredLicense['change']) =>
      this.#intl.number(this.licenses().filter((license) => license.change === change).length);
    return this.messages().difference(count('added'), count('removed'));
  });

  protected onRetry(): void {
    this.inferred.retry();
    this.#explained.retry();
  }

  protected onChip(id: string): void {
    const asked = this.roleIds();
    this.roleIds.set(asked.includes(id) ? asked.filter((other) => other !== id) : [...asked, id]);
  }

  protected onBack(): void {
    this.roleIds.set(this.baselineRoleIds() ?? []);
  }

  #why(licenseId: string): string | undefined {
    // While another set is asked about, the last explanation is of other roles.
    if (this.#explained.status() !== 'resolved') return undefined;
    const reason = this.#explained.answer()?.reasons.find((each) => each.licenseId === licenseId);
    if (reason === undefined) return undefined;
    const { because, becauseOfEach, becauseOfSeveral } = this.messages();
    const names = reason.roleIds.map((id) => this.#names().get(id) ?? id);
    if (names.length === 0) return becauseOfSeveral;
    return names.length === 1 ? because(names[0] ?? '') : becauseOfEach(this.#intl.list(names));
  }
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}
