import { Component, inject } from '@angular/core';
import { LicenseBatchPanel } from 'ngx-genesys-license/components';
import { ChangeDraft } from '../workspace/change-draft';

/** A change for many users: those selected, a file of them, or a list. */
@Component({
  selector: 'console-batch-page',
  imports: [LicenseBatchPanel],
  host: { class: 'page' },
  template: `
    <h2>Change licenses</h2>
    <license-batch-panel
      [headingLevel]="3"
      [users]="draft.users()"
      [(add)]="draft.add"
      [(remove)]="draft.remove"
      (started)="draft.sent()"
    />
  `,
})
export class BatchPage {
  protected readonly draft = inject(ChangeDraft);
}
