import type { LicenseDefinition } from 'genesys-license-client';
import type { PlanWarning, PlanWarningKind } from '../model/assignment';
import type { UserChange } from './asked-changes';
import type { LicenseSet } from './license-sets';
import type { Numbering } from './numbering';

/** The organization's definitions, as far as they are known. */
export interface KnownDefinitions {
  readonly definition: (licenseId: string) => LicenseDefinition | undefined;
  /** False while the definitions are not loaded: then nothing is said about them. */
  readonly hasDefinitions: boolean;
}

/** Users a warning names; of the others it says how many. */
const namedUsers = 10;

/** From what stops a change to what is only worth knowing; `a` and `b` are licenses. */
const messages: Readonly<Record<PlanWarningKind, (a?: string, b?: string) => string>> = {
  'unknown-license': (a) => `The organization does not define the license "${a}".`,
  'unknown-user': () => 'What the user holds has not been read yet.',
  'missing-prerequisite': (a, b) => `"${a}" needs "${b}", which the user will not hold.`,
  'loses-prerequisite': (a, b) => `The user keeps "${a}", which needs "${b}".`,
  'already-comprised': (a, b) => `"${a}" is already part of "${b}", which the user will hold.`,
  'one-add-on': (a, b) =>
    `"${a}" and "${b}" are both add-ons: a user can likely hold one add-on at a time, so Genesys Cloud may refuse one or take it away.`,
  'automatic-assignment': () =>
    'Genesys Cloud assigns licenses by role automatically unless that is switched off: a removed license may come back.',
};

interface Group extends PlanWarning {
  readonly userIds: string[];
  count: number;
}

/**
 * What a person should know of a change, said once for all users it is true of. It depends only on what a user holds
 * and what is asked of them, and of both there are few different ones: so it is found out once for each pair.
 */
export class PlanWarnings {
  readonly #licenses: Numbering;
  readonly #known: KnownDefinitions;
  readonly #groups = new Map<string, Group>();
  readonly #found = new Map<UserChange, Map<LicenseSet | undefined, readonly Group[]>>();

  constructor(licenses: Numbering, known: KnownDefinitions) {
    this.#licenses = licenses;
    this.#known = known;
  }

  /** Takes in what is asked of one user; `view` is undefined where nobody has read what they hold. O(1) for all but a few. */
  add(userId: string, change: UserChange, view: LicenseSet | undefined): void {
    let byView = this.#found.get(change);
    if (byView === undefined) this.#found.set(change, (byView = new Map<LicenseSet, readonly Group[]>()));
    let groups = byView.get(view);
    if (groups === undefined) byView.set(view, (groups = [...this.#find(change, view)]));
    for (const group of groups) if (++group.count <= namedUsers) group.userIds.push(userId);
  }

  list(): readonly PlanWarning[] {
    const kinds = Object.keys(messages);
    return [...this.#groups.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  }

  *#find({ cells }: UserChange, view: LicenseSet | undefined): Generator<Group> {
    const { definition, hasDefinitions } = this.#known;
    const before = new Set(view?.licenses.map((license) => this.#licenses.name(license)));
    const after = new Set(before);
    let takesAway = false;
    if (view === undefined) yield this.#group('unknown-user');
    for (const { licenseId, value } of cells) {
      if (hasDefinitions && definition(licenseId) === undefined)
        yield this.#group('unknown-license', licenseId);
      takesAway ||= !value && (view === undefined || before.has(licenseId));
      if (value) after.add(licenseId);
      else after.delete(licenseId);
    }
    if (takesAway) yield this.#group('automatic-assignment');
    if (view === undefined) return;
    for (const licenseId of after) {
      const isAdded = !before.has(licenseId);
      for (const needed of this.#prerequisites(licenseId)) {
        if (this.#has(after, needed)) continue;
        if (isAdded) yield this.#group('missing-prerequisite', licenseId, needed);
        else if (this.#has(before, needed)) yield this.#group('loses-prerequisite', licenseId, needed);
      }
      if (isAdded) yield* this.#beside(licenseId, [...after], before);
    }
  }

  /** What an added license is to the others the user will hold. */
  *#beside(added: string, after: readonly string[], before: ReadonlySet<string>): Generator<Group> {
    for (const [index, other] of after.entries()) {
      if (this.#comprises(other, added)) yield this.#group('already-comprised', added, other);
      // Of two that are both added, the one asked for first speaks.
      const speaks = before.has(other) || after.indexOf(added) < index;
      if (speaks && this.#areRivals(added, other)) yield this.#group('one-add-on', added, other);
    }
  }

  #prerequisites(licenseId: string): readonly string[] {
    return this.#known.definition(licenseId)?.prerequisites?.map(({ id }) => id) ?? [];
  }

  /** Held, or part of what is held. */
  #has(held: ReadonlySet<string>, licenseId: string): boolean {
    return held.has(licenseId) || [...held].some((other) => this.#comprises(other, licenseId));
  }

  #comprises(whole: string, part: string): boolean {
    const isIn = ({ comprises = [] }: LicenseDefinition): boolean =>
      comprises.some((definition) => definition.id === part || isIn(definition));
    const definition = this.#known.definition(whole);
    return definition !== undefined && isIn(definition);
  }

  /** An add-on is known by building on another license; nothing in the API says so outright. */
  #areRivals(a: string, b: string): boolean {
    const isBeside = (one: string, other: string) => {
      const needed = this.#prerequisites(one);
      return needed.length > 0 && !needed.includes(other) && !this.#comprises(one, other);
    };
    return isBeside(a, b) && isBeside(b, a);
  }

  #group(kind: PlanWarningKind, licenseId?: string, otherLicenseId?: string): Group {
    const key = JSON.stringify([kind, licenseId, otherLicenseId]);
    let group = this.#groups.get(key);
    if (group === undefined) {
      const message = messages[kind](licenseId, otherLicenseId);
      this.#groups.set(key, (group = { kind, licenseId, otherLicenseId, userIds: [], count: 0, message }));
    }
    return group;
  }
}
