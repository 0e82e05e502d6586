import { CdkListbox, CdkOption, type ListboxValueChangeEvent } from '@angular/cdk/listbox';
import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import {
  afterNextRender,
  Component,
  computed,
  inject,
  Injector,
  input,
  model,
  signal,
  viewChild,
} from '@angular/core';

/** A license that can be picked. */
export interface PickableLicense {
  readonly id: string;
  readonly label: string;
}

/** Picks licenses from a list: arrows, typing the beginning of a name, Space; Escape closes. */
@Component({
  selector: 'console-license-picker',
  imports: [CdkConnectedOverlay, CdkListbox, CdkOption, CdkOverlayOrigin],
  templateUrl: './license-picker.html',
  styleUrl: './license-picker.css',
})
export class LicensePicker {
  /** What is done with the picked licenses, such as "Add". */
  readonly verb = input.required<string>();
  readonly licenses = input.required<readonly PickableLicense[]>();
  /** Ids that cannot be picked here, being picked elsewhere. */
  readonly taken = input<readonly string[]>([]);
  readonly isDisabled = input(false);
  readonly value = model.required<readonly string[]>();

  protected readonly isOpen = signal(false);
  protected readonly words = computed(() => {
    const picked = this.value().map(
      (id) => this.licenses().find((license) => license.id === id)?.label ?? id,
    );
    return picked.length === 0 ? `${this.verb()} licenses …` : `${this.verb()}: ${picked.join(', ')}`;
  });
  protected readonly list = viewChild(CdkListbox);
  readonly #injector = inject(Injector);

  protected open(): void {
    this.isOpen.set(true);
    afterNextRender(() => this.list()?.focus(), { injector: this.#injector });
  }

  protected close(button: HTMLElement): void {
    if (!this.isOpen()) return;
    this.isOpen.set(false);
    button.focus();
  }

  protected pick({ value }: ListboxValueChangeEvent<string>): void {
    this.value.set(value);
  }

  protected key(event: KeyboardEvent, button: HTMLElement): void {
    if (event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    this.close(button);
  }
}
