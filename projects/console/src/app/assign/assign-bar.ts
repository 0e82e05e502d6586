import { Dialog } from '@angular/cdk/dialog';
import { Component, computed, inject, Injector, linkedSignal, untracked } from '@angular/core';
import { LicenseStore, type LicenseChange, type LicensePlan } from 'ngx-genesys-license';
import { dialogConfig } from '../shared/dialog-config';
import { quantity } from '../shared/quantity';
import { LicenseChanges } from '../workspace/license-changes';
import { UserSelection } from '../workspace/user-selection';
import { ConfirmRemoval, type Removal } from './confirm-removal';
import { LicensePicker, type PickableLicense } from './license-picker';
import { PlanSummary } from './plan-summary';

/** Gives licenses to the selected users, and takes licenses from them. */
@Component({
  selector: 'console-assign-bar',
  imports: [LicensePicker, PlanSummary],
  templateUrl: './assign-bar.html',
  styleUrl: './assign-bar.css',
})
export class AssignBar {
  protected readonly store = inject(LicenseStore);
  protected readonly selection = inject(UserSelection);
  protected readonly selected = computed(() => quantity(this.selection.size(), 'user'));
  protected readonly mayAssign = computed(() => this.store.canAssign() !== false);
  protected readonly licenses = computed<readonly PickableLicense[]>(
    () => this.store.usage().map(({ licenseId, label }) => ({ id: licenseId, label })),
    { equal: isSameList },
  );
  /** Picked anew for each selection that begins. */
  protected readonly add = linkedSignal({ source: () => this.selection.size() > 0, computation: () => none });
  protected readonly remove = linkedSignal({
    source: () => this.selection.size() > 0,
    computation: () => none,
  });
  protected readonly plan = computed<LicensePlan | undefined>(() => {
    const add = this.add();
    const remove = this.remove();
    if (add.length + remove.length === 0 || this.selection.size() === 0) return undefined;
    const userIds = this.selection.ids();
    return untracked(() => this.store.plan({ userIds, add, remove }));
  });
  readonly #changes = inject(LicenseChanges);
  readonly #dialog = inject(Dialog);
  readonly #injector = inject(Injector);

  protected apply(): void {
    const change: LicenseChange = { userIds: this.selection.ids(), add: this.add(), remove: this.remove() };
    const plan = this.store.plan(change);
    if (plan.removes.length === 0) return this.#send(change);
    const config = dialogConfig<Removal, boolean, ConfirmRemoval>({
      role: 'alertdialog',
      ariaLabelledBy: 'confirm-removal-title',
      ariaDescribedBy: 'confirm-removal-text',
      injector: this.#injector,
      data: this.#removalOf(plan),
    });
    this.#dialog.open(ConfirmRemoval, config).closed.subscribe((isConfirmed) => {
      if (isConfirmed === true) this.#send(change);
    });
  }

  #send(change: LicenseChange): void {
    this.#changes.apply(change);
    this.add.set(none);
    this.remove.set(none);
  }

  #removalOf({ adds, removes }: LicensePlan): Removal {
    const counts = new Map<string, number>();
    for (const { licenseId } of removes) counts.set(licenseId, (counts.get(licenseId) ?? 0) + 1);
    return {
      lines: [...counts].map(
        ([licenseId, count]) =>
          `${quantity(count, 'user loses', 'users lose')} ${this.store.label(licenseId)}`,
      ),
      additions: adds.length === 0 ? '' : `The same change makes ${quantity(adds.length, 'addition')}.`,
    };
  }
}

const none: readonly string[] = [];

function isSameList(a: readonly PickableLicense[], b: readonly PickableLicense[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, label }, index) => id === b[index]?.id && label === b[index].label)
  );
}
