import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/bundle.mjs';
import { areLowest } from '../lib/lowest-peers.mjs';
import { freePort } from '../lib/ports.mjs';
import { serveStrictly, withPage } from '../lib/strict-page.mjs';

/** The newcomer's path: the commands of the README, from nothing to a working picker on the emulator; zoneless. */
export const standalone = {
  name: 'standalone',
  async run({ workspace, browser, check, finally: atEnd }) {
    const commands = await newcomersCommands();
    const [create, add, start] = commands;
    const name = / new (\S+)/.exec(create)[1];
    await check('the README has three commands', () => {
      assert.equal(commands.length, 3);
    });
    await workspace.shell('.', create);
    const app = workspace.application(name);
    await check('ng add wires the emulator and a page', async () => {
      assert.match(await workspace.shell('.', add), /The page is at the route \/licenses/);
      assert.equal((await workspace.npmCalls()).at(-1), 'install --ignore-scripts');
    });
    await check('the README shows the page and the provider that were made', async () => {
      const file = 'src/app/license-example-page/license-example-page.ts';
      const page = await readFile(join(app.folder, file), 'utf8');
      assert.equal(await blockOfReadme('ts', `// ${file}\n`), page);
      const config = await readFile(join(app.folder, 'src/app/app.config.ts'), 'utf8');
      const [provider] = /provideLicenseEmulator\(.*?\)/.exec(config);
      assert.ok((await readFile(join(root, 'README.md'), 'utf8')).includes(`\`${provider}\``), provider);
    });
    await check('picks a license as soon as it is started', async () => {
      const port = await freePort(4200);
      await workspace.changeJson(app, 'angular.json', ({ projects }) => {
        projects[name].architect.serve.options = { port };
      });
      const served = await workspace.serve(name, start);
      try {
        const page = await browser.newPage();
        await page.goto(`${served.url}/licenses`);
        await pick(page);
        await page.close();
      } finally {
        await served.close();
      }
    });
    await check('ng add does nothing the second time', async () => {
      const output = await workspace.ng(app.name, 'add', 'ngx-genesys-license', '--emulator');
      assert.doesNotMatch(output, /CREATE|UPDATE/);
    });
    await checkPages({ workspace, browser, app, check, atEnd });
  },
};

/** The same pages on the lowest Angular, CDK and @ngrx/signals that the packages declare. */
export const standaloneOnLowestPeers = {
  name: 'standalone on the lowest peers',
  async run({ workspace, browser, check, finally: atEnd }) {
    const app = await workspace.newApplication('lowest');
    await workspace.lowerPeers(app, 'alone');
    await check('has the lowest versions that are declared', () => areLowest(workspace, app));
    await workspace.ng(app.name, 'add', 'ngx-genesys-license', '--emulator');
    await checkPages({ workspace, browser, app, check, atEnd });
  },
};

/** Generates the pages, builds the application for production, and uses each of them. */
async function checkPages({ workspace, browser, app, check, atEnd }) {
  await check('ng generate makes a users page and a batch page', async () => {
    for (const page of ['users-page', 'batch-page']) {
      assert.match(await workspace.ng(app.name, 'generate', `ngx-genesys-license:${page}`), /CREATE/);
    }
  });
  const isBuilt = await check('is built without a warning', async () => {
    assert.doesNotMatch(await workspace.buildStrictly(app), /WARNING/);
  });
  if (!isBuilt) return;
  const site = await serveStrictly(join(app.folder, `dist/${app.name}/browser`));
  atEnd(() => site.close());
  await check('picks a license', () =>
    withPage(browser, site, async (page) => {
      await page.goto(`${site.url}/licenses`);
      await pick(page);
    }),
  );
  await check('lists users', () =>
    withPage(browser, site, async (page) => {
      await page.goto(`${site.url}/license-users`);
      await page.getByRole('grid').waitFor();
      await page.getByRole('row').nth(5).waitFor();
    }),
  );
  await check('opens the batch panel', () =>
    withPage(browser, site, async (page) => {
      await page.goto(`${site.url}/license-batch`);
      await page.locator('license-batch-panel').getByRole('button').first().waitFor();
    }),
  );
}

async function pick(page) {
  await page.getByRole('combobox').fill('cloudCX2');
  await page.getByRole('option').first().click();
  await page.getByText('Chosen: cloudCX2').waitFor();
}

/** The lines of the README's first block of commands. */
async function newcomersCommands() {
  return (await blockOfReadme('sh')).trim().split('\n');
}

/** What stands in the first block of the README that is in this language and begins like this. */
async function blockOfReadme(language, beginning = '') {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const fence = `\`\`\`${language}\n${beginning}`;
  const [, rest] = readme.split(fence);
  if (rest === undefined)
    throw new Error(`The README has no block of ${language} that begins so: ${beginning}`);
  return rest.split('```')[0];
}
