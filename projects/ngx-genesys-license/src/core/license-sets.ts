/** One distinct combination of licenses. Rows that hold the same licenses share the same object, so `===` compares them. */
export interface LicenseSet {
  /** Position in the table of sets: what a row stores. */
  readonly number: number;
  /** License numbers, ascending. */
  readonly licenses: readonly number[];
}

interface Node extends LicenseSet {
  /** Steps taken once, by license; made when the first is: most sets are never left. */
  withLicense?: Map<number, Node>;
  withoutLicense?: Map<number, Node>;
}

/** Up to here a set is reached by adding one license after the other; beyond, building every prefix would cost its square. */
const walkedSize = 32;

/**
 * Interns sets of licenses: an organization has many users and few distinct combinations, so a row costs four bytes.
 * Adding or removing one license is a cached step from set to set.
 */
export class LicenseSets {
  readonly #nodes: Node[] = [];
  readonly #byKey = new Map<string, Node>();
  readonly empty: LicenseSet = this.#intern([]);

  at(number: number): LicenseSet {
    return this.#nodes[number] as Node;
  }

  /** The set of these license numbers, in any order, repeats ignored. O(number of licenses). */
  of(licenses: readonly number[]): LicenseSet {
    if (licenses.length > walkedSize) {
      return this.#intern([...new Set(licenses)].sort((a, b) => a - b));
    }
    let set = this.empty;
    for (const license of licenses) set = this.with(set, license);
    return set;
  }

  put(set: LicenseSet, license: number, isHeld: boolean): LicenseSet {
    return isHeld ? this.with(set, license) : this.without(set, license);
  }

  with(set: LicenseSet, license: number): LicenseSet {
    const node = set as Node;
    let next = node.withLicense?.get(license);
    if (next === undefined) {
      next = set.licenses.includes(license)
        ? node
        : this.#intern([...set.licenses, license].sort((a, b) => a - b));
      (node.withLicense ??= new Map()).set(license, next);
    }
    return next;
  }

  without(set: LicenseSet, license: number): LicenseSet {
    const node = set as Node;
    let next = node.withoutLicense?.get(license);
    if (next === undefined) {
      next = set.licenses.includes(license)
        ? this.#intern(set.licenses.filter((held) => held !== license))
        : node;
      (node.withoutLicense ??= new Map()).set(license, next);
    }
    return next;
  }

  #intern(licenses: readonly number[]): Node {
    const key = licenses.join();
    let node = this.#byKey.get(key);
    if (node === undefined) {
      node = { number: this.#nodes.length, licenses };
      this.#nodes.push(node);
      this.#byKey.set(key, node);
    }
    return node;
  }
}

export function holds(set: LicenseSet, license: number): boolean {
  return set.licenses.includes(license);
}
