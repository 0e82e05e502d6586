import type { Operation } from '../operation';
import type { WorldOptions } from './ledger-course';
import type { ModelServer } from './model-server';
import { requireLaw } from './require-law';

/** What an operation's end says must be so. */
export class HonestEnds {
  readonly sent = new Set<Operation>();
  /** Operations that took effect on the server. */
  readonly effective = new Set<Operation>();
  /** Of these, those that were answered with a no. */
  readonly denied = new Set<Operation>();
  readonly #options: WorldOptions;
  readonly #server: ModelServer;
  /** What was last asked of a cell. */
  readonly #last = new Map<string, Operation>();
  /** Per cell and value, when something last told the ledger that the cell has it. */
  readonly #toldAt = new Map<string, number>();

  constructor(options: WorldOptions, server: ModelServer) {
    this.#options = options;
    this.#server = server;
  }

  asked(operation: Operation): void {
    this.#last.set(`${operation.row}/${operation.license}`, operation);
  }

  told(user: number, license: number, value: boolean, at: number): void {
    const key = `${user}/${license}/${value}`;
    this.#toldAt.set(key, Math.max(at, this.#toldAt.get(key) ?? 0));
  }

  require(operation: Operation, now: number): void {
    const { hasOthers, maxAge, verification } = this.#options;
    const { row, license, value } = operation;
    const isSent = this.sent.has(operation);
    const isEffective = this.effective.has(operation);
    const isDenied = this.denied.has(operation);
    const isAsAsked = this.#server.holds(row, license) === value;
    switch (operation.state) {
      case 'confirmed':
        requireLaw(isSent && (isEffective || isAsAsked || hasOthers), 'what is confirmed took effect');
        break;
      case 'failed': {
        // Nobody reads for what was asked otherwise since.
        const isUnread = verification === 'unconfirmed' || this.#last.get(`${row}/${license}`) !== operation;
        requireLaw(
          isSent && (!isEffective || hasOthers || (isDenied && isUnread)),
          'what failed was sent and did not take effect',
        );
        break;
      }
      case 'reverted':
        requireLaw(hasOthers, 'only somebody else reverts what took effect');
        break;
      case 'unchanged': {
        if (isSent) {
          requireLaw(
            (!isEffective || isDenied) && (isAsAsked || hasOthers),
            'what was refused is unchanged only where a read shows it as asked',
          );
          break;
        }
        const toldAt = this.#toldAt.get(`${row}/${license}/${value}`);
        requireLaw(toldAt !== undefined && now - toldAt <= maxAge, 'only fresh knowledge drops a no-op');
        break;
      }
      case 'cancelled':
      case 'superseded':
        requireLaw(!isSent, 'what was sent is never dropped');
        break;
      default:
        requireLaw(false, `nothing here ends ${operation.state}`);
    }
  }
}
