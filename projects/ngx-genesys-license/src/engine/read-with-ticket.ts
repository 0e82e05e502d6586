import type { ReadTicket } from '../core/fences';
import type { EngineContext } from './engine-context';

/**
 * Sends a read and applies its answer as of the moment the answered attempt left, so that the ledger knows which
 * writes it cannot have seen. The ticket is given back whatever comes.
 */
export async function readWithTicket<Answer>(
  { ledger, clock, signal, commit, heed }: EngineContext,
  send: (onSend: () => void) => Promise<Answer>,
  apply: (ticket: ReadTicket, answer: Answer) => void,
): Promise<Answer> {
  const tickets: ReadTicket[] = [];
  const giveBack = () => {
    for (const ticket of tickets.splice(0)) ledger.endRead(ticket, clock.now());
  };
  try {
    const answer = await heed(
      send(() => {
        giveBack();
        tickets.push(ledger.beginRead(clock.now()));
      }),
    );
    const [ticket] = tickets;
    if (ticket !== undefined && !signal.aborted) apply(ticket, answer);
    return answer;
  } finally {
    giveBack();
    commit();
  }
}
