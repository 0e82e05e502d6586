import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';

/** So long an emptied region is left alone, in ms: screen readers tell of what comes after. */
const pause = 100;

/**
 * Reads texts out to screen readers, when they speak no more. The CDK's announcer would do, but leaves its text in sight
 * unless the application has the CDK's styles.
 */
@Injectable({ providedIn: 'root' })
export class LicenseAnnouncer {
  readonly #document = inject(DOCUMENT);
  #region: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
      this.#region?.remove();
    });
  }

  /** A later text takes the place of an earlier one. In the browser only: on a server nobody listens. */
  announce(text: string): void {
    if (typeof window === 'undefined') return;
    const region = (this.#region ??= this.#makeRegion());
    region.textContent = '';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (region.textContent = text), pause);
  }

  #makeRegion(): HTMLElement {
    const region = this.#document.createElement('div');
    region.className = 'license-announcer';
    region.setAttribute('aria-live', 'polite');
    region.setAttribute('aria-atomic', 'true');
    // By script, which a strict content security policy allows.
    Object.assign(region.style, {
      position: 'absolute',
      inlineSize: '1px',
      blockSize: '1px',
      margin: '-1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    });
    this.#document.body.append(region);
    return region;
  }
}
