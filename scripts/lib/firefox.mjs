import { firefox } from 'playwright-core';
import { findBrowser } from './browser.mjs';

/**
 * An installed Firefox, driven over WebDriver BiDi: its own build, not the patched one that Playwright downloads.
 * `colorScheme` and `reducedMotion` are those of all its pages.
 */
export async function launchFirefox({ colorScheme = 'light', reducedMotion = 'no-preference' } = {}) {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: await findBrowser('firefox'),
    firefoxUserPrefs: {
      'layout.css.prefers-color-scheme.content-override': colorScheme === 'dark' ? 0 : 1,
      'ui.prefersReducedMotion': reducedMotion === 'reduce' ? 1 : 0,
    },
  });
  ignoreMediaOverrides(browser);
  return browser;
}

/** Playwright sends a command at every page that Firefox 153 does not know yet; the preferences do what it would. */
function ignoreMediaOverrides(browser) {
  const session = Object.getPrototypeOf(browser._connection.toImpl(browser)._browserSession);
  const { send } = session;
  session.send = function (method, ...rest) {
    return method === 'emulation.setMediaFeaturesOverride'
      ? Promise.resolve({})
      : send.call(this, method, ...rest);
  };
}
