/** Gives the same object for the same key while somebody holds it; forgets those nobody holds. */
export class WeakCache<Value extends WeakKey> {
  readonly #entries = new Map<string, WeakRef<Value>>();
  readonly #collected = new FinalizationRegistry<string>((key) => {
    // The key may stand for a newer object by now.
    if (this.#entries.get(key)?.deref() === undefined) this.#entries.delete(key);
  });

  get(key: string): Value | undefined {
    return this.#entries.get(key)?.deref();
  }

  getOrMake(key: string, make: () => Value): Value {
    const held = this.get(key);
    if (held !== undefined) return held;
    const value = make();
    this.#entries.set(key, new WeakRef(value));
    this.#collected.register(value, key);
    return value;
  }

  *values(): Generator<Value> {
    for (const reference of this.#entries.values()) {
      const value = reference.deref();
      if (value !== undefined) yield value;
    }
  }
}
