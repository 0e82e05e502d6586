import assert from 'node:assert/strict';

/** An application's own tests as the Angular CLI runs them by itself: Vitest, in jsdom. */
export const vitest = {
  name: 'vitest',
  async run({ workspace, check }) {
    const app = await workspace.newApplication('vitest', '--test-runner=vitest');
    // The same component and the same test as Karma has.
    for (const file of ['src/app/app.ts', 'src/app/app.spec.ts']) await app.copy(`karma/${file}`, file);
    await app.copy();
    await check('runs the test that Karma runs, and one of time and failures', async () => {
      const output = await workspace.ng(app.name, 'test', '--watch=false', '--progress=false');
      assert.match(output, /Tests +4 passed \(4\)/);
    });
  },
};
