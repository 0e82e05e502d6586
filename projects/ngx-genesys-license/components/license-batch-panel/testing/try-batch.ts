import { Component, signal } from '@angular/core';
import type { LicenseStoreFeature } from 'ngx-genesys-license';
import { VirtualClock, type EmulatedStoreOptions } from 'ngx-genesys-license/testing';
import type { LicenseUserSelection } from 'ngx-genesys-license/components/common';
import { tryOnEmulator, type TriedOnEmulator } from '../../common/testing/try-on-emulator';
import type { LicenseBatchReviewHarness } from '../../testing/license-batch-review-harness';
import type { LicenseBatchRunHarness } from '../../testing/license-batch-run-harness';
import { LicenseBatchPanelHarness } from '../../testing/license-batch-panel-harness';
import { LicenseBatchPanel, type BatchFinished, type BatchStarted } from '../license-batch-panel';

/** A license that nobody holds in the emulated organization. */
export const free = 'examplePremiumAppUserLicense';

/** An application around the panel. */
@Component({
  imports: [LicenseBatchPanel],
  template: `<license-batch-panel
    [users]="users()"
    [(add)]="add"
    [(remove)]="remove"
    (started)="onStarted($event)"
    (finished)="onFinished($event)"
    (stepChanged)="told.push($event)"
  />`,
})
export class BatchHost {
  readonly users = signal<LicenseUserSelection>([]);
  readonly add = signal<readonly string[]>([]);
  readonly remove = signal<readonly string[]>([]);
  /** What the panel has told the application, in order. */
  readonly told: string[] = [];
  readonly ended: BatchFinished[] = [];

  protected onStarted({ kind }: BatchStarted): void {
    this.told.push(kind);
  }

  protected onFinished(event: BatchFinished): void {
    this.told.push(`${event.kind} ended`);
    this.ended.push(event);
  }
}

/** A panel on an emulator, in virtual time. */
export interface TriedBatch extends TriedOnEmulator<BatchHost> {
  readonly panel: LicenseBatchPanelHarness;
  /** Until the file has been read, which takes as long as the browser does. */
  settleFile(): Promise<void>;
}

/** What is asked for: the first so many users, 20 unless said otherwise. */
export interface TriedChange {
  readonly count?: number;
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/** On its first step, with nothing chosen. */
export async function tryBatch(
  options: EmulatedStoreOptions = {},
  ...features: LicenseStoreFeature[]
): Promise<TriedBatch> {
  const tried = tryOnEmulator(BatchHost, { users: 30, clock: new VirtualClock(), ...options }, { features });
  const panel = await tried.loader.getHarness(LicenseBatchPanelHarness);
  await tried.settle();
  return {
    ...tried,
    panel,
    async settleFile() {
      const source = await panel.users();
      do await tried.settle();
      while (await source.isReading());
      await tried.settle();
    },
  };
}

/** On its second step, with the first users given and a plan on show. */
export async function tryReview(
  { count = 20, add = [], remove = [] }: TriedChange,
  options?: EmulatedStoreOptions,
  ...features: LicenseStoreFeature[]
): Promise<TriedBatch & { readonly review: LicenseBatchReviewHarness }> {
  const tried = await tryBatch(options, ...features);
  tried.host.users.set(tried.control.userIds.slice(0, count));
  tried.host.add.set(add);
  tried.host.remove.set(remove);
  await tried.settle();
  await tried.panel.goToReview();
  await tried.settle();
  return { ...tried, review: await tried.panel.review() };
}

/** On its third step, with the change just sent. */
export async function tryResult(
  change: TriedChange,
  options?: EmulatedStoreOptions,
  prepare?: (tried: TriedBatch) => void,
): Promise<TriedBatch & { readonly run: LicenseBatchRunHarness }> {
  const tried = await tryReview(change, options);
  prepare?.(tried);
  await tried.review.apply();
  await (await tried.panel.confirmation())?.confirm();
  return { ...tried, run: await tried.panel.run() };
}
