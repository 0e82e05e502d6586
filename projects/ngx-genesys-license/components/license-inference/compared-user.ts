import { _IdGenerator } from '@angular/cdk/a11y';
import { Component, computed, inject, input, output } from '@angular/core';
import type { LicenseChange, RoleComparison } from 'ngx-genesys-license';
import { injectLicenseStore, LicenseIntl } from 'ngx-genesys-license/components/common';
import { inferenceMessages } from './inference-messages';

/** A user, and the roles of that user. */
export interface UserRoles {
  readonly userId: string;
  readonly roleIds: readonly string[];
}

/** One user: what is held without a reason, what is missing, and what to do about it. */
@Component({
  selector: 'license-compared-user',
  template: `
    <div class="facts">
      <div class="who">
        <span class="name" [id]="nameId">{{ name() }}</span>
        <span class="status" [class]="comparison().status">{{
          messages().statuses[comparison().status]
        }}</span>
      </div>
      @for (part of parts(); track part.title) {
        <div class="part">
          <span class="quiet">{{ part.title }}</span>
          @for (id of part.ids; track id) {
            <span class="license-chip" [title]="id">{{ store.label(id) }}</span>
          }
        </div>
      }
      @if (problem(); as problem) {
        <p class="quiet">{{ problem }}</p>
      }
    </div>
    <div class="actions">
      @for (action of actions(); track action.title) {
        <button
          type="button"
          class="license-button"
          [class.text]="action.isQuiet"
          [attr.aria-describedby]="nameId"
          (click)="action.act()"
        >
          {{ action.title }}
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 16px;
      padding: 10px 12px;
    }
    .facts {
      display: grid;
      flex: 1 1 20em;
      gap: 6px;
      min-inline-size: 0;
    }
    .who,
    .part,
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
    }
    .name {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .quiet,
    .status {
      color: var(--_muted);
      font-size: 0.92em;
      overflow-wrap: anywhere;
    }
    .status::before {
      content: '= ';
    }
    .status.differs::before {
      content: '≠ ';
    }
    .status.unknown::before {
      content: '? ';
    }
    .status.differs {
      color: var(--_warning);
    }
    .status.agrees {
      color: var(--_success);
    }
  `,
})
export class ComparedUser {
  protected readonly store = injectLicenseStore('license-inference');
  readonly comparison = input.required<RoleComparison>();
  readonly changeProposed = output<LicenseChange>();
  /** Somebody wants to know why: the user, with the roles. */
  readonly whyRequested = output<UserRoles>();
  readonly userRequested = output<string>();

  protected readonly messages = inject(LicenseIntl).section('inference', inferenceMessages);
  protected readonly nameId = inject(_IdGenerator).getId('license-user-');
  readonly #user = computed(() => this.store.user(this.comparison().userId)());
  protected readonly name = computed(() => {
    const user = this.#user();
    return user?.name ?? user?.email ?? this.comparison().userId;
  });
  protected readonly parts = computed(() => {
    const { status, heldWithoutReason, neededNotHeld } = this.comparison();
    const { heldForRoles, held, ...titles } = this.messages();
    return [
      { title: titles.neededNotHeld, ids: neededNotHeld },
      { title: titles.heldWithoutReason, ids: heldWithoutReason },
      {
        title: status === 'unknown' ? held : heldForRoles,
        ids:
          this.#user()?.licenseIds.filter((id) => ![...heldWithoutReason, ...neededNotHeld].includes(id)) ??
          [],
      },
    ].filter(({ ids }) => ids.length > 0);
  });
  protected readonly problem = computed(() => {
    const { status, error } = this.comparison();
    return status === 'unknown' ? (error?.message ?? this.messages().rolesHidden) : undefined;
  });
  protected readonly actions = computed(() => {
    const { userId, neededNotHeld, roleIds } = this.comparison();
    const { giveMissing, why, openUser } = this.messages();
    const give = () => this.changeProposed.emit({ userIds: [userId], add: neededNotHeld });
    const canGive = neededNotHeld.length > 0 && this.store.canAssign() !== false;
    return [
      ...(canGive ? [{ title: giveMissing, isQuiet: false, act: give }] : []),
      ...(roleIds === undefined
        ? []
        : [{ title: why, isQuiet: true, act: () => this.whyRequested.emit({ userId, roleIds }) }]),
      { title: openUser, isQuiet: true, act: () => this.userRequested.emit(userId) },
    ];
  });
}
