import { Component, inject, input, output } from '@angular/core';
import { LicenseStore, type PlanWarning } from 'ngx-genesys-license';
import { LicenseIntl } from 'ngx-genesys-license/components/common';
import { batchReviewMessages } from '../batch-review-messages';
import { batchWords } from '../batch-words';
import { warningText } from './warning-text';

/** What a person should know before a change is sent, and what can be done about it. */
@Component({
  selector: 'license-change-warnings',
  template: `
    <div class="sub" role="heading" [attr.aria-level]="headingLevel()">{{ messages().warnings }}</div>
    <ul class="notes">
      @for (warning of warnings(); track $index) {
        <li class="note line">
          <span class="text">
            {{ textOf(warning) }}
            <span class="muted">({{ intl.plural(warning.count, words().warnedUsers) }})</span>
          </span>
          @if (prerequisiteOf(warning); as id) {
            <button type="button" class="license-button" (click)="addToo.emit(id)">
              {{ messages().addToo(store.label(id)) }}
            </button>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--_gap);
    }
  `,
})
export class ChangeWarnings {
  readonly warnings = input.required<readonly PlanWarning[]>();
  readonly headingLevel = input.required<number>();
  /** This license shall be added too: another one needs it. */
  readonly addToo = output<string>();

  protected readonly store = inject(LicenseStore);
  protected readonly intl = inject(LicenseIntl);
  protected readonly messages = this.intl.section('batch', batchReviewMessages);
  protected readonly words = this.intl.section('batch', batchWords);
  protected readonly textOf = warningText();

  /** What an added license needs, where adding it too would help. */
  protected prerequisiteOf({ kind, otherLicenseId }: PlanWarning): string | undefined {
    return kind === 'missing-prerequisite' ? otherLicenseId : undefined;
  }
}
