import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject, input, linkedSignal, model, output, signal } from '@angular/core';
import type { LicenseChange } from 'ngx-genesys-license';
import {
  type InferenceMode,
  LaterPart,
  LicenseChoices,
  LicenseIntl,
  LicenseLook,
  licenseTokens,
} from 'ngx-genesys-license/components/common';
import type { UserRoles } from './compared-user';
import { inferenceMessages } from './inference-messages';
import { InferenceByRoles } from './inference-by-roles';
import { InferenceOfUsers } from './inference-of-users';

/**
 * Why licenses are needed, as the server infers it: from roles, with what would change with others; from raw permissions; and
 * for users, what they hold beside what their roles need.
 */
@Component({
  selector: 'license-inference',
  imports: [InferenceByRoles, InferenceOfUsers, LicenseChoices, LicenseLook, NgComponentOutlet],
  template: `
    <license-look />
    <license-choices [legend]="messages().modes" [choices]="modes()" [(value)]="mode" />
    @switch (mode()) {
      @case ('roles') {
        <license-inference-by-roles
          [(roleIds)]="roleIds"
          [(baselineRoleIds)]="baselineRoleIds"
          [userId]="whose()"
          [debounce]="debounce()"
          [headingLevel]="headingLevel()"
        />
      }
      @case ('permissions') {
        <ng-container
          [ngComponentOutlet]="byPermissions.part()"
          [ngComponentOutletInputs]="{
            asked: permissions,
            debounce: debounce(),
            headingLevel: headingLevel(),
          }"
        />
      }
    }
    @if (hasShownUsers()) {
      <license-inference-of-users
        [hidden]="mode() !== 'users'"
        [userIds]="userIds() ?? []"
        [headingLevel]="headingLevel()"
        (changeProposed)="changeProposed.emit($event)"
        (whyRequested)="onWhy($event)"
        (userRequested)="userRequested.emit($event)"
      />
    }
    <p class="note">{{ messages().note }}</p>
  `,
  styles: [
    licenseTokens,
    `
      :host {
        display: grid;
        gap: 16px;
        container-type: inline-size;
      }
      [hidden] {
        display: none;
      }
      .note {
        margin: 0;
        color: var(--_muted);
        font-size: 0.88em;
      }
    `,
  ],
  host: { class: 'license-look', role: 'group', '[attr.aria-label]': 'label() ?? messages().label' },
})
export class LicenseInference {
  /** What is asked about; default `roles`. */
  readonly mode = model<InferenceMode>('roles');
  /** The roles asked about, by id. */
  readonly roleIds = model<readonly string[]>([]);
  /** What those roles are compared with ("what if"): the roles of the start; undefined for no comparison. */
  readonly baselineRoleIds = model<readonly string[]>();
  /** The permissions asked about, as `domain:entity:action`. */
  readonly permissions = model<readonly string[]>([]);
  /**
   * The users to compare with their roles; up to 50 are compared at once, more when a person says so. Undefined: users are
   * not offered.
   */
  readonly userIds = input<readonly string[]>();
  /** For how long a question must stay the same before it is asked, in ms; default 300. */
  readonly debounce = input(300);
  /** The level of the headings, 1 to 6; default 3. */
  readonly headingLevel = input(3);
  /** The component's accessible name; default: of `LicenseIntl`. */
  readonly label = input<string>();
  /** Somebody wants to see a user: the id. */
  readonly userRequested = output<string>();
  /** Somebody wants to give what is missing, or to take what is held without a reason; nothing has been sent. */
  readonly changeProposed = output<LicenseChange>();

  protected readonly byPermissions = new LaterPart(() =>
    import('./inference-by-permissions').then(({ InferenceByPermissions }) => InferenceByPermissions),
  );
  protected readonly messages = inject(LicenseIntl).section('inference', inferenceMessages);
  protected readonly modes = computed(() => {
    const modes: readonly InferenceMode[] =
      this.userIds() === undefined && this.mode() !== 'users'
        ? ['roles', 'permissions']
        : ['roles', 'permissions', 'users'];
    return modes.map((value) => ({ value, title: this.messages().mode[value] }));
  });

  /** What was found about users stays while a person looks at the roles of one. */
  protected readonly hasShownUsers = linkedSignal<InferenceMode, boolean>({
    source: this.mode,
    computation: (mode, previous) => previous?.value === true || mode === 'users',
  });

  /** Whose roles somebody asked about last. */
  readonly #asked = signal<UserRoles | undefined>(undefined);
  /** As long as they are the start. */
  protected readonly whose = computed(() => {
    const asked = this.#asked();
    return asked !== undefined && asked.roleIds === this.baselineRoleIds() ? asked.userId : undefined;
  });

  /** A user's roles are the start: what is changed from there on is "what if". */
  protected onWhy(user: UserRoles): void {
    this.#asked.set(user);
    this.roleIds.set(user.roleIds);
    this.baselineRoleIds.set(user.roleIds);
    this.mode.set('roles');
  }
}
