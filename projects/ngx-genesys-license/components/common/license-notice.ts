import { NgComponentOutlet } from '@angular/common';
import { Component, computed, input, output } from '@angular/core';
import type { LicenseApiError } from 'ngx-genesys-license';
import { LaterPart } from './later-part';
import type { LoadCondition } from './load-condition';

const hindering: readonly LoadCondition[] = ['error', 'forbidden', 'signed-out', 'offline', 'rate-limited'];

/**
 * What hinders a component from showing fresh data, with a way on; nothing while nothing hinders. What it looks like is
 * loaded before it is needed: without a network it could not be.
 */
@Component({
  selector: 'license-notice',
  imports: [NgComponentOutlet],
  template: `<ng-container [ngComponentOutlet]="hinders() ? view.part() : null" />`,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class LicenseNotice {
  /** What to tell. Others than the hindering conditions show nothing. */
  readonly condition = input.required<LoadCondition>();
  /** The failed load's error. */
  readonly error = input<LicenseApiError>();
  /** When the server may be asked again, in ms since the epoch. */
  readonly pausedUntil = input<number>();
  /** When the data on show was read, in ms since the epoch. */
  readonly asOf = input<number>();
  /** Somebody wants the load tried again. */
  readonly retry = output();

  protected readonly view = new LaterPart(() => import('./notice-view').then(({ NoticeView }) => NoticeView));
  protected readonly hinders = computed(() => hindering.includes(this.condition()));
}
