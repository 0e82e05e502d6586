/** The browser says that there is no network. */
export function goOffline(): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
  window.dispatchEvent(new Event('offline'));
}

/** The browser says again what is so. */
export function goOnline(): void {
  Reflect.deleteProperty(navigator, 'onLine');
  window.dispatchEvent(new Event('online'));
}

/** For a story's `beforeEach`: there is no network until the story is left. */
export function offline(): () => void {
  goOffline();
  return goOnline;
}
