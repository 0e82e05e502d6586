import type { VirtualClock } from 'genesys-license-emulator';
import type { RaceApp } from './race-library';
import type { RaceServer } from './race-server';

/** A course of events with one library, and a record of what its screen showed. */
export class RaceScene {
  readonly app: RaceApp;
  readonly server: RaceServer;
  readonly #clock: VirtualClock;
  readonly #watched = new Map<string, boolean[]>();
  readonly #kept = new Map<string, boolean>();
  readonly #faults: string[] = [];

  constructor(app: RaceApp, server: RaceServer, clock: VirtualClock) {
    this.app = app;
    this.server = server;
    this.#clock = clock;
  }

  get faults(): readonly string[] {
    return this.#faults;
  }

  /** What the watched cells showed, one value after the other. */
  get shown(): string {
    return [...this.#watched]
      .map(([cell, values]) => `${cell} ${values.map((value) => (value ? 'on' : 'off')).join(' → ')}`)
      .join('; ');
  }

  give(...cells: readonly string[]): void {
    this.app.assign(cells.map((cell) => ({ ...partsOf(cell), value: true })));
    this.#look();
  }

  take(...cells: readonly string[]): void {
    this.app.assign(cells.map((cell) => ({ ...partsOf(cell), value: false })));
    this.#look();
  }

  /** Lets everything happen that waits for nobody: requests to and fro, and what follows from them. */
  async settle(): Promise<void> {
    await this.pass(150);
  }

  /** Time passes, and the screen is looked at. */
  async pass(time: number): Promise<void> {
    const steps = 30;
    for (let step = 0; step < steps; step++) {
      await this.#clock.advance(time / steps);
      this.#look();
    }
    // Some libraries tell their listeners in a timer of the platform.
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#look();
  }

  /** Records what the screen shows of a cell from now on. */
  watch(...cells: readonly string[]): void {
    for (const cell of cells) if (!this.#watched.has(cell)) this.#watched.set(cell, []);
    this.#look();
  }

  /** From now on the screen must show this. */
  async keep(cell: string, value: boolean): Promise<void> {
    await this.settle();
    this.watch(cell);
    this.#kept.set(cell, value);
    this.#look();
  }

  /** Now the screen must show this. */
  expect(cell: string, value: boolean, why: string): void {
    this.watch(cell);
    const { userId, licenseId } = partsOf(cell);
    if (this.app.shows(userId, licenseId) !== value)
      this.#fault(`${cell} is not ${value ? 'on' : 'off'}: ${why}`);
  }

  /** At rest the screen must show what the server holds. */
  async expectTruth(...cells: readonly string[]): Promise<void> {
    await this.settle();
    await this.pass(10_000);
    await this.settle();
    for (const cell of cells) {
      const { userId, licenseId } = partsOf(cell);
      this.expect(cell, this.server.holds(userId, licenseId), 'the server says otherwise at rest');
    }
  }

  require(isSo: boolean, what: string): void {
    if (!isSo) this.#fault(what);
  }

  #look(): void {
    for (const [cell, values] of this.#watched) {
      const { userId, licenseId } = partsOf(cell);
      const value = this.app.shows(userId, licenseId);
      if (values.at(-1) !== value) values.push(value);
      const kept = this.#kept.get(cell);
      if (kept !== undefined && kept !== value)
        this.#fault(`${cell} went ${value ? 'on' : 'off'} in between`);
    }
  }

  #fault(fault: string): void {
    if (!this.#faults.includes(fault)) this.#faults.push(fault);
  }
}

function partsOf(cell: string): { userId: string; licenseId: string } {
  const [userId = '', licenseId = ''] = cell.split('/');
  return { userId, licenseId };
}

export interface RaceScenario {
  readonly name: string;
  /** What happens, and what a good screen shows. */
  readonly story: string;
  run(scene: RaceScene): Promise<void>;
}
