import type { LicenseFetch } from 'genesys-license-client';
import { VirtualClock, type LicenseEmulator } from 'genesys-license-emulator';
import { rowsPerChunk } from '../../core/chunk-marks';
import type { LicenseIdentity } from '../../model/persistence';
import { isInJournal, MemoryDevice, type MemoryVault } from '../testing/memory-vault';
import { freeLicense, Gate, tryEngine, type TriedEngine, type TriedOptions } from '../testing/try-engine';
import { VaultKeeper, type VaultKeeperOptions } from './vault-keeper';

interface Kept extends TriedEngine {
  readonly vault: MemoryVault;
  /** The tab is gone. */
  crash(): void;
}

/** Sessions of one organization on one device, in one time. */
class Desk {
  readonly clock = new VirtualClock();
  readonly device = new MemoryDevice(this.clock);
  identity: () => LicenseIdentity | undefined = () => ({ orgId: 'org', userId: 'admin' });
  #count = 0;

  open({ emulator, ...options }: TriedOptions = {}, keeper: Partial<VaultKeeperOptions> = {}): Kept {
    let vault: MemoryVault | undefined;
    const tried = tryEngine({
      ...options,
      emulator: { clock: this.clock, ...emulator },
      clock: this.clock,
      engine: {
        ...options.engine,
        keeperOf: (session) =>
          new VaultKeeper(session, {
            identity: () => this.identity(),
            vaultOf: () => (vault = this.device.open()),
            maxAge: 86_400_000,
            hasNames: false,
            random: () => ++this.#count / 1000,
            ...keeper,
          }),
      },
    });
    return {
      ...tried,
      get vault() {
        if (vault === undefined) throw new Error('nothing was opened');
        return vault;
      },
      crash() {
        vault?.crash();
        tried.engine.destroy();
      },
    };
  }

  keys(beginning: string): string[] {
    return [...this.device.values.keys()].filter((key) => key.startsWith(beginning));
  }
}

const status = ({ engine }: TriedEngine) => engine.persistence$.value.status;
/** Holds up writes until the gate is opened. */
const gated =
  (gate: Gate) =>
  ({ fetch }: LicenseEmulator): LicenseFetch =>
  async (url, init) => {
    if (url.endsWith('/organization')) await gate.opened;
    return fetch(url, init);
  };

