import { Component, computed, inject, input, signal } from '@angular/core';
import { LicenseStore, type LicensedUser } from 'ngx-genesys-license';
import { LicenseEmulatorControl } from 'ngx-genesys-license/testing';
import { RequestLog } from './request-log';

const licenseIds = ['cloudCX1', 'cloudCX2', 'gc2WEMupgrade'] as const;

/** A few users and licenses on a slow server: what the screen says, what the server sees, and what is true there. */
@Component({
  selector: 'story-optimistic-demonstration',
  imports: [RequestLog],
  templateUrl: './optimistic-demonstration.html',
  styleUrl: './optimistic-demonstration.css',
})
export class OptimisticDemonstration {
  /** How long a request takes once somebody has pressed a cell, in ms. */
  readonly latency = input(0);

  readonly #store = inject(LicenseStore);
  readonly #control = inject(LicenseEmulatorControl);

  protected readonly licenses = licenseIds.map((id) => ({ id, label: this.#store.label(id) }));
  protected readonly users = computed(() => this.#control.userIds.map((id) => this.#store.user(id)()));
  /** The next write: answered, refused in one row, or its answer is lost. */
  protected readonly next = signal<'works' | 'refused' | 'lost'>('works');

  protected isHeld(user: LicensedUser, licenseId: string): boolean {
    return user.licenseIds.includes(licenseId);
  }

  protected mark(user: LicensedUser, licenseId: string): string {
    return user.cells.get(licenseId)?.mark ?? 'settled';
  }

  /** What the server has; the requests are read so that this is looked up again after each. */
  protected isTrue(user: LicensedUser, licenseId: string): boolean {
    this.#control.requests();
    return this.#control.emulator.organization.holds(user.id, licenseId);
  }

  protected toggle(user: LicensedUser, licenseId: string): void {
    const next = this.next();
    this.#control.configure({ latency: this.latency(), rowFailures: next === 'refused' ? 1 : 0 });
    if (next === 'lost') this.#control.failNext({ operation: 'postLicenseOrganization', drop: 'after' });
    const change = this.isHeld(user, licenseId) ? 'remove' : 'add';
    this.#store.assign({ userIds: [user.id], [change]: [licenseId] });
  }
}
