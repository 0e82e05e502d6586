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

/** From what stops a change to what is only worth knowing. */
const kinds: readonly PlanWarningKind[] = [
  'unknown-license',
  'unknown-user',
  'missing-prerequisite',
  'loses-prerequisite',
  'already-comprised',
  'one-add-on',
  'automatic-assignment',
];

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
  readonly #ofUnread = new Map<UserChange, readonly Group[]>();
  readonly #ofRead = new Map<UserChange, Map<LicenseSet, readonly Group[]>>();

  constructor(licenses: Numbering, known: KnownDefinitions) {
    this.#licenses = licenses;
    this.#known = known;
  }

  /** Takes in what is asked of one user; `view` is undefined where nobody has read what they hold. O(1) for all but a few. */
  add(userId: string, change: UserChange, view: LicenseSet | undefined): void {
    for (const group of this.#groupsOf(change, view)) {
      if (++group.count <= namedUsers) group.userIds.push(userId);
    }
  }

  list(): readonly PlanWarning[] {
    return [...this.#groups.values()].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  }

  #groupsOf(change: UserChange, view: LicenseSet | undefined): readonly Group[] {
    if (view === undefined) {
      let groups = this.#ofUnread.get(change);
      if (groups === undefined) this.#ofUnread.set(change, (groups = [...this.#unread(change)]));
      return groups;
    }
    let byView = this.#ofRead.get(change);
    if (byView === undefined) this.#ofRead.set(change, (byView = new Map<LicenseSet, readonly Group[]>()));
    let groups = byView.get(view);
    if (groups === undefined) byView.set(view, (groups = [...this.#read(change, view)]));
    return groups;
  }

  *#unread({ cells }: UserChange): Generator<Group> {
    yield this.#group('unknown-user', undefined, undefined, 'What the user holds has not been read yet.');
    for (const { licenseId } of cells) yield* this.#undefined(licenseId);
    if (cells.some(({ value }) => !value)) yield this.#automatic();
  }

  *#read({ cells }: UserChange, view: LicenseSet): Generator<Group> {
    const before = new Set(view.licenses.map((license) => this.#licenses.name(license)));
    const after = new Set(before);
    for (const { licenseId, value } of cells) {
      yield* this.#undefined(licenseId);
      if (value) after.add(licenseId);
      else after.delete(licenseId);
    }
    for (const licenseId of after) {
      const isAdded = !before.has(licenseId);
      for (const { id } of this.#prerequisites(licenseId)) {
        if (this.#has(after, id)) continue;
        if (isAdded) {
          const message = `"${licenseId}" needs "${id}", which the user will not hold.`;
          yield this.#group('missing-prerequisite', licenseId, id, message);
        } else if (this.#has(before, id)) {
          const message = `The user keeps "${licenseId}", which needs "${id}".`;
          yield this.#group('loses-prerequisite', licenseId, id, message);
        }
      }
      if (isAdded) yield* this.#beside(licenseId, after, before);
    }
    if ([...before].some((licenseId) => !after.has(licenseId))) yield this.#automatic();
  }

  /** What an added license is to the others the user will hold. */
  *#beside(licenseId: string, after: ReadonlySet<string>, before: ReadonlySet<string>): Generator<Group> {
    for (const other of after) {
      if (other === licenseId) continue;
      if (this.#comprises(other, licenseId)) {
        const message = `"${licenseId}" is already part of "${other}", which the user ${before.has(other) ? 'holds' : 'will hold'}.`;
        yield this.#group('already-comprised', licenseId, other, message);
      }
      // Of two that are both added, the one asked for first speaks.
      const speaks = before.has(other) || [...after].indexOf(licenseId) < [...after].indexOf(other);
      if (speaks && this.#areRivals(licenseId, other)) {
        const message = `"${licenseId}" and "${other}" are both add-ons: a user can likely hold one add-on at a time, so Genesys Cloud may refuse one or take it away.`;
        yield this.#group('one-add-on', licenseId, other, message);
      }
    }
  }

  *#undefined(licenseId: string): Generator<Group> {
    const { definition, hasDefinitions } = this.#known;
    if (!hasDefinitions || definition(licenseId) !== undefined) return;
    const message = `The organization does not define the license "${licenseId}".`;
    yield this.#group('unknown-license', licenseId, undefined, message);
  }

  #automatic(): Group {
    const message =
      'Genesys Cloud assigns licenses by role automatically unless that is switched off: a removed license may come back.';
    return this.#group('automatic-assignment', undefined, undefined, message);
  }

  #prerequisites(licenseId: string): readonly { readonly id: string }[] {
    return this.#known.definition(licenseId)?.prerequisites ?? [];
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
    const buildsOn = (one: string, other: string) =>
      this.#prerequisites(one).some(({ id }) => id === other) || this.#comprises(one, other);
    const areAddOns = this.#prerequisites(a).length > 0 && this.#prerequisites(b).length > 0;
    return areAddOns && !buildsOn(a, b) && !buildsOn(b, a);
  }

  #group(
    kind: PlanWarningKind,
    licenseId: string | undefined,
    otherLicenseId: string | undefined,
    message: string,
  ): Group {
    const key = JSON.stringify([kind, licenseId, otherLicenseId]);
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { kind, licenseId, otherLicenseId, userIds: [], count: 0, message };
      this.#groups.set(key, group);
    }
    return group;
  }
}
