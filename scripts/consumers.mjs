// The packed packages in other people's applications: made by the Angular CLI in a folder outside the repository, built for
// production, and opened in a browser under a strict policy. Needs dist/ (npm run build). Nothing is downloaded.
// `npm run consumers -- ssr` runs the consumers whose name holds "ssr"; `--keep` leaves their folder behind.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { browserFlags, findBrowser } from './lib/browser.mjs';
import { ConsumerWorkspace } from './lib/consumer-workspace.mjs';
import { packAll } from './lib/packed.mjs';
import { karma } from './consumers/karma.mjs';
import { material, materialOnLowestPeers } from './consumers/material.mjs';
import { ngModule } from './consumers/ng-module.mjs';
import { plainNode } from './consumers/plain-node.mjs';
import { serverRendered } from './consumers/server-rendered.mjs';
import { standalone, standaloneOnLowestPeers } from './consumers/standalone.mjs';
import { vitest } from './consumers/vitest.mjs';

const consumers = [
  plainNode,
  standalone,
  standaloneOnLowestPeers,
  ngModule,
  serverRendered,
  material,
  materialOnLowestPeers,
  karma,
  vitest,
];

const { values, positionals } = parseArgs({
  options: { keep: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const folder = await mkdtemp(join(tmpdir(), 'ngx-genesys-license-consumers-'));
const packed = await packAll(join(folder, 'packed'));
const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags });

let passed = 0;
let failed = 0;
try {
  const workspace = await ConsumerWorkspace.create(join(folder, 'applications'), packed);
  const { serveLicenseEmulator } = await import(
    join(workspace.folder, 'node_modules/genesys-license-emulator/node/public-api.js')
  );
  for (const consumer of consumers.filter(({ name }) => name.includes(positionals[0] ?? ''))) {
    const api = await serveLicenseEmulator({ users: 300 });
    const begun = performance.now();
    console.log(`${consumer.name}`);
    const finishing = [() => api.close()];
    try {
      await consumer.run({
        workspace,
        browser,
        api,
        check: (name, run) => check(`${consumer.name}: ${name}`, run),
        finally: (finish) => finishing.push(finish),
      });
    } catch (error) {
      failed++;
      console.log(`✗ ${consumer.name}: ${error.stack}`);
    }
    for (const finish of finishing.reverse()) await finish();
    console.log(`  ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
} finally {
  await browser.close();
  if (values.keep) console.log(`kept: ${folder}`);
  else await rm(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** A step whose failure does not keep the further ones from being tried. Resolves with whether it passed. */
async function check(name, run) {
  try {
    await run();
    passed++;
    return true;
  } catch (error) {
    failed++;
    console.log(`✗ ${name}\n  ${String(error.stack).replaceAll('\n', '\n  ')}`);
    return false;
  }
}
