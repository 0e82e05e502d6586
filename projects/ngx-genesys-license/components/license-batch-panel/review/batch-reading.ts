import { Component, computed, inject, input, output, untracked } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import { LicenseIntl, LicenseNotice } from 'ngx-genesys-license/components/common';
import { batchReviewMessages } from '../batch-review-messages';
import { batchWords } from '../batch-words';
import type { UserReading } from './user-reading';

/** So many unknown users are named. */
const mostNamed = 5;

/** How far it is known what the users hold: progress, what failed, and users that do not exist. */
@Component({
  selector: 'license-batch-reading',
  imports: [LicenseNotice],
  template: `
    @if (reading().done() !== undefined) {
      <div class="line">
        <progress
          [value]="reading().done()"
          [max]="userIds().length"
          [attr.aria-label]="progressText()"
        ></progress>
        <span class="fine numbers">{{ progressText() }}</span>
      </div>
    }
    <license-notice
      [condition]="reading().error() ? 'error' : 'ready'"
      [error]="reading().error()"
      (retry)="reading().read(userIds())"
    />
    @if (reading().left().length > 0) {
      <div class="note line">
        <span class="text">{{ intl.plural(reading().left().length, messages().stoppedReading) }}</span>
        <button type="button" class="license-button read-all" (click)="reading().read(userIds(), true)">
          {{ messages().readAll }}
        </button>
      </div>
    }
    @if (unknown().length > 0) {
      <div class="note line unknown">
        <span class="text">
          {{ intl.plural(unknown().length, messages().unknownUsers) }}
          <span class="muted fine">{{ unknownText() }}</span>
        </span>
        <button type="button" class="license-button" (click)="leaveOut.emit(unknown())">
          {{ messages().leaveOut }}
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class BatchReading {
  readonly reading = input.required<UserReading>();
  readonly userIds = input.required<readonly string[]>();
  /** Where users stand in a file. */
  readonly lines = input.required<ReadonlyMap<string, number>>();
  /** These users shall not be part of the change. */
  readonly leaveOut = output<readonly string[]>();

  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchReviewMessages);
  protected readonly words = this.intl.section('batch', batchWords);
  readonly #store = inject(LicenseStore);

  protected readonly progressText = computed(() =>
    this.messages().readingUsers(
      this.intl.number(this.reading().done() ?? 0),
      this.intl.number(this.userIds().length),
    ),
  );
  protected readonly unknown = computed(() => {
    const { done, error, left } = this.reading();
    if (done() !== undefined || error() !== undefined) return [];
    const unasked = new Set(left());
    const userIds = this.userIds();
    return untracked(() => userIds.filter((id) => this.#store.users.indexOf(id) < 0 && !unasked.has(id)));
  });
  protected readonly unknownText = computed(() => {
    const named = this.unknown()
      .slice(0, mostNamed)
      .map((id) => {
        const line = this.lines().get(id);
        return line === undefined ? id : `${id} (${this.messages().line(this.intl.number(line))})`;
      });
    const others = this.unknown().length - named.length;
    return [...named, ...(others > 0 ? [this.intl.plural(others, this.words().more)] : [])].join(', ');
  });
}
