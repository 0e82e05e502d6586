/** One distinct combination of licenses. Rows that hold the same licenses share the same object, so `===` compares them. */
export interface LicenseSet {
  /** Position in the table of sets: what a row stores. */
  readonly number: number;
  /** License numbers, ascending. */
  readonly licenses: readonly number[];
}

interface Node extends LicenseSet {
  /** Steps taken once; made when the first is: most sets are never left. */
  steps?: Map<number, Node>;
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
    for (const license of licenses) set = this.put(set, license, true);
    return set;
  }

  /** The set with this license held, or not. */
  put(set: LicenseSet, license: number, isHeld: boolean): LicenseSet {
    const node = set as Node;
    const step = license * 2 + Number(isHeld);
    let next = node.steps?.get(step);
    if (next === undefined) {
      const others = set.licenses.filter((held) => held !== license);
      next = this.#intern(isHeld ? [...others, license].sort((a, b) => a - b) : others);
      (node.steps ??= new Map()).set(step, next);
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

/** Whether the license is in the set; one that has no number is in none. */
export function holds(set: LicenseSet, license: number | undefined): boolean {
  return set.licenses.includes(license as number);
}
