import { DestroyRef, effect, inject, NgZone, signal, untracked, type Signal } from '@angular/core';

/**
 * A signal that follows another no more often than once a frame, or once in so many ms: for numbers that change faster than
 * anybody can see or hear. Holds what it was last told; undefined before the first time. In an injection context.
 */
export function paced<Value>(source: () => Value, every: 'frame' | number): Signal<Value | undefined> {
  const shown = signal<Value | undefined>(undefined);
  let isWaiting = false;
  let cancel: (() => void) | undefined;
  let last: number | undefined;
  // A page that waits to say a number again is as stable as it gets.
  const zone = inject(NgZone);
  const show = () => {
    isWaiting = false;
    last = Date.now();
    shown.set(untracked(source));
  };
  effect(() => {
    source();
    if (isWaiting) return;
    isWaiting = true;
    if (every === 'frame' && typeof requestAnimationFrame === 'function') {
      const frame = zone.runOutsideAngular(() => requestAnimationFrame(show));
      cancel = () => cancelAnimationFrame(frame);
    } else if (typeof every === 'number' && last !== undefined) {
      const left = Math.max(0, last + every - Date.now());
      const timer = zone.runOutsideAngular(() => setTimeout(show, left));
      cancel = () => clearTimeout(timer);
    } else show();
  });
  inject(DestroyRef).onDestroy(() => cancel?.());
  return shown;
}
