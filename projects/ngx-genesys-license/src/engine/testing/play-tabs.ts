import { createLicenseClient, createRequestLimiter, type LicenseFetch } from 'genesys-license-client';
import { createLicenseEmulator, VirtualClock } from 'genesys-license-emulator';
import { holds } from '../../core/license-sets';
import { isFinal } from '../../core/operation';
import { requireLaw } from '../../core/testing/require-law';
import { LicenseEngine } from '../license-engine';
import type { LicenseRun } from '../license-run';
import type { LicenseVault } from '../persistence/license-vault';
import { VaultKeeper } from '../persistence/vault-keeper';
import { MemoryBrowser, MemoryTab } from './memory-tabs';
import { MemoryDevice, type MemoryVault } from './memory-vault';
import { SharedLimiter } from '../tabs/shared-limiter';
import { TabSharing } from '../tabs/tab-sharing';
import { checkCounts } from './check-counts';
import { licenses, users, type TabsStep, type TabsWorld } from './tabs-course';

/*
 * Several tabs, each a whole engine over the client, on one emulator, in virtual time: any work in any of them, while they come,
 * end and fall asleep at any moment. At rest all show what the server holds, and the server has never seen too much.
 */

const lag = 3000;
const scope = 'tabs';
const person = { orgId: 'org', userId: 'admin' };

interface LawTab {
  readonly tab: MemoryTab;
  readonly engine: LicenseEngine;
  readonly opened: number;
  readonly vault: () => MemoryVault | undefined;
  /** When it awoke last: news may still be on their way. */
  awokeAt: number;
}

