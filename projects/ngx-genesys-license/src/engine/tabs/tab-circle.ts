import type { LicenseClock } from 'genesys-license-client';
import { Subject } from 'rxjs';
import type { TabRole } from '../../model/status';
import type { TabLink } from './tab-link';
import { readTabMessage, type TabMessage, type TabMessageKind, type TabSaying } from './tab-message';

const presence = 'tab/';
/** How often a tab that waits for the leader looks whether it is there, in ms. */
const lookEvery = 1_000;
/** Looks without a sign of life before the lead is taken by force; after twice as many the tab goes on alone. */
const mostUnanswered = 3;
/** A tab that was not looked after for so long, in ms, was asleep itself: silence says nothing then. */
const asleep = 2_500;
/** How long a tab believes that it still leads, in ms. Who takes the lead from one that is silent lets that pass. */
const certainFor = 1_000;
/** A tab that ends so soon after this one has come, in ms, is taken for this one before it was reloaded. */
const reloadTakes = 1_000;
/** What was sent before that, in ms, counts no more: the minute of the budget, and what a turn may be late. */
const remembered = 65_001;

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
  /** Tabs that were there before this one and have not told what they know. */
  #untold = new Set<string>();
  #missing = 1;
  /** When this tab came, in ms. */
  readonly #came: number;
  #leader: string | undefined;
  #checkedAt = -Infinity;
  #joined = Promise.resolve();
  #isClosed = false;
  #waiting = 0;
  #unanswered = 0;
  #lookedAt = 0;
  #timer: unknown;

  constructor(link: TabLink, id: string, clock: LicenseClock) {
    this.#link = link;
    this.id = id;
    this.#clock = clock;
    this.#came = clock.now();
  }

  get leads(): boolean {
    return this.#leader === this.id;
  }

  /** The tab that leads; undefined while that is not known. */
  get leader(): string | undefined {
    return this.#leader;
  }

  /** Whether it lets requests out: it leads, and knows what has been sent. */
  get isOpen(): boolean {
    return this.leads && this.#missing === 0;
  }

  /** What it lacks of what was sent before it came, as soon as it knows who was there. */
  async missing(): Promise<number> {
    await this.#joined;
    return this.#missing;
  }

  get role(): TabRole {
    if (this.#isClosed) return 'off';
    if (!this.leads) return 'follower';
    return this.peers.size === 0 ? 'alone' : 'leader';
  }

  /** Listeners are to be there already. */
  start(): void {
    this.#link.listen((message) => this.#receive(message));
    this.#joined = this.#join().catch(() => this.broken$.next());
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

  /**
   * What was sent before this tab came is known when all have told who were there then, or one who knew it all: a tab tells
   * what it lacks itself: 0 for nothing, 1 for what others may still tell, 2 for what nobody can tell any more.
   */
  know(missing: number, tab?: string): void {
    const wasOpen = this.isOpen;
    if (missing === 0) this.#missing = 0;
    if (this.#missing === 1 && (tab === undefined || this.#untold.delete(tab)))
      this.#missing = this.#untold.size === 0 && missing === 1 ? 0 : missing;
    if (this.isOpen !== wasOpen) this.#announce();
  }

  /** Whether requests may leave now: a tab that was asleep may have lost the lead without having been told. */
  async stillLeads(): Promise<boolean> {
    while (this.isOpen && this.#clock.now() - this.#checkedAt > certainFor) await this.#check();
    return this.isOpen;
  }

  /** Something waits for the leader: where it gives no sign of life, another leads. Returns the way to end it, once. */
  needLeader(): () => void {
    this.#waiting++;
    this.#look();
    return () => {
      this.#waiting--;
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
  }

  async #join(): Promise<void> {
    this.#clock.setTimeout(() => this.know(0), remembered);
    // As of now: they may have ended before this tab gets to hear of them.
    const held = this.#link.settle();
    // Before all else, so that nobody takes this tab for one that has ended.
    await this.#link.hold(presence + this.id, false, () => undefined);
    const locks = await held;
    if (this.#isClosed) return;
    this.#untold = new Set(locks.flatMap((lock) => lock.split(presence)[1] ?? []));
    this.know(1);
    for (const other of this.#untold) this.#meet(other);
    this.post('hello', {});
    this.#seekLead(false);
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
    this.#link.whenFree(presence + peer).then(
      () => this.#lose(peer),
      () => undefined,
    );
    this.changes$.next();
  }

  #lose(peer: string): void {
    if (!this.peers.delete(peer)) return;
    if (this.#leader === peer) this.#leader = undefined;
    this.know(this.#clock.now() - this.#came > reloadTakes ? 2 : 1, peer);
    this.gone$.next(peer);
    this.changes$.next();
  }

  #announce(): void {
    this.post('lead', {});
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
      if (this.#waiting > 0) this.#look();
    };
    const seek = async () => {
      await this.#link.hold('leader', byForce, onLost);
      await this.#check();
      if (byForce || this.#leader !== undefined) {
        // Who led may let requests out for that long. All are heard of then.
        await new Promise<void>((resolve) => this.#clock.setTimeout(resolve, certainFor));
        await this.#check();
      }
      if (isLost || this.#isClosed) return;
      this.#leader = this.id;
      this.#announce();
    };
    seek().catch(() => this.broken$.next());
  }

  /** Asks whether this tab still leads: a loss, and all that was said before, is told by then. */
  async #check(): Promise<void> {
    // As of the question: the tab may have been asleep before it heard the answer.
    const asked = this.#clock.now();
    await this.#link.settle();
    this.#checkedAt = asked;
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
