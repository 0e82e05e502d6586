import { Subscription } from 'rxjs';
import { applyWritten } from '../../core/apply-written';
import type { ReadTicket } from '../../core/fences';
import type { LedgerEcho } from '../../core/ledger-echo';
import type { AskedCell, ReadRow } from '../../core/license-ledger';
import type { Operation } from '../../core/operation';
import type { SharedSession } from '../session-sharing';
import type { TabCircle } from './tab-circle';
import type { TabSaying } from './tab-message';
import { TickTimes } from './tick-times';

/** How exactly two tabs agree on the time of what they did, in ms. */
const margin = 250;
/** What another tab has read counts for so long after it was asked for, in ms, where this tab has written meanwhile. */
const readsCountFor = 10_000;
/** Before anything that this tab did. */
const beforeAll = 1;
/** Rows or cells in one message. */
const mostSent = 2_000;

/**
 * What the tabs know travels between them: reads, acknowledged writes and definitions. A read of another tab is believed as one of
 * this tab's own that was asked for at the same time, on the device's common clock, and a little earlier.
 */
export class SharedKnowledge implements LedgerEcho {
  readonly #session: SharedSession;
  readonly #circle: TabCircle;
  readonly #wall: () => number;
  readonly #times = new TickTimes(readsCountFor);
  /** Rows of which this tab wrote a cell: old reads must not tell of them. */
  readonly #written = new Set<number>();
  /** By row: when the last read of another tab that was taken had been asked for. */
  readonly #askedElsewhere: number[] = [];
  /** Resolves when what could not be taken from another tab has been read. */
  reading: Promise<unknown> = Promise.resolve();
  #newlyWritten: (readonly [string, string, boolean])[] = [];
  #isTaking = false;
  #hasPeers = false;
  #definitionsAt: number | undefined;
  readonly #subscription = new Subscription();

