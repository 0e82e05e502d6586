import { DOCUMENT, inject, InjectionToken } from '@angular/core';

/** The window the console runs in. */
export const BROWSER_WINDOW = new InjectionToken<Window>('the browser’s window', {
  providedIn: 'root',
  factory: () => {
    const { defaultView } = inject(DOCUMENT);
    if (defaultView === null) throw new Error('The console runs in browsers only.');
    return defaultView;
  },
});
