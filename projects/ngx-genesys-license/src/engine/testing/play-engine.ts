import { createLicenseClient, type LicenseBatchAssignmentRequest } from 'genesys-license-client';
import { createLicenseEmulator, VirtualClock, type EmulatorSettings } from 'genesys-license-emulator';
import { lastValueFrom, Subscription } from 'rxjs';
import { holds } from '../../core/license-sets';
import { isFinal, isTrouble, type Operation } from '../../core/operation';
import { requireLaw } from '../../core/testing/require-law';
import { LicenseEngine } from '../license-engine';
import type { LicenseRun } from '../license-run';
import { VaultKeeper } from '../persistence/vault-keeper';
import { isInJournal, MemoryDevice, type MemoryVault } from './memory-vault';
import { checkCounts } from './check-counts';
import { licenses, users, type EngineStep, type EngineWorld } from './engine-course';

/*
 * The whole engine, over the client, on the emulator, in virtual time: any work under any misbehaviour of the server
 * and the network. At rest the screen must hold what the server holds, and every asked cell must have ended.
 */

/** Beyond the longest lag the emulator is given here. */
const lag = 3000;

/** Plays a course and throws where it ends wrong. */
export async function playEngine(world: EngineWorld, steps: readonly EngineStep[]): Promise<void> {
  const clock = new VirtualClock();
  const alone: Partial<EmulatorSettings> = world.isAlone
    ? { prerequisites: 'ignore', oneAddOnAtATime: false }
    : {};
  const emulator = createLicenseEmulator({ users, seed: world.seed, clock, ...world.settings, ...alone });
  const { organization } = emulator;
  const device = new MemoryDevice(clock);
  device.delay = world.keeping ?? 0;
  /** Whether the device has taken all it was given. */
  let isKept = true;
  let hasCrashed = false;
  let keepers = 0;
  let writes = 0;
  let { denials } = world;
  const cancelled = new Set<string>();
  /** Cells that had not ended when the tab crashed last. */
  let lost: readonly LostCell[] = [];
  let vault: MemoryVault | undefined;
  let subscriptions = new Subscription();
  const open = (): LicenseEngine =>
    new LicenseEngine({
      client: createLicenseClient({
        region: 'http://127.0.0.1:1',
        accessToken: 'any',
        fetch: (url, init) => {
          if (init.method !== 'POST' || !url.endsWith('/organization')) return emulator.fetch(url, init);
          if (world.keeping !== undefined && isKept) {
            for (const [userId, licenseId, value] of cellsOfBody(String(init.body))) {
              if (!isInJournal(device, userId, licenseId, value))
                broken.push('a write leaves when it is in the journal');
            }
          }
          const denial = denials[writes++ % denials.length];
          const answer = emulator.fetch(url, init);
          return denial === undefined ? answer : answer.then(() => new Response('{}', { status: denial }));
        },
        clock,
        random: () => 0.5,
        timeout: 5000,
      }),
      clock,
      verification: { mode: world.verification, lag },
      maxAge: 60_000,
      requestsPerMinute: 300,
      classifyResult: undefined,
      canAssign: undefined,
      keeperOf:
        world.keeping === undefined
          ? undefined
          : (session) =>
              new VaultKeeper(session, {
                identity: () => ({ orgId: 'org', userId: 'admin' }),
                vaultOf: () => (vault = device.open()),
                maxAge: 86_400_000,
                hasNames: false,
                random: () => ++keepers / 1000,
              }),
    });
  let engine = open();
  /** In the order in which they were asked for. */
  const runs = (): readonly LicenseRun[] => engine.runs$.value.toReversed();
  const ids = Array.from({ length: users }, (_, index) => organization.userIdAt(index));
  const pick = (index: number) => ids[index % ids.length] as string;
  const ignore = () => undefined;
  const broken: string[] = [];
  /** Cells of which reading gave up once: what is shown may be old until the next read. */
  const unresolved = new Set<string>();
  /** What is shielded from the server's delay only by what the crash has taken along. */
  const isUnshielded = () => hasCrashed && (!isKept || (endsEarly && isLate));
  const isLate = world.settings.writeLag !== 0;
  const areReadsRefused = world.settings.failures?.[401] !== undefined;
  /** A write may end, and leave the journal, before it must show: unproved, or given up. */
  const endsEarly = world.verification === 'unconfirmed' || areReadsRefused;
  /** What is known of this user is not relied on until the next read. */
  const isUnread = (userId: string) => {
    const { users: rows } = engine.ledger;
    return rows.readAt(rows.of(userId)) === undefined;
  };
  const watch = () => {
    if (!world.isAlone) return;
    const settled = engine.settled$.subscribe(({ userId, licenseId, asked, state, runId }) => {
      const isAsAsked = organization.holds(userId, licenseId) === asked;
      if (state === 'unresolved') unresolved.add(`${userId}/${licenseId}`);
      // A later write of ours may have changed the cell before a read could prove this one: then its word stands.
      const own = runs().findIndex((run) => run.id === runId);
      const isOvertaken = runs()
        .slice(own + 1)
        .some((run) => run.operations.some((other) => isCell(engine, other, userId, licenseId)));
      if (isOvertaken || isUnshielded()) return;
      // A refusal that nobody could check, or with proofs off, may be of a cell that is so all the same.
      const isChecked = world.verification === 'always' && !(areReadsRefused && isUnread(userId));
      const isHonest =
        state === 'confirmed' || state === 'unchanged'
          ? isAsAsked
          : state === 'failed'
            ? !isAsAsked || !isChecked
            : state !== 'reverted';
      if (!isHonest)
        broken.push(
          `${runId}: ${userId}/${licenseId} ended ${state}, and is${isAsAsked ? '' : ' not'} as asked`,
        );
    });
    subscriptions.add(settled);
  };
  const check = () => {
    checkCounts(engine);
    requireLaw(broken.length === 0, `what a cell's end says is so: ${broken.join('; ')}`);
    // What was sent before a crash is unknown until it is found again.
    if (!world.isAlone || isUnshielded() || engine.persistence$.value.status === 'restoring') return;
    const { ledger } = engine;
    for (const id of ids) {
      const row = ledger.users.find(id);
      if (row === undefined || !ledger.users.isKnown(row) || ledger.users.tick(row) === 0) continue;
      for (const licenseId of licenses) {
        const license = ledger.licenses.find(licenseId);
        const cell = license === undefined ? undefined : ledger.cell(row, license);
        const isUnresolved = unresolved.has(`${id}/${licenseId}`) || cell?.trouble?.state === 'unresolved';
        if (cell?.head !== undefined || cell?.next !== undefined || isUnresolved) continue;
        // Done, and a no to it: a read tells, and where none is asked for or answered, the next one; asked for while an
        // earlier write of ours may not show yet, it does not.
        const isEarly =
          cell?.trouble?.state === 'failed' && cell.graceUntil > (ledger.users.readAt(row) ?? 0);
        const isDenied = denials.length > 0 && (cell?.answered?.isClaimed === false || isEarly);
        if (isDenied || ((denials.length > 0 || areReadsRefused) && isUnread(id))) continue;
        const isShown = holds(ledger.view(row), license);
        requireLaw(
          isShown === organization.holds(id, licenseId),
          `I2: alone, a cell without operation is what the server holds; ${id}/${licenseId}`,
        );
      }
    }
  };
  const look = () => {
    subscriptions = engine.changes$.subscribe(() => {
      try {
        check();
      } catch (error) {
        broken.push((error as Error).message);
      }
    });
    watch();
  };
  look();
  const restored = async () => {
    for (let wait = 0; wait < 50 && engine.persistence$.value.status === 'restoring'; wait++) {
      await clock.advance(world.keeping ?? 0);
    }
    requireLaw(engine.persistence$.value.status !== 'restoring', 'what was left is restored');
    for (const cell of lost) {
      requireLaw(
        isFound(engine, cell),
        `I13: a cell asked for is found again after a crash; ${JSON.stringify(cell)}`,
      );
    }
  };

  for (const step of steps) {
    switch (step.kind) {
      case 'assign': {
        const remove = step.remove.filter((license) => !step.add.includes(license));
        engine.assign({
          userIds: step.users.map(pick),
          add: step.add.map((license) => licenses[license] as string),
          remove: remove.map((license) => licenses[license] as string),
        });
        break;
      }
      case 'other':
        if (world.isAlone) break;
        if (step.value) organization.assign(pick(step.user), licenses[step.license] as string);
        else organization.revoke(pick(step.user), licenses[step.license] as string);
        break;
      case 'wait':
        await clock.advance(step.time);
        break;
      case 'sweep':
        engine.sweep.stream({ pageSize: 5, concurrency: 3 }).subscribe({ error: ignore });
        break;
      case 'refresh':
        engine.refresh(step.users.map(pick)).catch(ignore);
        break;
      case 'cancel':
      case 'retry':
      case 'undo': {
        const run = runs()[step.pick % runs().length];
        if (run === undefined) break;
        if (step.kind === 'cancel') {
          cancelled.add(run.id);
          engine.cancel(run);
        }
        if (step.kind === 'retry') engine.retryFailed(run);
        if (step.kind === 'undo') engine.undo(run);
        break;
      }
      case 'device':
        device.writeFailure = step.isFull ? new DOMException('full', 'QuotaExceededError') : undefined;
        isKept &&= !step.isFull;
        break;
      case 'crash': {
        if (vault === undefined) break;
        const notYetFound = lost.filter((cell) => !isFound(engine, cell));
        lost = [...notYetFound, ...runs().flatMap((run) => liveCells(engine, run, device))];
        vault.crash();
        subscriptions.unsubscribe();
        engine.destroy();
        hasCrashed = true;
        engine = open();
        look();
        if (step.isPatient) await restored();
        break;
      }
    }
    check();
  }

  if (hasCrashed) await restored();
  for (let minute = 0; minute < 30 && runs().some((run) => !run.isSettled); minute++) {
    await clock.advance(60_000);
    check();
  }
  for (const run of runs()) {
    requireLaw(run.isSettled, `I15: every asked cell ends; ${JSON.stringify(run.progress)}`);
    requireLaw(
      run.operations.every(({ state }) => isFinal(state)),
      'every asked cell ends in a final state',
    );
  }
  denials = [];
  emulator.configure({
    failures: {},
    dropBefore: 0,
    dropAfter: 0,
    hang: 0,
    truncatedAnswers: 0,
    nonJsonAnswers: 0,
  });
  await clock.advance(120_000);
  const sweep = lastValueFrom(engine.sweep.stream({ pageSize: 100 }));
  await clock.advance(30_000);
  await sweep;
  await clock.advance(30_000);
  for (const id of ids) {
    const row = engine.ledger.users.find(id);
    const shown =
      row === undefined
        ? []
        : engine.ledger.view(row).licenses.map((license) => engine.ledger.licenses.name(license));
    const held = organization.licensesOf(id);
    requireLaw(
      JSON.stringify([...shown].sort()) === JSON.stringify([...held].sort()),
      `I3: at rest the view is what the server holds; ${id}: shown ${shown.join()}, held ${held.join()}`,
    );
  }
  for (const cell of engine.ledger.allCells()) {
    requireLaw(
      cell.head === undefined && cell.next === undefined && cell.answered === undefined && cell.fence === 0,
      'I7: at rest no operation and no fence is left',
    );
  }
  if (hasCrashed && world.isAlone && !isUnshielded()) await checkOutcomes();
  engine.reset();

  /** What was last asked of a cell has come true, or does so once the person asks for it again. */
  async function checkOutcomes(): Promise<void> {
    emulator.configure({ rowFailures: 0, missingRows: 0, contradictoryRows: 0 });
    const found = runs();
    const last = new Map<string, Operation>();
    for (const run of found) {
      for (const operation of run.operations) last.set(`${operation.row}/${operation.license}`, operation);
    }
    const retried = found.map((run) => engine.retryFailed(run));
    await clock.advance(120_000);
    requireLaw(
      retried.every((run) => run.isSettled),
      'I15: every cell asked for again ends',
    );
    for (const { batch, row, license, value, state } of last.values()) {
      const id = engine.ledger.users.id(row);
      const licenseId = engine.ledger.licenses.name(license);
      const isRetriedOlder = found.some((other) =>
        other.operations.some((old) => old.row === row && old.license === license && isTrouble(old.state)),
      );
      const isLost = lost.some(
        (cell) => cell.runId === batch.id && cell.userId === id && cell.licenseId === licenseId,
      );
      if (!isLost || cancelled.has(batch.id) || (isRetriedOlder && !isTrouble(state))) continue;
      requireLaw(
        organization.holds(id, licenseId) === value,
        `I13: what was asked comes true; ${id}/${licenseId}`,
      );
    }
  }
}

