import { Component, computed, inject, input, output, untracked, type OnInit } from '@angular/core';
import { LicenseStore, type LicensePlan } from 'ngx-genesys-license';
import { LicenseIntl } from 'ngx-genesys-license/components/common';
import { batchReviewMessages } from '../batch-review-messages';
import { BatchReading } from './batch-reading';
import { ChangeWarnings } from './change-warnings';
import { ChangesByLicense } from './changes-by-license';
import { ChangesByUser } from './changes-by-user';
import { UserReading } from './user-reading';

/** What a batch would do, before anything is sent: totals, cost, warnings, by license and by user. */
@Component({
  selector: 'license-batch-review',
  imports: [BatchReading, ChangesByLicense, ChangesByUser, ChangeWarnings],
  template: `
    <license-batch-reading
      [reading]="reading"
      [userIds]="userIds()"
      [lines]="lines()"
      (leaveOut)="leaveOut.emit($event)"
    />
    <dl>
      @for (total of totals(); track total.name) {
        <div class="total" [class]="total.name">
          <dt class="muted fine">{{ messages().counts[total.name] }}</dt>
          <dd class="numbers">
            @if (total.sign) {
              <span aria-hidden="true">{{ total.sign }}</span>
            }
            {{ intl.number(total.count) }}
          </dd>
        </div>
      }
    </dl>
    <p class="cost">{{ cost() }}</p>
    @if (warnings().length > 0) {
      <license-change-warnings
        [warnings]="warnings()"
        [headingLevel]="headingLevel()"
        (addToo)="addToo.emit($event)"
      />
    }
    @if (changes() + plan().noops.length > 0) {
      <license-changes-by-license [plan]="plan()" />
      <license-changes-by-user
        [plan]="plan()"
        [lines]="lines()"
        [add]="add()"
        [remove]="remove()"
        [headingLevel]="headingLevel()"
      />
    }
    <div class="actions sticky">
      <button type="button" class="license-button back" (click)="back.emit()">{{ messages().back }}</button>
      <button
        type="button"
        class="license-button primary apply end"
        [disabled]="changes() === 0 || !canApply() || reading.done() !== undefined"
        (click)="apply.emit(replan())"
      >
        {{ intl.plural(changes(), messages().apply) }}
      </button>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: calc(var(--_gap) * 2);
      min-inline-size: 0;
    }
    dl {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 1px;
      margin: 0;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
      background: var(--_line);
      overflow: hidden;
    }
    @container (min-width: 32rem) {
      dl {
        grid-template-columns: repeat(4, 1fr);
      }
    }
    .total {
      display: flex;
      flex-direction: column-reverse;
      padding: 10px 14px;
      background: var(--_surface);
    }
    dd {
      margin: 0;
      font-size: 1.6em;
      line-height: 1.2;
    }
    .adds dd {
      color: var(--_success);
    }
    .removes dd {
      color: var(--_error);
    }
  `,
})
export class LicenseBatchReview implements OnInit {
  readonly userIds = input.required<readonly string[]>();
  /** Where users stand in a file. */
  readonly lines = input.required<ReadonlyMap<string, number>>();
  readonly add = input.required<readonly string[]>();
  readonly remove = input.required<readonly string[]>();
  readonly headingLevel = input.required<number>();
  /** False while nothing may be sent. */
  readonly canApply = input.required<boolean>();
  readonly back = output();
  /** These users shall not be part of the change. */
  readonly leaveOut = output<readonly string[]>();
  /** This license shall be added too: another one needs it. */
  readonly addToo = output<string>();
  /** The plan made at that moment. */
  readonly apply = output<LicensePlan>();

  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchReviewMessages);
  readonly #store = inject(LicenseStore);
  protected readonly reading = new UserReading(this.#store);

  protected readonly plan = computed(() => {
    const change = { userIds: this.userIds(), add: this.add(), remove: this.remove() };
    // What they say, and what has been read, goes into a plan.
    this.#store.definitions();
    this.reading.done();
    return untracked(() => this.#store.plan(change));
  });
  protected readonly changes = computed(() => this.plan().adds.length + this.plan().removes.length);
  protected readonly totals = computed(() => {
    const { adds, removes, noops } = this.plan();
    return [
      { name: 'users', sign: '', count: this.userIds().length },
      { name: 'adds', sign: '+', count: adds.length },
      { name: 'removes', sign: '−', count: removes.length },
      { name: 'noops', sign: '', count: noops.length },
    ] as const;
  });
  protected readonly cost = computed(() => {
    const { requests, estimatedDuration } = this.plan();
    const messages = this.messages();
    return this.changes() === 0
      ? messages.nothingToDo
      : messages.cost(this.intl.plural(requests, messages.requests), this.intl.duration(estimatedDuration));
  });
  /** Users nobody has read are told of above, unless reading failed. */
  protected readonly warnings = computed(() =>
    this.plan().warnings.filter(({ kind }) => kind !== 'unknown-user' || this.reading.error() !== undefined),
  );

  ngOnInit(): void {
    void this.reading.read(this.userIds());
  }

  /** What was planned a while ago may be otherwise by now. */
  protected replan(): LicensePlan {
    return this.#store.plan({ userIds: this.userIds(), add: this.add(), remove: this.remove() });
  }
}
