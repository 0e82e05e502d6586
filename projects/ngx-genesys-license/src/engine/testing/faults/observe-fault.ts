import { LicenseApiError } from 'genesys-license-client';
import { tryEngine, type TriedEngine } from '../try-engine';
import type { Fault } from './fault';
import type { FaultSubject } from './fault-subject';
import { FaultyWire, type Effect } from './faulty-wire';
import { duration, otherwise } from './words';

/** For how long an operation goes wrong. */
export type Persistence = 'once' | '10 min';

/** One cell of the matrix: what was seen, in words, and what was seen to be wrong. */
export interface FaultOutcome {
  readonly atOnce: string;
  readonly caller: string;
  readonly atRest: string;
  readonly requests: string;
  /** Promises that were not kept; none may be. */
  readonly broken: readonly string[];
}

const accessToken = 'a-token.that~must+never_be/seen-anywhere=';
const outage = 600_000;
const longest = 3_600_000;

/** Has an operation go wrong in one way while the store needs it, in virtual time, and watches until nothing moves. */
export async function observeFault(
  subject: FaultSubject,
  fault: Fault,
  persistence: Persistence,
  effect: Effect,
): Promise<FaultOutcome> {
  let wire: FaultyWire | undefined;
  let startedAt = Infinity;
  let spared = subject.spared ?? 0;
  const tried = tryEngine({
    accessToken,
    ...(subject.emulator === undefined ? {} : { emulator: subject.emulator }),
    ...(subject.engine === undefined ? {} : { engine: subject.engine }),
    fetch: (emulator) => {
      const hidden = subject.isHidden === true ? emulator.organization.userIdAt(0) : undefined;
      wire = new FaultyWire(emulator, { operation: subject.operation, fault, effect, hidden }, (hits) => {
        const elapsed = tried.clock.now() - startedAt;
        if (!(elapsed >= 0) || spared-- > 0) return false;
        return persistence === 'once' ? hits === 0 : elapsed < outage;
      });
      return wire.fetch;
    },
  });
  const { engine, clock } = tried;
  await subject.prepare?.(tried);
  wire?.requests.clear();
  startedAt = clock.now();

  const errors = new Set<unknown>();
  const signIns: boolean[] = [];
  engine.settled$.subscribe(({ error }) => error !== undefined && errors.add(error));
  engine.needsSignIn$.subscribe((needsSignIn) => signIns.push(needsSignIn));
  let caller: string | undefined;
  const nameOf = ({ status, code }: LicenseApiError) =>
    status !== undefined && status === fault.status ? 'its error' : `error ${code}`;
  const tell = (words: string | undefined) =>
    (caller = words === undefined ? '–' : `${words}, ${duration(clock.now() - startedAt)}`);
  subject.act(tried, nameOf).then(tell, (error: unknown) => {
    errors.add(error);
    tell(error instanceof LicenseApiError ? nameOf(error) : String(error));
  });
  const atOnce = subject.shown(tried);
  while (caller === undefined && clock.now() - startedAt < longest) await clock.advance(100);
  // What goes on behind: proofs, users who were missing.
  await clock.advance(60_000);
  const atRest = subject.shown(tried);
  const counts = [...(wire?.requests ?? [])].map(([operation, count]) => `${count} ${operation}`);

  for (const { value } of [engine.definitions$, engine.stream$]) {
    if (value.error !== undefined) errors.add(value.error);
  }
  const broken = [...errors].flatMap((error) => brokenBy(error, wire?.correlationIds ?? new Set()));
  if (caller === undefined) broken.push('the caller is kept waiting');
  const isRefused = fault.status === 401 && persistence !== 'once';
  if (isRefused && !signIns.includes(true)) broken.push('nobody is asked to sign in again');
  for (const run of engine.runs$.value) {
    if (!run.isSettled) broken.push(`a cell has not ended: ${JSON.stringify(run.progress)}`);
  }
  if ([atOnce, caller, atRest].join().includes(accessToken)) broken.push('the token is told');
  if (subject.isWrite === true && atRest.includes(otherwise)) broken.push('a write is shown otherwise');
  broken.push(...(await brokenAtRest(tried)));
  return { atOnce, caller: caller ?? 'nothing', atRest, requests: counts.join(', '), broken };
}

/** What an error owes to the person who asks why. */
function brokenBy(error: unknown, correlationIds: ReadonlySet<string>): string[] {
  if (!(error instanceof LicenseApiError)) return [`not a LicenseApiError: ${String(error)}`];
  const broken: string[] = [];
  const { operation, correlationId, status, message, stack } = error;
  if (operation === undefined) broken.push('an error without its operation');
  // While a long pause runs the client itself refuses: nothing was sent, and nothing answered.
  const isAnswered = status !== undefined && !message.includes('not sent');
  const isKnown = correlationId !== undefined && correlationIds.has(correlationId);
  if (isAnswered && correlationIds.size > 0 && !isKnown) {
    broken.push(`the correlation id is ${correlationId ?? 'not told'}`);
  }
  if ([message, stack, JSON.stringify(error), String(error.cause)].join().includes(accessToken)) {
    broken.push('the token is in an error');
  }
  return broken;
}

/** When nothing goes wrong any more and all has been read once, the screen shows what the server holds. */
async function brokenAtRest(tried: TriedEngine): Promise<string[]> {
  const { engine, emulator, clock, ids } = tried;
  // Beyond the outage, and the longest pause that a server asks for here.
  await clock.advance(outage + 300_000);
  await tried.sweep();
  await clock.advance(60_000);
  const broken: string[] = [];
  for (const id of ids) {
    const shown = tried.shown(id).join();
    const held = [...emulator.organization.licensesOf(id)].sort().join();
    if (shown !== held) broken.push(`at rest ${id} shows ${shown}, the server holds ${held}`);
  }
  for (const { head, next, fence } of engine.ledger.allCells()) {
    if (head !== undefined || next !== undefined || fence !== 0) broken.push('something is left under way');
  }
  engine.destroy();
  return broken;
}
