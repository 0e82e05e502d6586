import { Component, computed, inject, input, output } from '@angular/core';
import {
  injectLicenseStore,
  LicenseIntl,
  LicenseNotice,
  LicenseSkeleton,
  loadCondition,
} from 'ngx-genesys-license/components/common';
import { inferenceMessages } from './inference-messages';
import type { Asked } from './ask-later';
import { InferredLicenses, type InferredLicense } from './inferred-licenses';

/** The licenses that something needs, in every state of the answer; what is projected stands above them. */
@Component({
  selector: 'license-inference-outcome',
  imports: [InferredLicenses, LicenseNotice, LicenseSkeleton],
  template: `
    <div class="title" role="heading" [attr.aria-level]="headingLevel()">{{ messages().needed }}</div>
    <license-notice
      [condition]="condition()"
      [error]="inferred().error()"
      [pausedUntil]="store.connection().pausedUntil"
      (retry)="retry.emit()"
    />
    <div class="result" [attr.aria-busy]="isBusy()">
      @if (condition() === 'idle') {
        <p class="quiet remark">{{ hint() }}</p>
      } @else if (condition() === 'loading') {
        <license-skeleton [rows]="2" />
      } @else {
        <ng-content />
        @if (licenses().length > 0) {
          <license-inferred-licenses [licenses]="licenses()" />
        } @else if (inferred().answer() !== undefined) {
          <p class="quiet remark" role="status">{{ messages().needNone }}</p>
        }
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
    }
    .title {
      font-weight: 600;
    }
  `,
})
export class InferenceOutcome {
  protected readonly store = injectLicenseStore('license-inference');
  /** What the server has answered. */
  readonly inferred = input.required<Asked<readonly string[]>>();
  /** Whether anything is asked: what hinders an answer is nobody's business otherwise. */
  readonly isAsked = input.required<boolean>();
  readonly licenses = input.required<readonly InferredLicense[]>();
  /** What to do while nothing is asked. */
  readonly hint = input.required<string>();
  readonly headingLevel = input.required<number>();
  readonly retry = output();

  protected readonly messages = inject(LicenseIntl).section('inference', inferenceMessages);
  protected readonly condition = computed(() =>
    loadCondition({
      status: this.inferred().status(),
      error: this.inferred().error(),
      connection: this.isAsked() ? this.store.connection() : undefined,
      count: this.inferred().answer() === undefined ? 0 : 1,
    }),
  );
  protected readonly isBusy = computed(() => ['loading', 'reloading'].includes(this.inferred().status()));
}
