import { DestroyRef, DOCUMENT, effect, inject, NgZone, signal, untracked, type Signal } from '@angular/core';

/**
 * A signal that follows another no more often than once a frame, or once in so many ms: for numbers that change faster than
 * anybody can see or hear. Holds what it was last told; undefined before the first time. In an injection context.
 */
export function paced<Value>(source: () => Value, every: 'frame' | number): Signal<Value | undefined> {
  const shown = signal<Value | undefined>(undefined);
  const document = inject(DOCUMENT);
  // A page that waits to say a number again is as stable as it gets.
  const zone = inject(NgZone);
  const destroyRef = inject(DestroyRef);
  let cancel: (() => void) | undefined;
  let last: number | undefined;
  const show = () => {
    cancel?.();
    cancel = undefined;
    last = Date.now();
    shown.set(untracked(source));
  };
  const showAfter = (time: number) => {
    const timer = zone.runOutsideAngular(() => setTimeout(show, time));
    cancel = () => clearTimeout(timer);
  };
  effect(() => {
    source();
    if (cancel !== undefined) return;
    if (every === 'frame' && typeof requestAnimationFrame === 'function') {
      // A page that nobody sees has no frames, and slow timers.
      if (document.hidden) return showAfter(0);
      const frame = zone.runOutsideAngular(() => requestAnimationFrame(show));
      cancel = () => cancelAnimationFrame(frame);
    } else if (typeof every === 'number' && last !== undefined) {
      showAfter(Math.max(0, last + every - Date.now()));
    } else show();
  });
  if (every === 'frame') {
    // The frame that is waited for may not come while the page is hidden; who comes back sees what is so.
    const onVisibility = () => {
      if (cancel !== undefined) show();
    };
    zone.runOutsideAngular(() => document.addEventListener('visibilitychange', onVisibility));
    destroyRef.onDestroy(() => document.removeEventListener('visibilitychange', onVisibility));
  }
  destroyRef.onDestroy(() => cancel?.());
  return shown;
}
