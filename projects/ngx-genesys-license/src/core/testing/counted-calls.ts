/** How often methods of these objects are called from now on; inside an object its own private steps are not counted. */
export function countedCalls(...objects: readonly object[]): () => number {
  let calls = 0;
  for (const object of objects) {
    const prototype: object = Reflect.getPrototypeOf(object) ?? {};
    for (const key of Reflect.ownKeys(prototype)) {
      const method: unknown = Reflect.getOwnPropertyDescriptor(prototype, key)?.value;
      if (key === 'constructor' || typeof method !== 'function') continue;
      const value = (...given: unknown[]): unknown => {
        calls++;
        return Reflect.apply(method, object, given);
      };
      Reflect.defineProperty(object, key, { value });
    }
  }
  return () => calls;
}
