import { _IdGenerator } from '@angular/cdk/a11y';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { LicenseChange, RoleComparison } from 'ngx-genesys-license';
import {
  injectLicenseStore,
  LicenseChoices,
  LicenseIntl,
  LicenseNotice,
  LicenseSkeleton,
  loadCondition,
} from 'ngx-genesys-license/components/common';
import { inferenceMessages } from './inference-messages';
import { compareUsers } from './compare-users';
import { ComparedUser, type UserRoles } from './compared-user';

type Shown = 'all' | RoleComparison['status'];

/** So many users are compared without asking; each takes a request. */
const fewUsers = 50;
/** Users that are shown at first, and with each time more are asked for. */
const rowsAtOnce = 100;

/** What users hold beside what their roles need, user by user and license by license. */
@Component({
  selector: 'license-inference-of-users',
  imports: [ComparedUser, LicenseChoices, LicenseNotice, LicenseSkeleton],
  template: `
    <license-notice [condition]="condition()" [pausedUntil]="store.connection().pausedUntil" />
    @if (userIds().length === 0) {
      <p class="quiet remark">{{ messages().noUsers }}</p>
    } @else {
      <div class="bar">
        <span class="so-far" role="status">{{ progress() }}</span>
        @if (comparison.status() === 'running') {
          <button type="button" class="license-button" (click)="comparison.stop()">
            {{ messages().stop }}
          </button>
        } @else {
          <button
            type="button"
            class="license-button"
            [class.primary]="comparison.status() === 'idle'"
            (click)="start()"
          >
            {{ startText() }}
          </button>
        }
      </div>
      @if (comparison.status() === 'running' && comparison.found().length === 0) {
        <license-skeleton [rows]="3" />
      }
      @if (byLicense().length > 0) {
        <div class="title" role="heading" [attr.aria-level]="headingLevel()">{{ messages().byLicense }}</div>
        <ul class="licenses">
          @for (license of byLicense(); track license.id; let place = $index) {
            <li>
              <span class="label" [id]="domId + place">{{ license.label }}</span>
              @for (part of license.parts; track part.title) {
                <span class="part">
                  <span class="quiet">{{ part.title }}: {{ part.count }}</span>
                  @if (canPropose()) {
                    <button
                      type="button"
                      class="license-button text"
                      [attr.aria-describedby]="domId + place"
                      (click)="changeProposed.emit(part.change)"
                    >
                      {{ part.action }}
                    </button>
                  }
                </span>
              }
            </li>
          }
        </ul>
      }
      @if (comparison.found().length > 0) {
        @if (userIds().length > 1) {
          <license-choices [legend]="messages().show" [choices]="choices()" [(value)]="shown" />
        }
        <ul class="users">
          @for (user of rows(); track user.userId) {
            <li>
              <license-compared-user
                [comparison]="user"
                (changeProposed)="changeProposed.emit($event)"
                (whyRequested)="whyRequested.emit($event)"
                (userRequested)="userRequested.emit($event)"
              />
            </li>
          }
        </ul>
        @if (moreText(); as more) {
          <button type="button" class="license-button" (click)="onMore()">{{ more }}</button>
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 10px;
      justify-items: start;
    }
    license-notice,
    license-skeleton,
    .bar,
    ul {
      justify-self: stretch;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      min-block-size: var(--_control);
    }
    .so-far {
      font-variant-numeric: tabular-nums;
    }
    .title {
      font-weight: 600;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }
    li + li {
      border-block-start: 1px solid var(--_line);
    }
    .licenses li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 20px;
      padding: 6px 12px;
      min-block-size: var(--_row);
    }
    .label {
      flex: 1 1 12em;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    .part {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 6px;
    }
  `,
})
export class InferenceOfUsers {
  readonly #intl = inject(LicenseIntl);
  protected readonly store = injectLicenseStore('license-inference');

  readonly userIds = input.required<readonly string[]>();
  readonly headingLevel = input.required<number>();
  readonly changeProposed = output<LicenseChange>();
  readonly whyRequested = output<UserRoles>();
  readonly userRequested = output<string>();

