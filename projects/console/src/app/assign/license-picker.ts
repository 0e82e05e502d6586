import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import {
  afterRenderEffect,
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  model,
  signal,
  viewChild,
} from '@angular/core';

/** A license that can be picked. */
export interface PickableLicense {
  readonly id: string;
  readonly label: string;
}

let pickers = 0;

/** Picks licenses: typing narrows the list, arrows walk it, Enter picks and unpicks, Escape closes. */
@Component({
  selector: 'console-license-picker',
  imports: [CdkConnectedOverlay, CdkOverlayOrigin],
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
  /**
   * Position in the list; -1 until something is typed or an arrow is pressed. Follows what is typed at once, before
   * anything is rendered: Enter must never pick what was first before.
   */
  protected readonly active = linkedSignal({
    source: this.found,
    computation: (): number => (this.text().trim() === '' ? -1 : 0),
  });
  protected readonly activeId = computed(() =>
    this.found()[this.active()] === undefined ? null : `${this.id}-${this.active()}`,
  );
  protected readonly words = computed(() => {
    const picked = this.value().map(
      (id) => this.licenses().find((license) => license.id === id)?.label ?? id,
    );
    return picked.length === 0 ? `${this.verb()} licenses …` : `${this.verb()}: ${picked.join(', ')}`;
  });
  protected readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  readonly #document = inject(DOCUMENT);

  constructor() {
    afterRenderEffect(() => this.field()?.nativeElement.focus());
    afterRenderEffect(() => {
      const id = this.activeId();
      if (this.isOpen() && id !== null)
        this.#document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
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
      const license = this.found()[this.active()];
      if (license !== undefined) this.toggle(license.id);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const count = this.found().length;
      if (count === 0) return;
      const last = count - 1;
      this.active.update((active) =>
        event.key === 'ArrowDown' ? (active === last ? 0 : active + 1) : active <= 0 ? last : active - 1,
      );
    }
  }
}

/** Lower case, without diacritics. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
}
