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

const commands = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
const places = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

/**
 * The path of a Chrome or Chromium: `CHROME_BIN`, else an installed one, else the one inside `@sparticuz/chromium`
 * (Linux x64). Rejects with what to install.
 */
export async function findBrowser() {
  const chosen = env['CHROME_BIN'];
  if (chosen) {
    if (await isExecutable(chosen)) return chosen;
    throw new Error(
      `CHROME_BIN is ${chosen}, which cannot be run. Point it at a Chrome or Chromium, or unset it.`,
    );
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => commands.map((command) => join(folder, command)));
  for (const path of [...(places[platform] ?? []), ...(platform === 'win32' ? [] : onPath)]) {
    if (await isExecutable(path)) return path;
  }
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch (error) {
    throw new Error(
      'No browser found. Install Google Chrome or Chromium, or set CHROME_BIN to one. ' +
        `(@sparticuz/chromium, which serves on Linux x64, says: ${error.message})`,
      { cause: error },
    );
  }
}

async function isExecutable(path) {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