describe('VaultKeeper, the journal', () => {
  it('has a change before the request leaves, and no longer when all of it has ended', async () => {
    const desk = new Desk();
    desk.device.delay = 50;
    const journaled: boolean[] = [];
    const tried = desk.open({
      fetch:
        ({ fetch }) =>
        (url, init) => {
          if (url.endsWith('/organization')) {
            journaled.push(isInJournal(desk.device, tried.ids[0] as string, freeLicense, true));
          }
          return fetch(url, init);
        },
    });
    const run = tried.change(tried.ids[0] as string, freeLicense, true);
    await desk.clock.advance(10_000);
    expect(run.state).toBe('done');
    expect(journaled).toEqual([true]);
    expect(desk.keys('journal/')).toEqual([]);
  });

  it('finds again what had left and what had not, sends neither, and lets both be retried', async () => {
    const desk = new Desk();
    const first = desk.open({ fetch: gated(new Gate()), engine: {} });
    await desk.clock.advance(10);
    const [left, waiting] = first.ids as [string, string];
    const sent = first.change(left, freeLicense, true);
    await desk.clock.advance(10);
    const queued = first.change(left, freeLicense, false);
    const other = first.change(waiting, freeLicense, true);
    await desk.clock.advance(10);
    first.crash();

    const second = desk.open();
    await desk.clock.advance(10);
    const found = second.engine.runs$.value;
    expect(found.map(({ id }) => id)).toEqual([other, queued, sent].map(({ id }) => id));
    expect(second.mark(left, freeLicense)).toBe('unconfirmed');
    await desk.clock.advance(10_000);
    expect(second.emulator.organization.holds(waiting, freeLicense)).toBeFalse();
    expect(found.map(({ progress }) => [progress.failed, progress.unchanged])).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
    ]);
    expect(found[0]?.failures[0]?.error?.code).toBe('interrupted');
    const retried = second.engine.retryFailed(found[0] as (typeof found)[number]);
    await desk.clock.advance(10_000);
    expect(retried.progress.confirmed).toBe(1);
    expect(second.emulator.organization.holds(waiting, freeLicense)).toBeTrue();
    expect(desk.keys('journal/')).toEqual([]);
  });

  it('gives the whole of a run back, with what had ended', async () => {
    const desk = new Desk();
    const first = desk.open({
      emulator: { users: 8, maximumBatch: 5 },
      fetch: ({ fetch }) => {
        let writes = 0;
        return (url, init) =>
          url.endsWith('/organization') && ++writes > 2
            ? new Promise<never>(() => undefined)
            : fetch(url, init);
      },
    });
    const run = first.engine.assign({ userIds: first.ids, add: [freeLicense] });
    await desk.clock.advance(4000);
    expect(run.progress.confirmed).toBe(4);
    first.crash();
    const second = desk.open({ emulator: { users: 8 } });
    for (const id of first.ids.slice(0, 4)) second.emulator.organization.assign(id, freeLicense);
    await desk.clock.advance(10);
    const [found] = second.engine.runs$.value;
    expect(found?.progress).toEqual(jasmine.objectContaining({ asked: 8, confirmed: 4, unconfirmed: 4 }));
    await desk.clock.advance(10_000);
    const report = await found?.report;
    expect(report?.cells.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 4 }, () => 'confirmed'),
      ...Array.from({ length: 4 }, () => 'failed'),
    ] as never);
  });

  it('loses nothing in a second crash while the first is being made good', async () => {
    const desk = new Desk();
    const first = desk.open({ fetch: gated(new Gate()) });
    const run = first.change(first.ids[0] as string, freeLicense, true);
    await desk.clock.advance(10);
    first.crash();
    const second = desk.open();
    await desk.clock.advance(10);
    second.crash();
    const third = desk.open();
    await desk.clock.advance(10);
    expect(third.engine.runs$.value.map(({ id }) => id)).toEqual([run.id]);
  });

  it('leaves alone what another tab has under way, until that tab is gone', async () => {
    const desk = new Desk();
    const gate = new Gate();
    const first = desk.open({ fetch: gated(gate) });
    first.change(first.ids[0] as string, freeLicense, true);
    await desk.clock.advance(10);
    const second = desk.open();
    await desk.clock.advance(10);
    expect(second.engine.runs$.value).toEqual([]);
    first.crash();
    const third = desk.open();
    await desk.clock.advance(10);
    expect(third.engine.runs$.value.length).toBe(1);
  });

  it('lets a change wait for what an earlier session may have sent', async () => {
    const desk = new Desk();
    const first = desk.open({ fetch: gated(new Gate()) });
    const [id] = first.ids as [string];
    first.change(id, freeLicense, true);
    await desk.clock.advance(10);
    first.crash();
    desk.device.delay = 100;
    const second = desk.open();
    const run = second.change(id, freeLicense, false);
    await desk.clock.advance(1000);
    expect(run.progress.queued).toBe(1);
    expect(second.mark(id, freeLicense)).toBe('pending');
    await desk.clock.advance(10_000);
    expect(run.state).toBe('done');
    expect(second.emulator.organization.holds(id, freeLicense)).toBeFalse();
  });

  it('keeps what was under way when the store is closed, and nothing of its being closed', async () => {
    const desk = new Desk();
    const first = desk.open({ fetch: gated(new Gate()) });
    await desk.clock.advance(10);
    const run = first.change(first.ids[0] as string, freeLicense, true);
    first.engine.destroy();
    expect(run.state).toBe('cancelled');
    await desk.clock.advance(10);
    const second = desk.open();
    await desk.clock.advance(10);
    expect(second.engine.runs$.value.map(({ id }) => id)).toEqual([run.id]);
  });
});

