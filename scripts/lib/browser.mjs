// The browser that Karma, the story check and the end-to-end tests share.
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';

/** What a test machine needs: containers run as root, have no graphics, and shall reach nobody. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
];

/** Where each browser is looked for: the variable that names one, its commands on the PATH, and places outside of it. */
const known = {
  chromium: {
    variable: 'CHROME_BIN',
    name: 'Chrome or Chromium',
    commands: ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'],
    darwin: ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'],
    win32: 'Google/Chrome/Application/chrome.exe',
    advice: 'Install Google Chrome or Chromium',
  },
  firefox: {
    variable: 'FIREFOX_BIN',
    name: 'Firefox',
    commands: ['firefox', 'firefox-esr'],
    darwin: ['Firefox.app/Contents/MacOS/firefox'],
    win32: 'Mozilla Firefox/firefox.exe',
    advice: 'Install Firefox (Debian: apt-get install firefox-esr)',
  },
  webkit: {
    variable: 'WEBKIT_DRIVER_BIN',
    name: 'driver of WebKit',
    commands: ['WebKitWebDriver'],
    darwin: [],
    advice: 'Install WebKitGTK with its driver (Debian: apt-get install webkit2gtk-driver xvfb)',
  },
};

/**
 * The path of a browser: the one its variable names, else an installed one; for `chromium` else the one inside
 * `@sparticuz/chromium` (Linux x64). Rejects with what to install.
 */
export async function findBrowser(engine = 'chromium') {
  const browser = known[engine];
  if (browser === undefined)
    throw new Error(`There is no browser "${engine}": only ${Object.keys(known).join(', ')}.`);
  const { variable, name, commands, advice } = browser;
  const chosen = env[variable];
  if (chosen) {
    if (await isExecutable(chosen)) return chosen;
    throw new Error(`${variable} is ${chosen}, which cannot be run. Point it at a ${name}, or unset it.`);
  }
  for (const path of [...installed(browser), ...onPath(commands)]) {
    if (await isExecutable(path)) return path;
  }
  const missing = `No browser found. ${advice}, or set ${variable} to one.`;
  if (engine !== 'chromium') throw new Error(missing);
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch (error) {
    throw new Error(`${missing} (@sparticuz/chromium, which serves on Linux x64, says: ${error.message})`, {
      cause: error,
    });
  }
}

function installed({ darwin, win32 }) {
  if (platform === 'darwin') return darwin.map((path) => join('/Applications', path));
  if (platform !== 'win32' || win32 === undefined) return [];
  return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, win32));
}

function onPath(commands) {
  if (platform === 'win32') return [];
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => commands.map((command) => join(folder, command)));
}

async function isExecutable(path) {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
