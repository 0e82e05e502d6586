import { Component, computed, inject, input, output } from '@angular/core';
import { LicenseStore } from 'ngx-genesys-license';
import { UserSelection } from '../workspace/user-selection';
import { chipsOf } from './license-chip';

/** One user in the grid; reads its own user, and nothing else changes it. */
@Component({
  selector: 'console-user-row',
  host: {
    role: 'row',
    '[id]': `'user-row-' + position()`,
    '[attr.data-user-id]': 'userId()',
    '[attr.aria-rowindex]': 'position() + 2',
    '[attr.aria-selected]': 'isSelected()',
    '[class.active]': 'isActive()',
  },
  templateUrl: './user-row.html',
  styleUrl: './user-row.css',
})
export class UserRow {
  readonly userId = input.required<string | undefined>();
  /** In the list, from 0. */
  readonly position = input.required<number>();
  readonly isActive = input(false);
  /** How many licenses find room. */
  readonly chipCount = input(4);
  readonly details = output<string>();

  protected readonly user = computed(() => {
    const id = this.userId();
    return id === undefined ? undefined : this.#store.user(id)();
  });
  protected readonly isSelected = computed(() => {
    const id = this.userId();
    return id !== undefined && this.#selection.has(id);
  });
  protected readonly chips = computed(() => {
    const user = this.user();
    return user === undefined ? [] : chipsOf(user, (id) => this.#store.label(id));
  });
  protected readonly shown = computed(() => this.chips().slice(0, this.chipCount()));
  protected readonly hiddenCount = computed(() => this.chips().length - this.shown().length);
  protected readonly rest = computed(() =>
    this.chips()
      .slice(this.chipCount())
      .map(({ label }) => label)
      .join(', '),
  );
  readonly #store = inject(LicenseStore);
  readonly #selection = inject(UserSelection);

  protected open(event: Event): void {
    event.stopPropagation();
    const id = this.userId();
    if (id !== undefined) this.details.emit(id);
  }
}