describe('VaultKeeper, users and definitions', () => {
  it('writes what has changed and nothing else, a moment later', async () => {
    const desk = new Desk();
    const users = rowsPerChunk * 3;
    const tried = desk.open({ emulator: { users } });
    await tried.sweep();
    expect(desk.keys('users/')).toEqual(['users/0', 'users/1', 'users/2']);
    const write = spyOn(tried.vault, 'write').and.callThrough();
    tried.change(tried.ids[rowsPerChunk] as string, freeLicense, true);
    await desk.clock.advance(20_000);
    const chunks = write.calls.all().flatMap(({ args: [values] }) => [...values.keys()]);
    expect(new Set(chunks.filter((key) => key.startsWith('users/')))).toEqual(new Set(['users/1']));
    expect(tried.engine.persistence$.value.savedAt).toBeDefined();
  });

  it('writes each chunk once for a sweep, however small its pages', async () => {
    const desk = new Desk();
    const tried = desk.open({ emulator: { users: rowsPerChunk * 4 } });
    await desk.clock.advance(10);
    const write = spyOn(tried.vault, 'write').and.callThrough();
    tried.engine.sweep.stream({ pageSize: 64 }).subscribe();
    await desk.clock.advance(5000);
    const chunks = write.calls.all().flatMap(({ args: [values] }) => [...values.keys()]);
    expect(chunks.filter((key) => key.startsWith('users/')).length).toBeLessThanOrEqual(5);
  });

  it('shows them at the next start without a request, writes nothing again, and reads who is looked at', async () => {
    const desk = new Desk();
    const users = rowsPerChunk + 3;
    const first = desk.open({ emulator: { users } });
    void first.engine.definitions.load();
    await first.sweep();
    first.engine.destroy();
    await desk.clock.advance(10);

    const requests: string[] = [];
    const second = desk.open({
      emulator: { users },
      fetch:
        ({ fetch }) =>
        (url, init) => {
          requests.push(url);
          return fetch(url, init);
        },
    });
    const write = spyOn(second.vault, 'write').and.callThrough();
    await desk.clock.advance(5000);
    expect(status(second)).toBe('on');
    expect([...second.engine.ledger.members].length).toBe(users);
    expect(second.engine.definitions$.value.status).toBe('idle');
    expect(second.engine.definitions$.value.definitions.length).toBeGreaterThan(3);
    expect(requests).toEqual([]);
    expect(write).not.toHaveBeenCalled();
    second.engine.want(second.ids[0] as string);
    second.engine.definitions.ask();
    expect(second.engine.definitions$.value.status).toBe('reloading');
    await desk.clock.advance(500);
    expect(requests.length).toBe(2);
  });

  it('does not show over newer rows, and puts all in their new places', async () => {
    const desk = new Desk();
    const first = desk.open({ emulator: { users: 5 } });
    await first.sweep();
    first.engine.destroy();
    await desk.clock.advance(10);
    desk.device.delay = 300;
    const second = desk.open({ emulator: { users: 5 } });
    second.emulator.organization.assign(second.ids[3] as string, freeLicense);
    second.engine.want(second.ids[3] as string);
    await desk.clock.advance(5000);
    expect(second.shown(second.ids[3] as string)).toContain(freeLicense);
    second.engine.destroy();
    await desk.clock.advance(1000);
    const third = desk.open({ emulator: { users: 5 } });
    await desk.clock.advance(2000);
    expect([...third.engine.ledger.members].length).toBe(5);
    expect(third.shown(third.ids[3] as string)).toContain(freeLicense);
  });

  it('deletes chunks of users who are no more', async () => {
    const desk = new Desk();
    const first = desk.open({ emulator: { users: rowsPerChunk * 2 } });
    await first.sweep();
    first.engine.destroy();
    await desk.clock.advance(86_400_000 * 2);
    const second = desk.open({ emulator: { users: 3 } });
    await desk.clock.advance(5000);
    expect([...second.engine.ledger.members].length).toBe(0);
    expect(desk.keys('users/')).toEqual([]);
  });

  it('are written by one tab at a time, and by the next when it is gone', async () => {
    const desk = new Desk();
    const first = desk.open({ emulator: { users: 5 } });
    await first.sweep();
    const second = desk.open({ emulator: { users: 9 } });
    await second.sweep();
    const kept = () => (desk.device.values.get('users/0') as { readonly ids: readonly string[] }).ids.length;
    expect(kept()).toBe(5);
    first.engine.destroy();
    await desk.clock.advance(5000);
    expect(kept()).toBe(9);
  });

  it('keeps at once what would be kept in a moment when the page is hidden', async () => {
    const desk = new Desk();
    const tried = desk.open();
    await desk.clock.advance(10);
    await tried.engine.refresh(tried.ids);
    expect(desk.keys('users/')).toEqual([]);
    await tried.engine.flush();
    expect(desk.keys('users/')).toEqual(['users/0']);
  });
});

