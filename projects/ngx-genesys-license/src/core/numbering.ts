/** Gives strings small numbers in order of first appearance, and back. */
export class Numbering {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  #latest = -1;

  get size(): number {
    return this.#names.length;
  }

  /** The number of a name, given on first sight. */
  of(name: string): number {
    // Names mostly come again in the order in which they came first: then nothing has to be looked up.
    let number: number | undefined = this.#latest + 1;
    if (this.#names[number] !== name) number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.length;
      this.#names.push(name);
      this.#numbers.set(name, number);
    }
    this.#latest = number;
    return number;
  }

  find(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  name(number: number): string {
    return this.#names[number] as string;
  }
}
