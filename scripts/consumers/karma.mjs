import assert from 'node:assert/strict';
import { findBrowser } from '../lib/browser.mjs';

/** An application's own tests, with `ngx-genesys-license/testing` and the harnesses. */
export const karma = {
  name: 'karma',
  async run({ workspace, check }) {
    const app = await workspace.newApplication('karma', '--test-runner=karma');
    await app.copy();
    await workspace.changeJson(app, 'angular.json', ({ projects }) => {
      // The builder of the CLI's default also wants karma-coverage.
      projects.karma.architect.test = {
        builder: '@angular/build:karma',
        options: { tsConfig: 'tsconfig.spec.json', karmaConfig: 'karma.conf.cjs' },
      };
    });
    await check('runs tests of a component with the picker’s harness, and of the bridges', async () => {
      const env = { CHROME_BIN: await findBrowser() };
      const output = await workspace.node(
        app.name,
        [workspace.cli, 'test', '--watch=false', '--progress=false'],
        env,
      );
      assert.match(output, /Executed 6 of 6.* SUCCESS/);
    });
  },
};