describe('VaultKeeper, on a device that fails', () => {
  const full = new DOMException('full', 'QuotaExceededError');

  it('tells, holds up nothing, and is on again when there is room', async () => {
    const desk = new Desk();
    const tried = desk.open();
    await desk.clock.advance(10);
    desk.device.writeFailure = full;
    const run = tried.change(tried.ids[0] as string, freeLicense, true);
    await desk.clock.advance(10);
    expect(status(tried)).toBe('failed');
    expect(tried.engine.persistence$.value.error?.message).toMatch(/Free space/);
    await desk.clock.advance(10_000);
    expect(run.progress.confirmed).toBe(1);
    desk.device.writeFailure = undefined;
    tried.change(tried.ids[1] as string, freeLicense, true);
    await desk.clock.advance(1);
    expect(status(tried)).toBe('on');
  });

  it('keeps what is still under way as soon as there is room', async () => {
    const desk = new Desk();
    const tried = desk.open({ fetch: () => () => new Promise<never>(() => undefined) });
    await desk.clock.advance(10);
    desk.device.writeFailure = full;
    tried.change(tried.ids[0] as string, freeLicense, true);
    await desk.clock.advance(10);
    expect(status(tried)).toBe('failed');
    desk.device.writeFailure = undefined;
    await desk.clock.advance(31_000);
    expect(isInJournal(desk.device, tried.ids[0] as string, freeLicense, true)).toBeTrue();
    expect(status(tried)).toBe('on');
  });

  it('gives the room of the users to the journal', async () => {
    const desk = new Desk();
    const tried = desk.open({ fetch: gated(new Gate()) });
    await tried.sweep();
    expect(desk.keys('users/').length).toBe(1);
    desk.device.writeFailure = full;
    spyOn(tried.vault, 'write').and.callFake((values, deleted) => {
      if (values.size === 0) desk.device.writeFailure = undefined;
      return desk.device.open().write(values, deleted);
    });
    tried.change(tried.ids[0] as string, freeLicense, true);
    await desk.clock.advance(10);
    expect(desk.keys('users/')).toEqual([]);
    expect(isInJournal(desk.device, tried.ids[0] as string, freeLicense, true)).toBeTrue();
    expect(status(tried)).toBe('on');
    expect(tried.engine.persistence$.value.error?.message).toMatch(/changes under way only/);
    await tried.sweep();
    expect(desk.keys('users/')).toEqual([]);
  });

  it('waits two seconds for an answer, once', async () => {
    const desk = new Desk();
    desk.device.hangs = true;
    const tried = desk.open({ engine: { verification: { mode: 'unconfirmed', lag: 0 } } });
    const run = tried.change(tried.ids[0] as string, freeLicense, true);
    await desk.clock.advance(1500);
    expect(run.progress.confirmed).toBe(0);
    await desk.clock.advance(600);
    expect(run.progress.confirmed).toBe(1);
    expect(status(tried)).toBe('failed');
    expect(tried.engine.persistence$.value.error?.message).toMatch(/does not answer/);
    const second = tried.change(tried.ids[1] as string, freeLicense, true);
    await desk.clock.advance(100);
    expect(second.progress.confirmed).toBe(1);
  });

  it('opens later what could not be opened at first, and finds what was left', async () => {
    const desk = new Desk();
    const first = desk.open({ fetch: gated(new Gate()) });
    await first.sweep();
    first.change(first.ids[0] as string, freeLicense, true);
    await desk.clock.advance(10);
    first.crash();
    desk.device.failure = new Error('damaged');
    const second = desk.open();
    await desk.clock.advance(1000);
    expect(status(second)).toBe('failed');
    expect(second.engine.persistence$.value.error?.message).toMatch(/damaged/);
    desk.device.failure = undefined;
    await desk.clock.advance(30_000);
    expect(status(second)).toBe('on');
    expect(second.engine.runs$.value.length).toBe(1);
    expect([...second.engine.ledger.members].length).toBe(5);
  });

  it('writes again what could not be written', async () => {
    const desk = new Desk();
    const tried = desk.open();
    await desk.clock.advance(10);
    desk.device.writeFailure = new Error('busy');
    await tried.sweep();
    expect([status(tried), tried.engine.persistence$.value.error?.message]).toEqual([
      'on',
      jasmine.stringMatching(/busy/),
    ]);
    expect(desk.keys('users/')).toEqual([]);
    desk.device.writeFailure = undefined;
    await desk.clock.advance(31_000);
    expect(desk.keys('users/')).toEqual(['users/0']);
    expect(tried.engine.persistence$.value.error).toBeUndefined();
  });
});