/** Plays a course and throws where it ends wrong. */
export async function playTabs(world: TabsWorld, steps: readonly TabsStep[]): Promise<void> {
  const clock = new VirtualClock();
  const browser = new MemoryBrowser(clock);
  browser.delay = world.delay;
  const emulator = createLicenseEmulator({
    users,
    seed: world.seed,
    clock,
    ...world.settings,
    prerequisites: 'ignore',
    oneAddOnAtATime: false,
  });
  const { organization } = emulator;
  const device = new MemoryDevice(clock);
  device.delay = world.keeping ?? 0;
  const ids = Array.from({ length: users }, (_, index) => organization.userIdAt(index));
  const pick = (index: number) => ids[index % ids.length] as string;
  const ignore = () => undefined;
  const broken: string[] = [];
  const tabs: LawTab[] = [];
  /** When requests came to the server, as far back as somebody is left who knew of them. */
  let arrived: number[] = [];
  let opened = 0;
  /** By license: the tab that writes it, and nobody else ever did. */
  const writers = new Map<string, LawTab | undefined>();
  /** Cells of which reading gave up once: what is shown may be old until the next read. */
  const unresolved = new Set<string>();

  const open = () => {
    const order = ++opened;
    const tab = new MemoryTab(browser, order * world.ahead);
    const send: LicenseFetch = (url, init) => {
      arrived.push(clock.now());
      watchRequest(law, url, init.method, init.body);
      return emulator.fetch(url, init);
    };
    const limiter = new SharedLimiter(
      createRequestLimiter({ clock: tab.clock, requestsPerMinute: world.budget }),
      tab.clock,
      () => clock.now(),
    );
    let vault: MemoryVault | undefined;
    const engine = new LicenseEngine({
      client: createLicenseClient({
        region: 'http://127.0.0.1:1',
        accessToken: 'any',
        fetch: tab.fetch(send),
        clock: tab.clock,
        limiter,
        random: () => 0.5,
        timeout: 5000,
      }),
      clock: tab.clock,
      verification: { mode: world.verification, lag },
      maxAge: 60_000,
      requestsPerMinute: world.budget,
      classifyResult: undefined,
      canAssign: undefined,
      keeperOf:
        world.keeping === undefined
          ? undefined
          : (session) =>
              new VaultKeeper(session, {
                identity: () => person,
                vaultOf: () => told(tab, (vault = device.open())),
                maxAge: 86_400_000,
                hasNames: false,
                random: () => order / 1000,
              }),
      sharingOf: (session) =>
        new TabSharing(session, {
          identity: () => person,
          linkOf: () => tab.link(scope),
          limiter,
          wall: () => clock.now(),
          random: () => order / 1000,
        }),
    });
    const law: LawTab = { tab, engine, vault: () => vault, opened: clock.now(), awokeAt: -Infinity };
    engine.changes$.subscribe(() => checkOwn(law));
    engine.settled$.subscribe(({ userId, licenseId, state }) => {
      if (state === 'unresolved') unresolved.add(`${userId}/${licenseId}`);
    });
    // The application says that the person has signed in again.
    engine.reset$.subscribe(() => queueMicrotask(() => engine.followIdentity()));
    tabs.push(law);
  };
  const kill = (law: LawTab) => {
    law.tab.kill();
    law.vault()?.crash();
    law.engine.destroy();
    tabs.splice(tabs.indexOf(law), 1);
    // What it has sent may still come.
    for (const [licenseId, writer] of writers) if (writer === law) writers.set(licenseId, undefined);
    // Nobody is left who has heard of what was sent: as after a reload of the only tab.
    const knows = tabs.some(({ opened: since }) => clock.now() - since > 2 * world.delay + 1000);
    if (!knows) arrived = [];
  };
  const watchRequest = ({ tab, engine, awokeAt }: LawTab, url: string, method: string, body: unknown) => {
    const { pathname } = new URL(url);
    const { holder } = browser.lock(scope, 'leader');
    const isCertain = clock.now() - awokeAt > 3 * world.delay;
    if (pathname.endsWith('/license/users') && method === 'GET' && isCertain && holder?.link.tab !== tab)
      broken.push('only the tab that leads asks for pages');
    if (!pathname.endsWith('/organization') || method !== 'POST') return;
    for (const { licenseId, userIdsAdd, userIdsRemove } of assignmentsOf(body)) {
      for (const [userIds, value] of [
        [userIdsAdd, true],
        [userIdsRemove, false],
      ] as const)
        for (const userId of userIds)
          if (!isSending(engine, userId, licenseId, value)) broken.push('a tab sends what it was asked for');
    }
  };
  const checkOwn = ({ engine: { ledger }, tab }: LawTab) => {
    if (!world.isAlone || tab.isAsleep || tab.isDead) return;
    for (const [licenseId, writer] of writers) {
      const license = ledger.licenses.find(licenseId);
      if (writer?.engine.ledger !== ledger || license === undefined) continue;
      for (const id of ids) {
        const row = ledger.users.find(id);
        if (row === undefined || !ledger.users.isKnown(row) || unresolved.has(`${id}/${licenseId}`)) continue;
        const cell = ledger.cell(row, license);
        if (cell?.head !== undefined || cell?.next !== undefined) continue;
        if (holds(ledger.view(row), license) !== organization.holds(id, licenseId))
          broken.push(`I2: what only this tab writes it shows as the server has it; ${id}/${licenseId}`);
      }
    }
  };
  const checkBudget = () => {
    arrived.forEach((at, index) => {
      const next = arrived[index + world.budget];
      if (next !== undefined && next - at <= 60_000)
        broken.push('I14: the budget is that of all tabs together');
    });
  };
  const check = () => {
    const owners = new Map<string, LawTab>();
    for (const law of tabs) {
      checkCounts(law.engine);
      checkOwn(law);
      for (const run of law.engine.runs$.value) {
        // Without a device runs are numbered by each tab for itself, and none can be taken over.
        if (run.isSettled || world.keeping === undefined) continue;
        requireLaw(!owners.has(run.id), `a change is that of one tab; ${run.id}`);
        owners.set(run.id, law);
      }
    }
    checkBudget();
    requireLaw(broken.length === 0, broken[0] ?? '');
  };
  const runsOf = ({ engine }: LawTab): readonly LicenseRun[] => engine.runs$.value;
  const isAtRest = (law: LawTab) =>
    law.engine.client.limiter.state.queued === 0 && runsOf(law).every(({ isSettled }) => isSettled);
  const at = (index: number): LawTab | undefined => tabs[index % tabs.length];

  open();
  open();
  for (const step of steps) {
    const law = 'tab' in step ? at(step.tab) : undefined;
    switch (step.kind) {
      case 'open':
        if (tabs.length < 3) open();
        break;
      case 'wait':
        await clock.advance(step.time);
        break;
      case 'other':
        if (world.isAlone) break;
        if (step.value) organization.assign(pick(step.user), licenses[step.license] as string);
        else organization.revoke(pick(step.user), licenses[step.license] as string);
        break;
      case 'awake':
        if (law?.tab.isAsleep !== true) break;
        law.awokeAt = clock.now();
        law.tab.awake();
        break;
      case 'end':
      case 'reload':
        if (law !== undefined) kill(law);
        if (step.kind === 'reload' || tabs.length === 0) open();
        break;
      default:
        if (law === undefined || law.tab.isAsleep) break;
        await act(law, step);
    }
    check();
  }

  async function act(
    law: LawTab,
    step: Exclude<TabsStep, { kind: 'open' | 'wait' | 'other' }>,
  ): Promise<void> {
    const { engine, tab } = law;
    switch (step.kind) {
      case 'assign': {
        const licenseId = licenses[world.isAlone ? tabs.indexOf(law) : step.license] as string;
        if (!writers.has(licenseId)) writers.set(licenseId, law);
        else if (writers.get(licenseId) !== law) writers.set(licenseId, undefined);
        engine.assign({ userIds: step.users.map(pick), [step.value ? 'add' : 'remove']: [licenseId] });
        break;
      }
      case 'refresh':
        engine.refresh(step.users.map(pick)).catch(ignore);
        break;
      case 'sweep': {
        const { ledger } = engine;
        engine.sweep.stream({ pageSize: 5, concurrency: 3 }).subscribe({
          error: ignore,
          complete: () => {
            const isOver = tab.isDead || engine.ledger !== ledger;
            if (!isOver && ledger.members.size !== users) broken.push('a sweep that has ended has met all');
          },
        });
        break;
      }
      case 'sleep':
        tab.sleep();
        break;
      case 'signOut':
        for (const licenseId of licenses) writers.set(licenseId, undefined);
        engine.signOut().catch(ignore);
        // What leaves before they have met again is counted by none.
        await clock.advance(world.delay * 8 + 50);
        arrived = [];
        break;
      case 'cancel':
      case 'retry':
      case 'undo': {
        const run = runsOf(law)[step.pick % runsOf(law).length];
        if (run === undefined) break;
        if (step.kind === 'cancel') engine.cancel(run);
        if (step.kind === 'retry') engine.retryFailed(run);
        if (step.kind === 'undo') engine.undo(run);
        break;
      }
      default:
    }
  }

  for (const law of tabs) {
    if (!law.tab.isAsleep) continue;
    law.awokeAt = clock.now();
    law.tab.awake();
  }
  for (let minute = 0; minute < 40; minute++) {
    if (tabs.every((law) => isAtRest(law))) break;
    await clock.advance(60_000);
    check();
  }
  for (const law of tabs) {
    requireLaw(law.engine.client.limiter.state.queued === 0, 'whatever waits for its turn gets it');
    for (const run of runsOf(law)) {
      requireLaw(
        run.isSettled && run.operations.every(({ state }) => isFinal(state)),
        `I15: every asked cell ends; ${JSON.stringify(run.progress)}`,
      );
    }
  }
  emulator.configure({
    failures: {},
    dropBefore: 0,
    dropAfter: 0,
    hang: 0,
    truncatedAnswers: 0,
    nonJsonAnswers: 0,
  });
  await clock.advance(180_000);
  const roles = tabs.map(({ engine }) => engine.tabRole$.value).sort();
  const expected = tabs.length === 1 ? ['alone'] : [...tabs.slice(1).map(() => 'follower'), 'leader'];
  requireLaw(roles.join() === expected.join(), `one tab leads; ${roles.join()}`);
  // By the one that is not likely to lead.
  const last = tabs.at(-1) as LawTab;
  // In another size: one that has failed would go on where it did.
  const sweep = last.engine.sweep.stream({ pageSize: 4 });
  let isDone = false;
  sweep.subscribe({ complete: () => (isDone = true), error: (error: unknown) => broken.push(String(error)) });
  await clock.advance(120_000);
  check();
  requireLaw(isDone, 'a sweep comes to its end');
  for (const { engine } of tabs) {
    for (const id of ids) {
      const row = engine.ledger.users.find(id);
      const shown =
        row === undefined
          ? []
          : engine.ledger.view(row).licenses.map((license) => engine.ledger.licenses.name(license));
      const held = [...organization.licensesOf(id)].sort().join();
      requireLaw(
        [...shown].sort().join() === held,
        `I14: at rest every tab shows what the server holds; ${id}: shown ${shown.join()}, held ${held}`,
      );
    }
    for (const cell of engine.ledger.allCells()) {
      requireLaw(
        cell.head === undefined && cell.next === undefined && cell.answered === undefined && cell.fence === 0,
        'I7: at rest no operation and no fence is left',
      );
    }
  }
  for (const { engine } of tabs) engine.destroy();
}

/** As one tab has it: what comes of it is heard when the tab is awake. */
function told(tab: MemoryTab, vault: LicenseVault): LicenseVault {
  return {
    keys: () => tab.told(vault.keys()),
    read: (keys) => tab.told(vault.read(keys)),
    write: (values, deleted) => tab.told(vault.write(values, deleted)),
    lock: (name, isPatient) => tab.told(vault.lock(name, isPatient)),
    close: () => vault.close(),
    destroy: () => tab.told(vault.destroy()),
  };
}

interface Assignment {
  readonly licenseId: string;
  readonly userIdsAdd: readonly string[];
  readonly userIdsRemove: readonly string[];
}

function assignmentsOf(body: unknown): readonly Assignment[] {
  return (JSON.parse(String(body)) as { readonly assignments: readonly Assignment[] }).assignments;
}

function isSending(
  { ledger, runs$ }: LicenseEngine,
  userId: string,
  licenseId: string,
  value: boolean,
): boolean {
  return runs$.value.some(({ operations }) =>
    operations.some(
      (operation) =>
        operation.state === 'sent' &&
        operation.value === value &&
        ledger.users.id(operation.row) === userId &&
        ledger.licenses.name(operation.license) === licenseId,
    ),
  );
}
