import { signal, type Signal } from '@angular/core';
import {
  createLicenseEmulator,
  VirtualClock,
  type EmulatorClock,
  type EmulatorOperation,
  type EmulatorScenarioName,
  type EmulatorSettingChanges,
  type LicenseEmulator,
  type LicenseEmulatorOptions,
  type PlannedFailure,
} from 'genesys-license-emulator';
import type { LicenseFetch, LicenseFetchResponse } from 'ngx-genesys-license';
import { emulatorOperationOf } from './emulator-operation-of';
import { PendingTimers } from './pending-timers';
import type { LicenseAnswer, RecordedRequest } from './recorded-request';
import { turn } from './turn';

/** Requests that are remembered. */
const remembered = 1000;
/** What is due so soon belongs to what is going on: requests that are gathered, pieces of a long computation. */
const soon = 50;
/** Turns of the event loop that a request may need without the clock. */
const patience = 100;
/** As many while the body of an answer is read: Firefox takes hundreds of them. */
const patienceWithBodies = 10_000;

/** Steers the emulator that `provideLicenseEmulator()` provides. */
export class LicenseEmulatorControl {
  /** The emulator itself: the truth in `organization`, request counts, snapshots. */
  readonly emulator: LicenseEmulator;
  /** The time of emulator and store. */
  readonly clock: EmulatorClock;
  /** What the store sends its requests with. */
  readonly fetch: LicenseFetch;
  /** The requests of the store, oldest first: the last 1,000, as they are now. */
  readonly requests: Signal<readonly RecordedRequest[]>;

  readonly #virtual: VirtualClock | undefined;
  readonly #storeTimers: PendingTimers;
  readonly #emulatorTimers: PendingTimers;
  readonly #requests = signal<readonly RecordedRequest[]>([]);
  readonly #answers = new Map<EmulatorOperation, LicenseAnswer>();
  #sent = 0;
  #underWay = 0;
  #reading = 0;