interface LostCell {
  readonly runId: string;
  readonly userId: string;
  readonly licenseId: string;
  readonly value: boolean;
}

/** The cells of a run that have not ended, if the device has them. */
function liveCells({ ledger }: LicenseEngine, batch: LicenseRun, device: MemoryDevice): LostCell[] {
  if (![...device.values.keys()].some((key) => key.includes(`/${batch.id}/`))) return [];
  return batch.operations
    .filter(({ state }) => !isFinal(state))
    .map(({ row, license, value }) => ({
      runId: batch.id,
      userId: ledger.users.id(row),
      licenseId: ledger.licenses.name(license),
      value,
    }));
}

function isFound(engine: LicenseEngine, { runId, userId, licenseId, value }: LostCell): boolean {
  return engine.runs$.value.some(
    (run) =>
      run.id === runId &&
      run.operations.some(
        (operation) => operation.value === value && isCell(engine, operation, userId, licenseId),
      ),
  );
}

function* cellsOfBody(body: string): Generator<[userId: string, licenseId: string, value: boolean]> {
  const { assignments } = JSON.parse(body) as LicenseBatchAssignmentRequest;
  for (const { licenseId, userIdsAdd, userIdsRemove } of assignments) {
    for (const userId of userIdsAdd) yield [userId, licenseId, true];
    for (const userId of userIdsRemove) yield [userId, licenseId, false];
  }
}

function isCell(
  { ledger }: LicenseEngine,
  { row, license }: Operation,
  userId: string,
  licenseId: string,
): boolean {
  return ledger.users.id(row) === userId && ledger.licenses.name(license) === licenseId;
}
