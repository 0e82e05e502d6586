import { WeakCache } from './weak-cache';

describe('WeakCache', () => {
  it('gives the same object for the same key, made once', () => {
    const cache = new WeakCache<{ readonly key: string }>();
    let made = 0;
    const make = (key: string) => () => ({ key, number: ++made });
    expect(cache.get('a')).toBeUndefined();
    const held = cache.getOrMake('a', make('a'));
    expect(cache.getOrMake('a', make('a'))).toBe(held);
    expect(cache.get('a')).toBe(held);
    expect(cache.getOrMake('b', make('b'))).not.toBe(held);
    expect(made).toBe(2);
  });

  it('takes any string for a key', () => {
    const cache = new WeakCache<object>();
    const held = ['', '__proto__', 'constructor', '😀'].map((key) => cache.getOrMake(key, () => ({ key })));
    expect(new Set(held).size).toBe(4);
    expect([...cache.values()]).toEqual(held);
  });

  it('forgets what nobody holds, and makes it anew', () => {
    const collected: ((key: string) => void)[] = [];
    const references: { gone: boolean }[] = [];
    const { WeakRef: realWeakRef, FinalizationRegistry: realRegistry } = globalThis;
    // The garbage collector cannot be called here: these two say what it would have said.
    globalThis.WeakRef = class {
      readonly #value: object;
      gone = false;
      constructor(value: object) {
        this.#value = value;
        references.push(this);
      }
      deref() {
        return this.gone ? undefined : this.#value;
      }
    } as unknown as typeof WeakRef;
    globalThis.FinalizationRegistry = class {
      constructor(tell: (key: string) => void) {
        collected.push(tell);
      }
      register() {
        return undefined;
      }
    } as unknown as typeof FinalizationRegistry;
    try {
      const cache = new WeakCache<object>();
      const first = cache.getOrMake('a', () => ({}));
      (references[0] as { gone: boolean }).gone = true;
      expect(cache.get('a')).toBeUndefined();
      expect([...cache.values()]).toEqual([]);
      const second = cache.getOrMake('a', () => ({}));
      expect(second).not.toBe(first);
      // Told late of the first: the key stands for the second by now.
      collected[0]?.('a');
      expect(cache.get('a')).toBe(second);
    } finally {
      globalThis.WeakRef = realWeakRef;
      globalThis.FinalizationRegistry = realRegistry;
    }
  });
});
