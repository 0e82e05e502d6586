// Everything CI does, cheapest first. The last line adds up what every step counted; a step without numbers counts one.
import { spawn } from 'node:child_process';
import { root } from './lib/bundle.mjs';

const steps = [
  ['format:check'],
  ['lint'],
  ['typecheck'],
  ['test:types'],
  ['snippets'],
  ['build'],
  ['goldens'],
  ['docs'],
  ['packages'],
  ['release', '--', '--dry-run', '--built'],
  ['consumers'],
  ['size'],
  ['test'],
  ['laws', '--', '--runs', '20000', '--plants'],
  ['laws', '--', '--level', 'store', '--runs', '2000'],
  ['faults'],
  ['server-rendering'],
  ['stories'],
  ['e2e'],
];

let passed = 0;
let failed = 0;
for (const [name, ...args] of steps) {
  const title = ['npm run', name, ...args].join(' ');
  console.log(`\n──── ${title}`);
  const started = performance.now();
  const { code, output } = await run(name, args);
  const numbers = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  const isFailed = code !== 0;
  passed += numbers === null ? Number(!isFailed) : Number(numbers[1]);
  failed += Math.max(Number(numbers?.[2] ?? 0), Number(isFailed));
  console.log(
    `──── ${isFailed ? 'FAILED' : 'ok'} ${title} (${((performance.now() - started) / 1000).toFixed(0)} s)`,
  );
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function run(name, args) {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', name, ...args], {
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
