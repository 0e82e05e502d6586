import fc from 'fast-check';
import { createLicenseClient, createRequestLimiter, type LicenseFetch } from 'genesys-license-client';
import { createLicenseEmulator, VirtualClock, type EmulatorSettings } from 'genesys-license-emulator';
import { holds } from '../../core/license-sets';
import { isFinal } from '../../core/operation';
import { LicenseEngine } from '../license-engine';
import type { LicenseRun } from '../license-run';
import type { LicenseVault } from '../persistence/license-vault';
import { VaultKeeper } from '../persistence/vault-keeper';
import { MemoryBrowser, MemoryTab } from '../testing/memory-tabs';
import { MemoryDevice, type MemoryVault } from '../testing/memory-vault';
import { SharedLimiter } from './shared-limiter';
import { TabSharing } from './tab-sharing';

/*
 * Several tabs, each a whole engine over the client, on one emulator, in virtual time: any work in any of them, while they come,
 * end and fall asleep at any moment. At rest all show what the server holds, and the server has never seen too much.
 */

const users = 12;
const licenses = ['cloudCX2', 'gc2WEMupgrade', 'collaboratePro'];
const lag = 3000;
const scope = 'tabs';
const person = { orgId: 'org', userId: 'admin' };

export interface TabsWorld {
  readonly seed: number;
  readonly verification: 'always' | 'unconfirmed';
  /** Nobody else writes, and each license is written in one tab: then that tab must show it right all the time. */
  readonly isAlone: boolean;
  /** Requests a minute, of all tabs together. */
  readonly budget: number;
  /** How long messages between tabs take, in ms. */
  readonly delay: number;
  /** How long the device takes to keep something, in ms; undefined where nothing is kept. */
  readonly keeping: number | undefined;
  /** How far each tab's clock is ahead of the one before, in ms. */
  readonly ahead: number;
  readonly settings: Partial<EmulatorSettings>;
}

export type TabsStep =
  | {
      readonly kind: 'assign';
      readonly tab: number;
      readonly users: readonly number[];
      readonly license: number;
      readonly value: boolean;
    }
  | { readonly kind: 'other'; readonly user: number; readonly license: number; readonly value: boolean }
  | { readonly kind: 'wait'; readonly time: number }
  | { readonly kind: 'refresh'; readonly tab: number; readonly users: readonly number[] }
  | { readonly kind: 'cancel' | 'retry' | 'undo'; readonly tab: number; readonly pick: number }
  | { readonly kind: 'sweep' | 'end' | 'reload' | 'sleep' | 'awake' | 'signOut'; readonly tab: number }
  | { readonly kind: 'open' };

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
        require(!owners.has(run.id), `a change is that of one tab; ${run.id}`);
        owners.set(run.id, law);
      }
    }
    checkBudget();
    require(broken.length === 0, broken[0] ?? '');
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
    require(law.engine.client.limiter.state.queued === 0, 'whatever waits for its turn gets it');
    for (const run of runsOf(law)) {
      require(run.isSettled &&
        run.operations.every(({ state }) =>
          isFinal(state),
        ), `I15: every asked cell ends; ${JSON.stringify(run.progress)}`);
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
  require(roles.join() === expected.join(), `one tab leads; ${roles.join()}`);
  // By the one that is not likely to lead.
  const last = tabs.at(-1) as LawTab;
  // In another size: one that has failed would go on where it did.
  const sweep = last.engine.sweep.stream({ pageSize: 4 });
  let isDone = false;
  sweep.subscribe({ complete: () => (isDone = true), error: (error: unknown) => broken.push(String(error)) });
  await clock.advance(120_000);
  check();
  require(isDone, 'a sweep comes to its end');
  for (const { engine } of tabs) {
    for (const id of ids) {
      const row = engine.ledger.users.find(id);
      const shown =
        row === undefined
          ? []
          : engine.ledger.view(row).licenses.map((license) => engine.ledger.licenses.name(license));
      const held = [...organization.licensesOf(id)].sort().join();
      require([...shown].sort().join() ===
        held, `I14: at rest every tab shows what the server holds; ${id}: shown ${shown.join()}, held ${held}`);
    }
    for (const cell of engine.ledger.allCells()) {
      require(cell.head === undefined &&
        cell.next === undefined &&
        cell.claim === undefined &&
        cell.fence === 0, 'I7: at rest no operation and no fence is left');
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

function checkCounts({ ledger }: LicenseEngine): void {
  const counts = new Map<number, number>();
  for (const row of ledger.members) {
    for (const license of ledger.view(row).licenses) counts.set(license, (counts.get(license) ?? 0) + 1);
  }
  for (let license = 0; license < ledger.licenses.size; license++) {
    require(ledger.holders(license) === (counts.get(license) ?? 0), 'I6: counts are what the view holds');
  }
}

function require(condition: boolean, law: string): void {
  if (!condition) throw new Error(law);
}

const rate = fc.constantFrom(0, 0, 0.1, 0.3);
const world: fc.Arbitrary<TabsWorld> = fc.record({
  seed: fc.nat(1_000_000),
  verification: fc.constantFrom('always' as const, 'unconfirmed' as const),
  isAlone: fc.boolean(),
  budget: fc.constantFrom(10, 20, 300),
  delay: fc.constantFrom(0, 1, 20, 100),
  keeping: fc.constantFrom(undefined, 0, 5),
  ahead: fc.constantFrom(0, -100_000, 100_000),
  settings: fc.record({
    latency: fc.constantFrom(0, 20, 200),
    jitter: fc.constantFrom(0, 300),
    writeLag: fc.constantFrom(0, 500, 2000),
    rowFailures: rate,
    missingRows: rate,
    failures: fc.constantFrom<Record<string, number>>({}, {}, { 500: 0.1 }, { 429: 0.1, 503: 0.1 }),
    effectDespiteFailure: fc.constantFrom(0, 0.5),
    dropBefore: rate,
    dropAfter: rate,
    hang: fc.constantFrom(0, 0, 0.1),
  }),
});
const tab = fc.nat(2);
const user = fc.nat(users - 1);
const license = fc.nat(licenses.length - 1);
const step: fc.Arbitrary<TabsStep> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('assign' as const),
      tab,
      users: fc.oneof(
        fc.constantFrom([0], [1], [0, 1]),
        fc.uniqueArray(user, { minLength: 1, maxLength: 5 }),
      ),
      license,
      value: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('other' as const), user, license, value: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      time: fc.constantFrom(1, 20, 100, 400, 1500, 6000, 20_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('refresh' as const),
      tab,
      users: fc.uniqueArray(user, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel' as const, 'retry' as const, 'undo' as const),
      tab,
      pick: fc.nat(5),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        ...(['sweep', 'sweep', 'end', 'reload', 'sleep', 'sleep', 'awake', 'awake', 'signOut'] as const),
      ),
      tab,
    }),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'open' as const }) },
);

