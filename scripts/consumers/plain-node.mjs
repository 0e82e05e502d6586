import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../lib/bundle.mjs';

/** A script with the client alone, where no Angular can be found; and the emulator by its command. */
export const plainNode = {
  name: 'plain Node',
  async run({ workspace, check, finally: atEnd }) {
    const modules = join(workspace.folder, 'node_modules');
    // Beside the applications: Node looks for packages in every folder above.
    const folder = join(workspace.folder, '../plain-node');
    const own = join(folder, 'node_modules');
    await mkdir(own, { recursive: true });
    await cp(join(root, 'projects/consumers/plain-node'), folder, { recursive: true });
    await cp(join(modules, 'genesys-license-client'), join(own, 'genesys-license-client'), {
      recursive: true,
    });
    await symlink(join(root, 'node_modules/cross-fetch'), join(own, 'cross-fetch'));

    const emulator = spawn(
      process.execPath,
      [join(modules, 'genesys-license-emulator/node/cli.js'), '--port', '0', '--users', '250'],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    atEnd(() => emulator.kill());
    const [line] = await once(emulator.stdout, 'data');
    const url = /listening on (\S+)/.exec(String(line))[1];

    // The Node of this workspace, and the machine's, which runs npm.
    const nodes = new Set([process.execPath, process.env['npm_node_execpath'] ?? process.execPath]);
    for (const node of nodes) {
      const run = (...args) => workspace.program(node, '../plain-node', args);
      const version = (await run('--version')).trim();
      await check(`reads, assigns and sees it, as an ES module in Node ${version}`, async () => {
        assert.match(await run('assign.mjs', url), /^250 users, 12 given, 12 seen\n/);
      });
      await check(`is loaded by CommonJS in Node ${version}`, async () => {
        assert.match(await run('load.cjs', url), /^\d+ definitions\n/);
      });
      await check(`finds no Angular in Node ${version}`, async () => {
        assert.match(await run('angular.mjs'), /^none\n/);
      });
    }
  },
};
