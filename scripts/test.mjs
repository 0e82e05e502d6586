// Both lanes, one after the other, and their numbers together. Options are the browser lane's: `npm test -- --browser firefox`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './lib/bundle.mjs';

let passed = 0;
let failed = 0;
for (const [lane, ...options] of [['test-node.mjs'], ['test-browser.mjs', ...process.argv.slice(2)]]) {
  const { code, output } = await run(lane, options);
  const numbers = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  passed += Number(numbers?.[1] ?? 0);
  failed += Number(numbers?.[2] ?? 0);
  if (numbers === null || (code !== 0 && numbers[2] === '0')) {
    failed++;
    console.log(`✗ ${lane} ended with ${code} and without its numbers`);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

function run(lane, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'scripts', lane), ...options], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      output = (output + chunk).slice(-10_000);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? signal, output }));
  });
}
