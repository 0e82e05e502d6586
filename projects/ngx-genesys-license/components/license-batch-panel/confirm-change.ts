import { _IdGenerator } from '@angular/cdk/a11y';
import { afterNextRender, Component, inject, input, output, viewChild, type ElementRef } from '@angular/core';

/** What a person is asked before something is taken away. */
export interface Question {
  readonly title: string;
  /** What would come of it, line by line: first what is lost. */
  readonly effects: readonly string[];
  readonly text: string;
  readonly keep: string;
  readonly confirm: string;
}

/** Asks before licenses are taken from people, from when it is there; the harmless answer has the focus. */
@Component({
  selector: 'license-confirm-change',
  template: `
    <dialog
      #dialog
      role="alertdialog"
      [attr.aria-labelledby]="id + '-title'"
      [attr.aria-describedby]="id + '-text'"
      (close)="answered.emit(false)"
    >
      <h2 class="heading" [id]="id + '-title'">{{ question().title }}</h2>
      <div class="stack" [id]="id + '-text'">
        <ul>
          @for (effect of question().effects; track effect) {
            <li>{{ effect }}</li>
          }
        </ul>
        <p class="muted">{{ question().text }}</p>
      </div>
      <div class="actions">
        <button type="button" class="license-button keep end" (click)="answer(false)">
          {{ question().keep }}
        </button>
        <button type="button" class="license-button danger" (click)="answer(true)">
          {{ question().confirm }}
        </button>
      </div>
    </dialog>
  `,
  styles: `
    dialog {
      inline-size: min(30em, calc(100vw - 32px));
      max-block-size: calc(100vh - 32px);
      padding: 20px;
      overflow: auto;
      border: 1px solid var(--_line);
      border-radius: calc(var(--_radius) + 4px);
      background: var(--_surface);
      color: inherit;
      box-shadow: 0 12px 40px rgb(0 0 0 / 30%);
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 32%);
    }
    .stack {
      margin-block-start: 12px;
    }
    ul {
      margin: 0;
      padding-inline-start: 1.2em;
      max-block-size: 40vh;
      overflow: auto;
    }
    button.license-button.danger {
      background: var(--_error);
      border-color: var(--_error);
      color: var(--_surface);
    }
  `,
})
export class ConfirmChange {
  readonly question = input.required<Question>();
  /** True for yes; the first answer counts. */
  readonly answered = output<boolean>();

  protected readonly id = inject(_IdGenerator).getId('license-confirm-');
  /** The DOM that tests on Node have knows the element, and not its methods. */
  protected readonly dialog = viewChild.required<ElementRef<Partial<HTMLDialogElement>>>('dialog');

  constructor() {
    afterNextRender(() => {
      const dialog = this.dialog().nativeElement;
      dialog.showModal?.();
      dialog.open = true;
    });
  }

  /** Closed first: that gives the focus back. */
  protected answer(isConfirmed: boolean): void {
    this.dialog().nativeElement.close?.();
    this.answered.emit(isConfirmed);
  }
}
