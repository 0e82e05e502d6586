import { Component, computed, inject, input, untracked } from '@angular/core';
import { LicenseStore, type LicensePlan } from 'ngx-genesys-license';
import { LicenseIntl } from 'ngx-genesys-license/components/common';
import { batchReviewMessages } from '../batch-review-messages';
import { batchWords } from '../batch-words';
import { BatchList } from '../batch-list';
import { plannedChanges, type PlannedChanges } from './planned-changes';
import { warningText } from './warning-text';

/** What a plan does to each user, and what to know about it; those of whom something changes first. */
@Component({
  selector: 'license-changes-by-user',
  imports: [BatchList],
  template: `
    <div class="sub" role="heading" [attr.aria-level]="headingLevel()">{{ messages().byUser }}</div>
    <license-batch-list [rows]="rows()" [rowHeight]="72" [trackBy]="idOf" [label]="messages().byUser">
      <ng-template let-row>
        @let user = store.user(row.id)();
        <span class="clip">
          <strong class="person">{{ user?.name ?? user?.email ?? row.id }}</strong>
          @if (user?.name ?? user?.email) {
            &ngsp;<span class="muted fine code">{{ row.id }}</span>
          }
          @if (lines().get(row.id); as line) {
            <span class="muted fine">&ngsp;· {{ messages().line(intl.number(line)) }}</span>
          }
        </span>
        <span class="clip">
          @for (part of parts; track part.name) {
            @for (id of row[part.name]; track id) {
              <span class="change" [class]="part.name"
                ><span aria-hidden="true">{{ part.sign }}</span
                ><span [class.visually-hidden]="part.sign">{{ words().changeWords[part.word] }} </span
                >{{ store.label(id) }}</span
              >
            }
          }
        </span>
        @if (warningsOf(row.id); as text) {
          <span class="clip fine warning" [title]="text"
            ><span class="caution" aria-hidden="true">!</span> {{ text }}</span
          >
        }
      </ng-template>
    </license-batch-list>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--_gap);
      min-inline-size: 0;
    }
    .change {
      margin-inline-end: 10px;
    }
    .adds {
      color: var(--_success);
    }
    .removes {
      color: var(--_error);
    }
    .noops {
      color: var(--_muted);
      font-size: 0.9em;
    }
    .warning {
      color: var(--_warning);
    }
  `,
})
export class ChangesByUser {
  readonly plan = input.required<LicensePlan>();
  /** Where users stand in a file. */
  readonly lines = input.required<ReadonlyMap<string, number>>();
  readonly add = input.required<readonly string[]>();
  readonly remove = input.required<readonly string[]>();
  readonly headingLevel = input.required<number>();

  protected readonly parts = [
    { name: 'adds', word: 'add', sign: '+ ' },
    { name: 'removes', word: 'remove', sign: '− ' },
    { name: 'noops', word: 'noop', sign: '' },
  ] as const;
  protected readonly store = inject(LicenseStore);
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchReviewMessages);
  protected readonly words = this.intl.section('batch', batchWords);
  readonly #textOf = warningText();
  protected readonly rows = computed(() => plannedChanges(this.plan(), 'userId'));
  /** Warnings of users that were looked at, for as long as the plan stands. */
  readonly #warnings = computed(() => (this.plan(), new Map<string, string>()));

  /** A plan says of ten users at most which they are: of a row on screen it is asked anew. */
  protected warningsOf(userId: string): string {
    const known = this.#warnings();
    let text = known.get(userId);
    if (text === undefined) {
      const { warnings } = untracked(() =>
        this.store.plan({ userIds: [userId], add: this.add(), remove: this.remove() }),
      );
      const own = warnings.filter(({ kind }) => kind !== 'automatic-assignment');
      known.set(userId, (text = own.map((warning) => this.#textOf(warning)).join(' ')));
    }
    return text;
  }

  protected readonly idOf = (index: number, { id }: PlannedChanges) => id;
}