  protected readonly messages = this.#intl.section('inference', inferenceMessages);
  protected readonly domId = inject(_IdGenerator).getId('license-users-');
  protected readonly comparison = compareUsers(this.store);
  readonly #asked = computed(() => [...new Set(this.userIds())]);
  protected readonly shown = signal<Shown>('all');
  readonly #most = linkedSignal<unknown, number>({ source: this.shown, computation: () => rowsAtOnce });
  readonly #isInBrowser = signal(false);

  protected readonly condition = computed(() =>
    loadCondition({
      status: this.comparison.status() === 'running' ? 'loading' : 'resolved',
      connection: this.userIds().length > 0 ? this.store.connection() : undefined,
      count: this.comparison.found().length,
    }),
  );
  protected readonly canPropose = computed(() => this.store.canAssign() !== false);
  protected readonly progress = computed(() =>
    this.comparison.status() === 'idle'
      ? this.#intl.plural(this.#asked().length, this.messages().users)
      : this.messages().compared(
          this.#intl.number(this.comparison.found().length),
          this.#intl.number(this.#asked().length),
        ),
  );
  protected readonly startText = computed(() =>
    this.comparison.status() === 'idle'
      ? this.#intl.plural(this.#asked().length, this.messages().compare)
      : this.messages().compareAgain,
  );

  readonly #byStatus = computed(() => {
    const found = this.comparison.found();
    const of = (status: RoleComparison['status']) => found.filter((user) => user.status === status);
    return { all: found, differs: of('differs'), unknown: of('unknown'), agrees: of('agrees') };
  });
  protected readonly choices = computed(() =>
    Object.entries(this.#byStatus()).map(([shown, users]) => ({
      value: shown as Shown,
      title: this.messages().statuses[shown as Shown],
      count: this.#intl.number(users.length),
    })),
  );
  protected readonly rows = computed(() => this.#byStatus()[this.shown()].slice(0, this.#most()));
  protected readonly moreText = computed(() => {
    const more = this.#byStatus()[this.shown()].length - this.#most();
    return more > 0 ? this.#intl.plural(Math.min(more, rowsAtOnce), this.messages().showMore) : undefined;
  });

  protected readonly byLicense = computed(() => {
    const licenses = new Map<string, { missing: string[]; extra: string[] }>();
    const of = (id: string) => {
      const known = licenses.get(id) ?? { missing: [], extra: [] };
      licenses.set(id, known);
      return known;
    };
    for (const { userId, neededNotHeld, heldWithoutReason } of this.#byStatus().differs) {
      for (const id of neededNotHeld) of(id).missing.push(userId);
      for (const id of heldWithoutReason) of(id).extra.push(userId);
    }
    const { neededNotHeld, heldWithoutReason, users, give, take } = this.messages();
    const part = (
      title: string,
      ids: readonly string[],
      action: typeof give,
      change: Partial<LicenseChange>,
    ) => ({
      title,
      count: this.#intl.plural(ids.length, users),
      action: this.#intl.plural(ids.length, action),
      change: { userIds: ids, ...change },
    });
    return Array.from(licenses, ([id, { missing, extra }]) => ({
      id,
      label: this.store.label(id),
      parts: [
        ...(missing.length > 0 ? [part(neededNotHeld, missing, give, { add: [id] })] : []),
        ...(extra.length > 0 ? [part(heldWithoutReason, extra, take, { remove: [id] })] : []),
      ],
    })).sort((a, b) => this.#intl.compare(a.label, b.label));
  });

  constructor() {
    afterNextRender(() => this.#isInBrowser.set(true));
    effect(() => {
      const userIds = this.#asked();
      if (!this.#isInBrowser()) return;
      untracked(() => {
        if (userIds.length > 0 && userIds.length <= fewUsers) this.start();
        else this.comparison.clear();
      });
    });
  }

  protected start(): void {
    this.comparison.start(this.#asked());
  }

  protected onMore(): void {
    this.#most.update((most) => most + rowsAtOnce);
  }
}
