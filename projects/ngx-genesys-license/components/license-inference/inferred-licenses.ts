import { Component, inject, input } from '@angular/core';
import { LicenseIntl } from 'ngx-genesys-license/components/common';
import { inferenceMessages } from './inference-messages';

/** A license that something needs, or needs no more. */
export interface InferredLicense {
  readonly id: string;
  readonly label: string;
  readonly change: 'added' | 'removed' | undefined;
  /** A sentence on why; undefined where it is not known. */
  readonly why: string | undefined;
}

/** Licenses one below the other, with what has changed and why. */
@Component({
  selector: 'license-inferred-licenses',
  template: `
    <ul>
      @for (license of licenses(); track license.id) {
        <li [class]="license.change">
          <span class="sign" aria-hidden="true">{{
            license.change === 'added' ? '+' : license.change === 'removed' ? '−' : ''
          }}</span>
          <span class="words">
            <span class="label">{{ license.label }}</span>
            @if (license.label !== license.id) {
              <code>{{ license.id }}</code>
            }
            @if (license.why; as why) {
              <span class="why">{{ why }}</span>
            }
          </span>
          @if (license.change; as change) {
            <span class="change">{{
              change === 'added' ? messages().newlyNeeded : messages().neededNoMore
            }}</span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
      border: 1px solid var(--_line);
      border-radius: var(--_radius);
    }
    li {
      display: flex;
      align-items: baseline;
      gap: 8px;
      padding: 9px 12px;
    }
    li + li {
      border-block-start: 1px solid var(--_line);
    }
    .sign {
      flex: none;
      inline-size: 1em;
      font-weight: 700;
    }
    .sign:empty {
      display: none;
    }
    .words {
      flex: 1;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .label,
    code {
      unicode-bidi: isolate;
    }
    .label {
      margin-inline-end: 6px;
    }
    .removed .label {
      text-decoration: line-through;
    }
    code,
    .why {
      color: var(--_muted);
      font-size: 0.88em;
    }
    code {
      font-family: ui-monospace, monospace;
    }
    .why {
      display: block;
      margin-block-start: 2px;
    }
    .change {
      flex: none;
      font-size: 0.85em;
      font-weight: 600;
    }
    .added :is(.sign, .change) {
      color: var(--_success);
    }
    .removed :is(.sign, .change) {
      color: var(--_error);
    }
  `,
})
export class InferredLicenses {
  readonly licenses = input.required<readonly InferredLicense[]>();

  protected readonly messages = inject(LicenseIntl).section('inference', inferenceMessages);
}
