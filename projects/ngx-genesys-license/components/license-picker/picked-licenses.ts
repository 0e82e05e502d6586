import type { LicenseDefinition } from 'ngx-genesys-license';

/** What a person should know of the licenses they picked; nothing of it is forbidden. */
export interface LicenseAdvice {
  readonly kind: 'needs' | 'part-of' | 'one-add-on';
  /** The license it is about. */
  readonly licenseId: string;
  /** What it needs, what it is part of, or what it stands beside. */
  readonly otherId: string;
}

/** A set of picked licenses and what their definitions say of each other. Built in O(picked + comprised). */
export class PickedLicenses {
  readonly ids: ReadonlySet<string>;
  readonly #definitions: ReadonlyMap<string, LicenseDefinition>;
  /** What is part of something picked, at any depth, and of which. */
  readonly #wholes = new Map<string, string>();

  constructor(ids: Iterable<string>, definitions: ReadonlyMap<string, LicenseDefinition>) {
    this.ids = new Set(ids);
    this.#definitions = definitions;
    for (const whole of this.ids) {
      const visited = new Set([whole]);
      const visit = (definition: LicenseDefinition | undefined): void => {
        for (const part of definition?.comprises ?? []) {
          if (visited.has(part.id)) continue;
          visited.add(part.id);
          if (!this.#wholes.has(part.id)) this.#wholes.set(part.id, whole);
          visit(part);
        }
      };
      visit(definitions.get(whole));
    }
  }

  /** Prerequisites of a license that are neither picked nor part of what is. */
  missing(licenseId: string): readonly string[] {
    return this.#prerequisites(licenseId).filter((id) => !this.ids.has(id) && !this.#wholes.has(id));
  }

  /** The picked license that comprises this one. */
  wholeOf(licenseId: string): string | undefined {
    return this.#wholes.get(licenseId);
  }

  advice(): readonly LicenseAdvice[] {
    const ids = [...this.ids];
    return ids.flatMap((licenseId, index) => {
      const whole = this.wholeOf(licenseId);
      return [
        ...this.missing(licenseId).map((otherId) => ({ kind: 'needs', licenseId, otherId }) as const),
        ...(whole === undefined ? [] : [{ kind: 'part-of', licenseId, otherId: whole } as const]),
        ...ids
          .slice(index + 1)
          .filter((otherId) => this.#areRivals(licenseId, otherId))
          .map((otherId) => ({ kind: 'one-add-on', licenseId, otherId }) as const),
      ];
    });
  }

  #prerequisites(licenseId: string): readonly string[] {
    return (this.#definitions.get(licenseId)?.prerequisites ?? []).map(({ id }) => id);
  }

  /** Two add-ons, neither of which builds on the other; an add-on is told by needing another license. */
  #areRivals(one: string, other: string): boolean {
    const [needs, otherNeeds] = [this.#prerequisites(one), this.#prerequisites(other)];
    const areAddOns = needs.length > 0 && otherNeeds.length > 0;
    const isPart = this.#wholes.get(one) === other || this.#wholes.get(other) === one;
    return areAddOns && !needs.includes(other) && !otherNeeds.includes(one) && !isPart;
  }
}
