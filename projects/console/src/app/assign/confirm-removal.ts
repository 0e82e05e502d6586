import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';

/** What the person is asked about. */
export interface Removal {
  /** Such as "12 users lose Genesys Cloud CX 2". */
  readonly lines: readonly string[];
  /** The rest of the change, in words; empty where there is none. */
  readonly additions: string;
}

/** Asks before licenses are taken from people; closes with true for yes. */
@Component({
  selector: 'console-confirm-removal',
  host: { class: 'dialog' },
  template: `
    <h2 id="confirm-removal-title">Remove licenses?</h2>
    <div id="confirm-removal-text">
      <ul>
        @for (line of removal.lines; track line) {
          <li>{{ line }}</li>
        }
      </ul>
      @if (removal.additions) {
        <p>{{ removal.additions }}</p>
      }
      <p class="muted">
        They may lose access at once. The run can be undone as long as nobody else changes the same licenses.
      </p>
    </div>
    <div class="actions">
      <button type="button" (click)="dialog.close(false)">Keep everything as it is</button>
      <button type="button" class="danger" (click)="dialog.close(true)">Remove</button>
    </div>
  `,
  styles: `
    ul {
      margin: 0 0 0.5rem;
      padding-inline-start: 1.25rem;
    }

    p {
      margin-block-end: 0.5rem;
    }
  `,
})
export class ConfirmRemoval {
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly removal = inject<Removal>(DIALOG_DATA);
}
