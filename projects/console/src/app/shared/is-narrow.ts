import { BreakpointObserver } from '@angular/cdk/layout';
import { inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';

/** Whether the window is as narrow as a phone's. Call it in an injection context. */
export function injectIsNarrow(): Signal<boolean> {
  const matches = inject(BreakpointObserver)
    .observe('(max-width: 719px)')
    .pipe(map((state) => state.matches));
  return toSignal(matches, { initialValue: false });
}
