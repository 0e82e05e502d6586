import { Dialog, DIALOG_DATA, DialogConfig, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, Injector } from '@angular/core';
import { map, type Observable } from 'rxjs';
import { LicenseAnnouncer } from '../common/license-announcer';
import { licenseButtons, licenseTokens } from '../common/license-tokens';
import { batchStyles } from './batch-styles';

/** What a person is asked before something is taken away. */
export interface Question {
  readonly title: string;
  /** What is lost, line by line. */
  readonly losses: readonly string[];
  readonly texts: readonly string[];
  readonly keep: string;
  readonly confirm: string;
}

let count = 0;

/** Asks before licenses are taken from people; closes with true for yes. The harmless answer has the focus. */
@Component({
  selector: 'license-confirm-change',
  template: `
    <h2 class="heading" [id]="config.ariaLabelledBy">{{ question.title }}</h2>
    <div class="stack" [id]="config.ariaDescribedBy">
      <ul>
        @for (loss of question.losses; track loss) {
          <li>{{ loss }}</li>
        }
      </ul>
      @for (text of question.texts; track text) {
        <p class="muted">{{ text }}</p>
      }
    </div>
    <div class="actions">
      <button type="button" class="license-button keep end" (click)="dialog.close(false)">
        {{ question.keep }}
      </button>
      <button type="button" class="license-button danger" (click)="dialog.close(true)">
        {{ question.confirm }}
      </button>
    </div>
  `,
  styles: [
    licenseTokens,
    licenseButtons,
    batchStyles,
    `
      :host {
        display: grid;
        gap: 12px;
        inline-size: min(30em, calc(100vw - 32px));
        max-block-size: calc(100vh - 32px);
        padding: 20px;
        overflow: auto;
        border: 1px solid var(--_line);
        border-radius: calc(var(--_radius) + 4px);
        background: var(--_surface);
        box-shadow: 0 12px 40px rgb(0 0 0 / 30%);
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
  ],
})
export class ConfirmChange {
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly question = inject<Question>(DIALOG_DATA);
  protected readonly config = this.dialog.config as DialogConfig<Question> & {
    readonly ariaLabelledBy: string;
    readonly ariaDescribedBy: string;
  };
}

/** Asks; true for yes. In an injection context it gives the function that does. */
export function injectConfirmation(): (question: Question) => Observable<boolean> {
  const dialog = inject(Dialog);
  // For the ends of the focus trap to be hidden.
  inject(LicenseAnnouncer);
  const injector = inject(Injector);
  return (question) => {
    const id = `license-confirm-${++count}`;
    const config = Object.assign(new DialogConfig<Question, DialogRef<boolean, ConfirmChange>>(), {
      role: 'alertdialog',
      ariaModal: true,
      ariaLabelledBy: `${id}-title`,
      ariaDescribedBy: `${id}-text`,
      autoFocus: 'first-tabbable',
      injector,
      data: question,
    });
    return dialog.open(ConfirmChange, config).closed.pipe(map((answer) => answer === true));
  };
}
