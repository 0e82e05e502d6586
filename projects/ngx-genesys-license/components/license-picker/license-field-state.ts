import { signal, type ElementRef } from '@angular/core';

let fields = 0;

/** What a control and what is drawn around it, such as `mat-form-field`, tell each other. */
export class LicenseFieldState {
  /** Unique in the document; the ids of the control's parts begin with it. */
  readonly id = `license-field-${fields++}`;
  /** Whether the focus is inside the control. */
  readonly isFocused = signal(false);
  /** What is typed. */
  readonly text = signal('');
  /** Ids of elements around the control that describe it. */
  readonly describedBy = signal<readonly string[]>([]);
  /** Id of the element around the control that names it. */
  readonly labelledBy = signal<string | undefined>(undefined);
  /** The element that the list is placed at; default: the field itself. */
  readonly origin = signal<ElementRef<Element> | undefined>(undefined);
  /** Whether something around the control draws border, label and errors. */
  readonly isBare = signal(false);
}
