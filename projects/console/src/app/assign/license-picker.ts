import { ActiveDescendantKeyManager } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import {
  afterRenderEffect,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  model,
  signal,
  untracked,
  viewChild,
  viewChildren,
} from '@angular/core';
import { PickerOption } from './picker-option';

/** A license that can be picked. */
export interface PickableLicense {
  readonly id: string;
  readonly label: string;
}

let pickers = 0;

/** Picks licenses: typing narrows the list, arrows walk it, Enter picks and unpicks, Escape closes. */
@Component({
  selector: 'console-license-picker',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin, PickerOption],
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

  protected readonly id = `license-picker-${pickers++}`;
  protected readonly isOpen = signal(false);
  protected readonly text = signal('');
  protected readonly found = computed(() => {
    const text = folded(this.text().trim());
    return this.licenses().filter(({ id, label }) => folded(`${label} ${id}`).includes(text));
  });
  protected readonly activeId = computed(
    () => this.options().find((option) => option.isActive())?.elementId ?? null,
  );
  protected readonly words = computed(() => {
    const picked = this.value().map(
      (id) => this.licenses().find((license) => license.id === id)?.label ?? id,
    );
    return picked.length === 0 ? `${this.verb()} licenses …` : `${this.verb()}: ${picked.join(', ')}`;
  });
  protected readonly options = viewChildren(PickerOption);
  protected readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  readonly #keys = new ActiveDescendantKeyManager(this.options, inject(Injector)).withWrap().withHomeAndEnd();

  constructor() {
    afterRenderEffect(() => this.field()?.nativeElement.focus());
    // What is typed leads to the best match at once: Enter must never pick what was active before.
    afterRenderEffect(() => {
      this.found();
      this.isOpen();
      untracked(() => this.#keys.setFirstItemActive());
    });
  }

  protected open(): void {
    this.text.set('');
    this.isOpen.set(true);
  }

  protected close(button: HTMLElement): void {
    if (!this.isOpen()) return;
    this.isOpen.set(false);
    button.focus();
  }

  protected toggle(licenseId: string): void {
    if (this.taken().includes(licenseId)) return;
    this.value.update((ids) =>
      ids.includes(licenseId) ? ids.filter((id) => id !== licenseId) : [...ids, licenseId],
    );
  }

  protected key(event: KeyboardEvent, button: HTMLElement): void {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      this.close(button);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const active = this.options().find((option) => option.isActive());
      if (active !== undefined) this.toggle(active.licenseId());
    } else this.#keys.onKeydown(event);
  }
}

/** Lower case, without diacritics. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