/** One tab falls asleep while it reads, another writes meanwhile, and what was read comes late. */
const lateRead: fc.Arbitrary<readonly TabsStep[]> = fc
  .record({
    slow: tab,
    swift: tab,
    users: fc.constantFrom([0], [0, 1]),
    value: fc.boolean(),
    before: fc.constantFrom(1, 20, 100),
    asleep: fc.constantFrom(400, 4000, 6000, 20_000),
  })
  .map(({ slow, swift, users: some, value, before, asleep }) => [
    { kind: 'refresh', tab: swift, users: some },
    { kind: 'wait', time: 6000 },
    { kind: 'refresh', tab: slow, users: some },
    { kind: 'wait', time: before },
    { kind: 'sleep', tab: slow },
    { kind: 'assign', tab: swift, users: some, license: 0, value },
    { kind: 'wait', time: asleep },
    { kind: 'awake', tab: slow },
    { kind: 'wait', time: 400 },
  ]);
const refreshes = (one: number, count: number, time: number): readonly TabsStep[] =>
  Array.from({ length: count }, (): readonly TabsStep[] => [
    { kind: 'refresh', tab: one, users: [0] },
    { kind: 'wait', time },
  ]).flat();

/** One tab uses the budget, another comes, and leads soon after. */
const successor: fc.Arbitrary<readonly TabsStep[]> = fc
  .record({ used: fc.nat(10), time: fc.constantFrom(100, 1500) })
  .map(({ used, time }) => [
    ...refreshes(0, used, time),
    { kind: 'reload', tab: 1 },
    { kind: 'wait', time: 6000 },
    { kind: 'end', tab: 0 },
    ...refreshes(0, 10, 100),
  ]);

/** A tab falls asleep in the line, and awakes long after its turn. */
const lateTurn: fc.Arbitrary<readonly TabsStep[]> = fc
  .record({
    slow: tab,
    swift: tab,
    wanted: fc.constantFrom(5, 12),
    time: fc.constantFrom(20_000, 55_000, 130_000),
  })
  .map(({ slow, swift, wanted, time }) => [
    ...refreshes(slow, wanted, 1),
    { kind: 'sleep', tab: slow },
    { kind: 'wait', time },
    ...refreshes(swift, 9, 20),
    { kind: 'wait', time: 6000 },
    { kind: 'awake', tab: slow },
    { kind: 'wait', time: 400 },
  ]);
/** One tab reads all users, and another comes in the middle. */
const latecomer: fc.Arbitrary<readonly TabsStep[]> = fc
  .constantFrom(100, 250, 400, 600)
  .map((time) => [
    { kind: 'sweep', tab: 0 },
    { kind: 'wait', time },
    { kind: 'open' },
    { kind: 'wait', time: 20 },
    { kind: 'sweep', tab: 2 },
    { kind: 'wait', time: 6000 },
  ]);
const course = fc
  .array(
    fc.oneof(
      {
        weight: 24,
        arbitrary: step.map((one): readonly TabsStep[] => [one]),
      },
      { weight: 2, arbitrary: fc.oneof(lateRead, successor, lateTurn, latecomer) },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.flat());

/** Nothing but what is staged: a few of the scenes one after the other. */
const stagedCourse = fc
  .array(fc.oneof(lateRead, successor, lateTurn, latecomer), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.flat());
const calmWorld = world.map((any): TabsWorld => {
  const { latency, jitter } = any.settings;
  return { ...any, isAlone: true, settings: { latency, jitter } };
});

/** Holds several tabs against generated courses; rejects with the shrunk course where a law is broken. */
export async function checkTabLaws({
  runs,
  seed,
}: {
  readonly runs: number;
  readonly seed: number;
}): Promise<void> {
  const staged = Math.floor(runs / 3);
  await fc.assert(fc.asyncProperty(world, course, playTabs), { numRuns: runs - staged, seed });
  if (staged === 0) return;
  await fc.assert(fc.asyncProperty(calmWorld, stagedCourse, playTabs), { numRuns: staged, seed });
}
