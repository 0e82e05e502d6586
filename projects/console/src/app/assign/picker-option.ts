import type { Highlightable } from '@angular/cdk/a11y';
import { Directive, ElementRef, inject, input, signal } from '@angular/core';

/** An option of the license picker, as the CDK's key manager wants it. */
@Directive({
  selector: '[consolePickerOption]',
  host: {
    role: 'option',
    '[class.active]': 'isActive()',
    '[attr.aria-disabled]': 'isDisabled() || null',
  },
})
export class PickerOption implements Highlightable {
  readonly licenseId = input.required<string>({ alias: 'consolePickerOption' });
  readonly isDisabled = input(false);
  readonly isActive = signal(false);
  readonly #element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  get elementId(): string {
    return this.#element.id;
  }

  get disabled(): boolean {
    return this.isDisabled();
  }

  setActiveStyles(): void {
    this.isActive.set(true);
    this.#element.scrollIntoView({ block: 'nearest' });
  }

  setInactiveStyles(): void {
    this.isActive.set(false);
  }
}
