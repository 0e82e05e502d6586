import { DOCUMENT, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { filter, fromEvent, merge } from 'rxjs';
import { engineFeature } from './engine-feature';
import type { LicenseStoreFeature } from './license-store-features';

/** When what is on screen is read again without anybody asking. */
export interface RefreshOptions {
  /** When the person comes back to the window. Default true. */
  readonly onFocus: boolean;
  /** When the network is back. Default true. */
  readonly onReconnect: boolean;
  /** What is younger is not read again, in ms. Default 60,000. */
  readonly minAge: number;
}

export const defaultRefresh: RefreshOptions = /* @__PURE__ */ Object.freeze({
  onFocus: true,
  onReconnect: true,
  minAge: 60_000,
});

/**
 * Reads the definitions and the users on screen again when the person comes back to the window or the network is back,
 * where what is known of them is older than `minAge`: one request for each five hundred users. Users who are not on
 * screen follow when somebody looks at them. Who has come or gone is a matter of `streamUsers()`.
 */
export function withRefresh(options: Partial<RefreshOptions> = {}): LicenseStoreFeature {
  const { onFocus, onReconnect, minAge } = { ...defaultRefresh, ...options };
  if (!(minAge >= 0 && Number.isFinite(minAge))) {
    throw new TypeError('ngx-genesys-license: withRefresh: minAge takes milliseconds from 0.');
  }
  return engineFeature({
    start: (engine) => {
      const document = inject(DOCUMENT);
      const window = document.defaultView;
      if (window === null) return;
      const isVisible = () => document.visibilityState === 'visible';
      const focus = [
        fromEvent(window, 'focus'),
        fromEvent(document, 'visibilitychange').pipe(filter(isVisible)),
      ];
      merge(...(onFocus ? focus : []), ...(onReconnect ? [fromEvent(window, 'online')] : []))
        .pipe(takeUntilDestroyed())
        .subscribe(() => engine.revalidate(minAge));
    },
  });
}