  constructor({ clock, ...options }: LicenseEmulatorOptions = {}) {
    this.#virtual = clock instanceof VirtualClock ? clock : undefined;
    this.#storeTimers = new PendingTimers(clock);
    this.#emulatorTimers = new PendingTimers(clock);
    this.clock = this.#storeTimers;
    this.emulator = createLicenseEmulator({ ...options, clock: this.#emulatorTimers });
    this.requests = this.#requests.asReadonly();
    this.fetch = (url, init) => this.#carry(url, init);
  }

  /** The ids of all users of the organization, in its order. */
  get userIds(): readonly string[] {
    const { organization } = this.emulator;
    return Array.from({ length: organization.userCount }, (_, index) => organization.userIdAt(index));
  }

  /** Which users hold a license in truth, whatever the store shows. */
  holders(licenseId: string): readonly string[] {
    return this.userIds.filter((id) => this.emulator.organization.holds(id, licenseId));
  }

  /**
   * Puts all settings to those of a scenario, for example `'storm'`; requests under way feel it too.
   * Throws an EmulatorSettingError for a name that does not exist.
   */
  scenario(name: EmulatorScenarioName): void {
    this.emulator.scenario(name);
  }

  /** Changes single settings while it runs. Throws an EmulatorSettingError naming what is allowed; then nothing is changed. */
  configure(settings: EmulatorSettingChanges): void {
    this.emulator.configure(settings);
  }

  /** Has the next request or requests fail in a certain way. Throws a TypeError where it is not clear how. */
  failNext(failure: PlannedFailure): void {
    this.emulator.failNext(failure);
  }

  /** Answers an operation by hand from now on; with undefined the emulator does it again. */
  answer(operation: EmulatorOperation, answer: LicenseAnswer | undefined): void {
    if (answer === undefined) this.#answers.delete(operation);
    else this.#answers.set(operation, answer);
  }

  /**
   * Lets time pass, in ms; resolves when what it set going has come as far as it can without more time. Requests,
   * latencies, retries and rate limits all go by it. Rejects with a TypeError in real time: give `clock: new VirtualClock()`.
   */
  async advance(time: number): Promise<void> {
    const clock = this.#virtual;
    if (clock === undefined)
      throw new TypeError(
        'ngx-genesys-license/testing: advance() needs virtual time: provideLicenseEmulator({ clock: new VirtualClock() }).',
      );
    const slice = Math.max(5, time / 20);
    for (let left = time; left > 0; left -= slice) {
      await this.#carried();
      await clock.advance(Math.min(slice, left));
    }
    await this.#carried();
  }

  /**
   * Resolves when no request is under way and none is about to be sent; in virtual time it lets pass what that takes.
   * Retries, pauses and proofs that are further off are not waited for, nor is rendering: `await fixture.whenStable()`.
   * A request that is never answered is waited for until it times out.
   */
  async settled(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      await turn();
      while (this.#isBusy()) {
        quiet = 0;
        if (this.#virtual !== undefined) await this.advance(this.#step());
        else await new Promise((resolve) => setTimeout(resolve, 1));
      }
    }
  }

  /** Back to the start: organization, settings, planned failures, answers by hand, and the requests remembered. The store keeps what it knows. */
  reset(): void {
    this.emulator.reset();
    this.#answers.clear();
    this.#sent = 0;
    this.#requests.set([]);
  }

  #isBusy(): boolean {
    return this.#underWay > 0 || this.#storeTimers.next <= this.#storeTimers.now() + soon;
  }

  /** As far as time must go for something to happen, in ms: all at once where every request under way waits for it. */
  #step(): number {
    if (this.#underWay === 0 || this.#underWay > this.#emulatorTimers.count) return 5;
    return Math.max(5, Math.min(this.#emulatorTimers.next, this.#storeTimers.next) - this.clock.now());
  }

  /** Until every request under way waits for time, or for nothing. */
  async #carried(): Promise<void> {
    for (let turns = 0; turns < (this.#reading > 0 ? patienceWithBodies : patience); turns++) {
      await turn();
      if (this.#underWay <= this.#emulatorTimers.count) return;
    }
  }

  async #carry(url: string, init: RequestInit): Promise<LicenseFetchResponse> {
    const record = this.#record(url, init);
    this.#underWay++;
    try {
      const answer = await this.#answerTo(record, url, init);
      this.#reading++;
      const text = await answer.text().finally(() => this.#reading--);
      this.#update(record, { state: 'answered', status: answer.status });
      const { status, headers } = answer;
      // The body has come already: reading it takes no turn of the platform, however busy that is.
      return { status, headers, url, type: 'basic', redirected: false, text: () => Promise.resolve(text) };
    } catch (error) {
      this.#update(record, { state: init.signal?.aborted === true ? 'aborted' : 'broken' });
      throw error;
    } finally {
      this.#underWay--;
    }
  }

  async #answerTo(record: RecordedRequest, url: string, init: RequestInit): Promise<Response> {
    const answer = record.operation === undefined ? undefined : this.#answers.get(record.operation);
    const given = await answer?.(record);
    if (given === undefined) return this.emulator.fetch(url, init);
    return given instanceof Response ? given : Response.json(given);
  }

  #record(url: string, { method = 'GET', headers, body }: RequestInit): RecordedRequest {
    const record: RecordedRequest = {
      number: ++this.#sent,
      operation: emulatorOperationOf(method, url),
      method,
      url,
      headers: new Headers(headers),
      body: typeof body === 'string' && body !== '' ? (JSON.parse(body) as unknown) : undefined,
      sentAt: this.clock.now(),
      state: 'sent',
      status: undefined,
    };
    this.#requests.update((requests) => [...requests.slice(1 - remembered), record]);
    return record;
  }

  #update(record: RecordedRequest, change: Partial<RecordedRequest>): void {
    this.#requests.update((requests) =>
      requests.map((each) =>
        each.number === record.number && each.sentAt === record.sentAt ? { ...each, ...change } : each,
      ),
    );
  }
}
