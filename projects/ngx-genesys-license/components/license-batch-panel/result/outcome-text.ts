import { inject } from '@angular/core';
import type { CellOutcome } from 'ngx-genesys-license';
import { commonMessages, LicenseIntl } from 'ngx-genesys-license/components/common';
import { batchResultMessages } from '../batch-result-messages';
import { isProblem } from './shown-run';

/** What became of a change, in words. */
export interface OutcomeText {
  /** What became of it, and the error. */
  outcome(cell: CellOutcome): string;
  /** What the server said, and how support finds it. */
  evidence(cell: Pick<CellOutcome, 'result' | 'correlationId'>): string;
}

/** In an injection context. */
export function outcomeText(): OutcomeText {
  const intl = inject(LicenseIntl);
  const messages = intl.section('batch', batchResultMessages);
  const common = intl.section('common', commonMessages);
  return {
    outcome(cell) {
      const { states, failure } = messages();
      if (!isProblem(cell)) return states[cell.state];
      const words = failure(cell.state, cell.asked);
      return cell.error === undefined ? words : `${words}: ${cell.error.message}`;
    },
    evidence: ({ result, correlationId }) =>
      [
        ...(result === undefined ? [] : [messages().serverWord(result)]),
        ...(correlationId === undefined ? [] : [common().correlationId(correlationId)]),
      ].join(' · '),
  };
}
