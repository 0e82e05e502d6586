/** A JSON value that is not what it should be. Its path grows from the inside out while the error passes the readers. */
export class JsonMismatch extends Error {
  readonly #expected: string;
  /** Where the value stands, such as `$.entities[3].licenses[1]`, without the `$`. */
  #path = '';

  constructor(expected: string, found: unknown) {
    super();
    this.#expected = `expected ${expected}, found ${kindOf(found)}`;
  }

  override get message(): string {
    return `$${this.#path}: ${this.#expected}`;
  }

  /** Notes that the value is a member of another. */
  inside(key: string | number): this {
    const step = /^[A-Za-z_$][\w$]*$/.test(String(key)) ? `.${key}` : `[${JSON.stringify(key)}]`;
    this.#path = step + this.#path;
    return this;
  }
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === '') return 'an empty string';
  if (value === null || typeof value === 'number') return String(value);
  return Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