describe('VaultKeeper, identity', () => {
  it('begins when somebody has signed in: a request has been answered, and there is an identity', async () => {
    const desk = new Desk();
    const people: LicenseIdentity[] = [];
    desk.identity = () => people[0];
    const tried = desk.open();
    await tried.sweep();
    expect(status(tried)).toBe('off');
    people.push({ orgId: 'org', userId: 'admin' });
    await tried.engine.refresh([tried.ids[0] as string]);
    await desk.clock.advance(2000);
    expect(status(tried)).toBe('on');
    expect(desk.keys('users/')).toEqual(['users/0']);
  });

  it('says so where the identity cannot be told, and sends all the same', async () => {
    const desk = new Desk();
    desk.identity = () => {
      throw new Error('no idea');
    };
    const tried = desk.open();
    const run = tried.change(tried.ids[0] as string, freeLicense, true);
    await desk.clock.advance(5000);
    expect(run.progress.confirmed).toBe(1);
    expect(status(tried)).toBe('failed');
  });

  it('leaves nothing on the device after signing out, whatever was on its way there', async () => {
    const desk = new Desk();
    desk.device.delay = 20;
    const tried = desk.open({ fetch: gated(new Gate()) });
    await tried.sweep();
    tried.change(tried.ids[0] as string, freeLicense, true);
    desk.identity = () => undefined;
    const signedOut = tried.engine.signOut();
    await desk.clock.advance(60_000);
    await expectAsync(signedOut).toBeResolved();
    expect([...desk.device.values.keys()]).toEqual([]);
    expect(status(tried)).toBe('off');
  });

  it('rejects signing out where something may be left, and has dropped the rest', async () => {
    const desk = new Desk();
    const tried = desk.open();
    await tried.sweep();
    desk.device.hangs = true;
    const signedOut = expectAsync(tried.engine.signOut()).toBeRejectedWithError(/data may be left/);
    expect([...tried.engine.ledger.members]).toEqual([]);
    await desk.clock.advance(2000);
    await signedOut;
  });
});
