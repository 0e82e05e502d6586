import type { LicenseClock } from 'genesys-license-client';
import { Subject } from 'rxjs';
import type { TabRole } from '../../model/status';
import type { TabLink } from './tab-link';
import { readTabMessage, type TabMessage, type TabMessageKind, type TabSaying } from './tab-message';

const leaderLock = 'leader';
/** How often a tab that waits for the leader looks whether it is there, in ms. */
const lookEvery = 1_000;
/** Looks without a sign of life before the lead is taken by force; after twice as many the tab goes on alone. */
const mostUnanswered = 3;
/** A tab that was not looked after for so long, in ms, was asleep itself: silence says nothing then. */
const asleep = 2_500;
/** How long a tab believes that it still leads, in ms. */
const certainFor = 1_000;
/** A browser that takes longer than that to answer, each time, has to be believed. */
const mostChecks = 5;

/** The tabs of one person as one of them sees them: who is there, and who leads. */
export class TabCircle {
  readonly id: string;
  readonly peers = new Set<string>();
  /** Who is there, or who leads, has changed. */
  readonly changes$ = new Subject<void>();
  /** A tab has ended. */
  readonly gone$ = new Subject<string>();
  /** No tab leads, and none can be made to: this one has to go on alone. */
  readonly broken$ = new Subject<void>();
  readonly #link: TabLink;
  readonly #clock: LicenseClock;
  readonly #messages$ = new Subject<TabMessage>();
  #leader: string | undefined;
  #checkedAt = -Infinity;
  #isClosed = false;
  #waiting = 0;
  #unanswered = 0;
  #lookedAt = 0;
  #timer: unknown;

  constructor(link: TabLink, id: string, clock: LicenseClock) {
    this.#link = link;
    this.id = id;
    this.#clock = clock;
  }

  get leads(): boolean {
    return this.#leader === this.id;
  }

  /** The tab that leads; undefined while that is not known. */
  get leader(): string | undefined {
    return this.#leader;
  }

  get role(): TabRole {
    if (this.#isClosed) return 'off';
    if (!this.leads) return 'follower';
    return this.peers.size === 0 ? 'alone' : 'leader';
  }

  /** Listeners are to be there already. */
  start(): void {
    this.#link.listen((message) => this.#receive(message));
    // First, so that nobody takes this tab for one that has ended.
    this.#link
      .hold(presenceLock(this.id), false, () => undefined)
      .then(() => {
        this.post('hello', {});
        this.#seekLead(false);
      })
      .catch(() => this.broken$.next());
  }

  post<Kind extends TabMessageKind>(kind: Kind, saying: TabSaying<Kind>, to?: string): void {
    if (!this.#isClosed) this.#link.post({ ...saying, kind, from: this.id, to });
  }

  /** Calls the listener for each such message to this tab, as long as it is open. */
  on<Kind extends TabMessageKind>(kind: Kind, listener: (message: TabMessage<Kind>) => void): void {
    this.#messages$.subscribe((message) => {
      if (message.kind === kind) listener(message as TabMessage<Kind>);
    });
  }

  /** Whether this tab leads, surely: one that was asleep may have lost the lead without having been told. */
  async stillLeads(): Promise<boolean> {
    for (let check = 0; check < mostChecks && this.leads && !this.#isCertain; check++) {
      // As of the question: the tab may have been asleep before it heard the answer.
      const asked = this.#clock.now();
      await this.#link.settle();
      this.#checkedAt = asked;
    }
    return this.leads;
  }

  /** Something waits for the leader: where it gives no sign of life, another leads. Returns the way to end it. */
  needLeader(): () => void {
    this.#waiting++;
    this.#look();
    let hasEnded = false;
    return () => {
      if (!hasEnded) this.#waiting--;
      hasEnded = true;
    };
  }

  close(): void {
    if (this.#isClosed) return;
    this.post('bye', {});
    this.#isClosed = true;
    this.#clock.clearTimeout(this.#timer);
    this.#link.close();
    this.#leader = undefined;
    this.changes$.next();
    for (const subject of [this.#messages$, this.changes$, this.gone$, this.broken$]) subject.complete();
  }

  get #isCertain(): boolean {
    return this.#clock.now() - this.#checkedAt <= certainFor;
  }

  #receive(value: unknown): void {
    const message = this.#isClosed ? undefined : readTabMessage(value);
    if (message === undefined || message.from === this.id) return;
    const { kind, from, to } = message;
    if (kind === 'bye') return this.#lose(from);
    this.#meet(from);
    if (from === this.#leader) this.#unanswered = 0;
    if (to !== undefined && to !== this.id) return;
    const isForLeader = kind === 'ask' || kind === 'sweep';
    if (kind === 'hello' || kind === 'ping' || (isForLeader && !this.leads))
      this.post('here', { leads: this.leads }, from);
    if (kind === 'lead' || (kind === 'here' && message.leads)) this.#follow(from);
    if (kind === 'here' && !message.leads) this.#leave(from);
    this.#messages$.next(message);
  }

  #meet(peer: string): void {
    if (this.peers.has(peer)) return;
    this.peers.add(peer);
    void this.#link.whenFree(presenceLock(peer)).then(() => this.#lose(peer));
    this.changes$.next();
  }

  #lose(peer: string): void {
    if (!this.peers.delete(peer)) return;
    if (this.#leader === peer) this.#leader = undefined;
    this.gone$.next(peer);
    this.changes$.next();
  }

  #seekLead(byForce: boolean): void {
    let isLost = false;
    const onLost = () => {
      isLost = true;
      if (this.#leader === this.id) this.#leader = undefined;
      this.changes$.next();
      this.#seekLead(false);
      this.post('ping', {});
    };
    this.#link
      .hold(leaderLock, byForce, onLost)
      .then(() => {
        if (isLost) return;
        this.#leader = this.id;
        this.#checkedAt = this.#clock.now();
        this.post('lead', {});
        this.changes$.next();
      })
      .catch(() => this.broken$.next());
  }

  #follow(leader: string): void {
    // Who leads knows better than a message that may be old.
    if (this.leads || this.#leader === leader) return;
    this.#leader = leader;
    this.#unanswered = 0;
    this.changes$.next();
  }

  /** Something older had named it. */
  #leave(leader: string): void {
    if (this.#leader !== leader) return;
    this.#leader = undefined;
    this.post('ping', {});
    this.changes$.next();
  }

  #look(): void {
    if (this.#timer !== undefined || this.#isClosed) return;
    this.#unanswered = 0;
    this.#lookedAt = this.#clock.now();
    const look = () => {
      this.#timer = undefined;
      if (this.#waiting === 0 || this.leads) return;
      const now = this.#clock.now();
      this.#unanswered = now - this.#lookedAt > asleep ? 0 : this.#unanswered + 1;
      this.#lookedAt = now;
      if (this.#unanswered > mostUnanswered * 2) return this.broken$.next();
      if (this.#unanswered === mostUnanswered) this.#seekLead(true);
      else this.post('ping', {});
      this.#timer = this.#clock.setTimeout(look, lookEvery);
    };
    this.#timer = this.#clock.setTimeout(look, lookEvery);
  }
}

function presenceLock(tab: string): string {
  return `tab/${tab}`;
}