  constructor(session: SharedSession, circle: TabCircle, wall: () => number) {
    this.#session = session;
    this.#circle = circle;
    this.#wall = wall;
    const { definitions, definitions$, context } = session;
    const { ledger } = context;
    this.#times.restart(0, beforeAll);
    this.#times.note(wall(), ledger.tick);
    ledger.echo = this;
    this.#definitionsAt = definitions.loadedAt;
    circle.on('read', (message) => this.take(message));
    circle.on('written', (message) => this.#takeWritten(message));
    circle.on('definitions', ({ definitions: loaded, loadedAt }) => {
      this.#isTaking = true;
      definitions.adopt(loaded, this.#clockOf(Math.min(loadedAt, this.#wall())));
      this.#isTaking = false;
    });
    circle.on('hello', ({ from }) => {
      if (circle.leads) this.#tellDefinitions(from);
    });
    this.#subscription.add(circle.changes$.subscribe(() => this.#watchPeers()));
    this.#subscription.add(
      definitions$.subscribe(() => {
        if (definitions.loadedAt === this.#definitionsAt) return;
        this.#definitionsAt = definitions.loadedAt;
        if (!this.#isTaking) this.#tellDefinitions();
      }),
    );
  }

  stop(): void {
    const { ledger } = this.#session.context;
    ledger.echo = undefined;
    ledger.fencePatience = 0;
    this.#subscription.unsubscribe();
  }

  asked(tick: number): void {
    this.#note(tick);
  }

  read(ticket: ReadTicket, rows: readonly ReadRow[]): void {
    for (let start = 0; this.#hasPeers && start < rows.length; start += mostSent) {
      const some = rows.slice(start, start + mostSent).map(({ id, licenses }) => ({ id, licenses }));
      this.#tellRead(ticket, some, []);
    }
  }

  gone(ticket: ReadTicket, userId: string): void {
    this.#tellRead(ticket, [], [userId]);
  }

  #tellRead({ time }: ReadTicket, rows: readonly ReadRow[], gone: readonly string[]): void {
    if (this.#isTaking || !this.#hasPeers) return;
    this.#circle.post('read', { asked: this.#wallOf(time), rows, gone });
  }

  written(tick: number, { row, license, value }: Operation): void {
    const { users, licenses } = this.#session.context.ledger;
    this.#note(tick);
    this.#written.add(row);
    if (!this.#hasPeers) return;
    this.#newlyWritten.push([users.id(row), licenses.name(license), value]);
    if (this.#newlyWritten.length === 1) queueMicrotask(() => this.#tellWritten());
  }

  /** Takes what another tab has read. */
  take({ asked, rows, gone }: TabSaying<'read'>): void {
    const { ledger, clock, commit } = this.#session.context;
    const now = this.#wall();
    const moment = Math.min(asked, now) - margin;
    const tick = this.#times.at(moment, now);
    const ticket = { tick: tick ?? beforeAll, time: Math.max(0, this.#clockOf(moment)) };
    const isNews = (userId: string): boolean =>
      this.#isNews(ledger.users.of(userId), asked, tick !== undefined);
    this.#isTaking = true;
    ledger.applyRead(
      ticket,
      rows.filter(({ id }) => isNews(id)),
      clock.now(),
    );
    for (const userId of gone.filter(isNews)) ledger.applyGone(ticket, userId, clock.now());
    this.#isTaking = false;
    commit();
    // Written here and never read: too old to believe, and nobody else may tell of them.
    const unknown = rows.flatMap(({ id }) => (ledger.users.isKnown(ledger.users.of(id)) ? [] : [id]));
    const read = this.#session.reads.read(unknown, 'background').catch(() => undefined);
    this.reading = Promise.all([this.reading, read]);
  }

  #isNews(row: number, asked: number, isPlaced: boolean): boolean {
    if (asked < (this.#askedElsewhere[row] ?? 0)) return false;
    // From before this tab can say what it did then: of rows it knows nothing of and did nothing to.
    if (!isPlaced && (this.#session.context.ledger.users.isKnown(row) || this.#written.has(row)))
      return false;
    this.#askedElsewhere[row] = asked;
    return true;
  }

  #takeWritten({ at, cells }: TabSaying<'written'>): void {
    const { ledger, clock, commit } = this.#session.context;
    const now = this.#wall();
    const tick = this.#times.at(Math.min(at, now) - margin, now);
    // So late that what was read since knows better.
    if (tick === undefined || now - at > readsCountFor) return;
    for (const [userId, licenseId, value] of cells) {
      const asked: AskedCell = { userId, licenseId, value };
      applyWritten(ledger, asked, tick, clock.now());
      this.#written.add(ledger.users.of(userId));
    }
    this.#note(ledger.tick);
    commit();
  }

  #tellWritten(): void {
    const cells = this.#newlyWritten;
    this.#newlyWritten = [];
    const at = this.#wall();
    for (let start = 0; start < cells.length; start += mostSent) {
      this.#circle.post('written', { at, cells: cells.slice(start, start + mostSent) });
    }
  }

  #tellDefinitions(to?: string): void {
    const { loadedAt } = this.#session.definitions;
    if (loadedAt === undefined || !this.#hasPeers) return;
    const { definitions } = this.#session.definitions$.value;
    this.#circle.post('definitions', { loadedAt: this.#wallOf(loadedAt), definitions }, to);
  }

  #watchPeers(): void {
    const hasPeers = this.#circle.peers.size > 0;
    if (hasPeers === this.#hasPeers) return;
    this.#hasPeers = hasPeers;
    const { ledger } = this.#session.context;
    ledger.fencePatience = hasPeers ? readsCountFor : 0;
    // What was read before somebody could tell of it should have met fences that are down already.
    if (hasPeers && this.#written.size > 0) this.#times.restart(this.#wall(), ledger.tick);
  }

  #note(tick: number): void {
    const now = this.#wall();
    if (this.#times.note(now, tick)) return;
    // The device's clock was set back.
    this.#askedElsewhere.length = 0;
  }

  /** Of the device's common time, by the clock of this tab. */
  #clockOf(time: number): number {
    return this.#session.context.clock.now() - (this.#wall() - time);
  }

  #wallOf(time: number): number {
    return this.#wall() - (this.#session.context.clock.now() - time);
  }
}
