// `npm start`: the console against the bundled emulator. Options that are not ours go to the emulator.
import { join } from 'node:path';
import { answers, Children } from './lib/children.mjs';
import { root } from './lib/bundle.mjs';
import { freePort, isFree } from './lib/ports.mjs';

const help = `npm start -- [options]

  --port P            port of the console (default 4200; the next free one when taken)
  --emulator-port P   port of the emulator (default 8787; the next free one when taken)
  --users N           users of the generated organization (default 10000)
  --open              open the console in the default browser
  --help              this text

All other options go to the emulator: npm run emulator -- --help tells them.`;

/** The console looks here when its address names no emulator. */
const emulatorDefaultPort = 8787;
const consoleDefaultPort = 4200;

const options = read(process.argv.slice(2));
const children = new Children();
let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopping = true;
    void children.stop().then(() => process.exit(0));
  });
}

const emulatorPort = await portFor(options.emulatorPort, emulatorDefaultPort, '--emulator-port', []);
const consolePort = await portFor(options.port, consoleDefaultPort, '--port', [emulatorPort]);
const emulator = `http://127.0.0.1:${emulatorPort}`;
const query = emulatorPort === emulatorDefaultPort ? '' : `?emulator=${encodeURIComponent(emulator)}`;
const address = `http://127.0.0.1:${consolePort}/${query}`;

console.log(`Starting the emulator with ${options.users} users and building the console …`);
children.start(
  'the emulator',
  [
    join(root, 'scripts/emulator.mjs'),
    '--port',
    String(emulatorPort),
    '--users',
    options.users,
    ...options.rest,
  ],
  { cwd: root },
);
let ready = false;
let building = '';
const broken = Promise.withResolvers();
children.start(
  'ng serve',
  [
    join(root, 'node_modules/@angular/cli/bin/ng.js'),
    ...['serve', 'console', '--host', '127.0.0.1', '--port', String(consolePort)],
    ...(options.open ? ['--open', '--serve-path', '/'] : []),
  ],
  {
    cwd: root,
    env: { NG_CLI_ANALYTICS: 'false' },
    onOutput: (text) => {
      if (ready) return process.stdout.write(text);
      building += text;
      // It would wait for a change of the sources, and we for it. What is wrong comes with the next words.
      if (text.includes('generation failed')) setTimeout(() => broken.resolve(new Error(building)), 500);
    },
  },
);

const both = Promise.all([
  answers(emulator, 120_000),
  answers(`http://127.0.0.1:${consolePort}/`, 300_000),
]).then(
  () => 'ready',
  (error) => error,
);
const first = await Promise.race([both, broken.promise, children.ended]);
if (first === 'ready') {
  ready = true;
  console.log(`\nconsole ready on ${address}`);
  console.log(`emulator on ${emulator} with ${options.users} users; stop both with Ctrl+C`);
} else if (first instanceof Error) {
  await give(first.message);
}
await ended(await children.ended);

async function ended({ name, code, output }) {
  if (stopping) return;
  await give(`${output.trim()}\n\n${name} has ended (${code}); its last words stand above.`);
}

async function give(reason) {
  console.error(reason);
  stopping = true;
  await children.stop();
  process.exit(1);
}

async function portFor(asked, usual, option, taken) {
  if (asked === undefined) return freePort(usual, taken);
  if (await isFree(asked)) return asked;
  const other = await freePort(asked + 1, taken);
  console.log(`Port ${asked} (${option}) is taken, ${other} is used instead.`);
  return other;
}

function read(args) {
  const result = { port: undefined, emulatorPort: undefined, users: '10000', open: false, rest: [] };
  const list = args.flatMap((arg) => (/^--[\w-]+=/.test(arg) ? splitAt(arg, arg.indexOf('=')) : [arg]));
  for (let index = 0; index < list.length; index++) {
    const option = list[index];
    if (option === '--help' || option === '-h') {
      console.log(help);
      process.exit(0);
    } else if (option === '--open') result.open = true;
    else if (option === '--port') result.port = port(option, list[++index]);
    else if (option === '--emulator-port') result.emulatorPort = port(option, list[++index]);
    else if (option === '--users') result.users = wholeNumber(option, list[++index], 0, 10_000_000);
    else result.rest.push(option);
  }
  return result;
}

function splitAt(text, index) {
  return [text.slice(0, index), text.slice(index + 1)];
}

function port(option, text) {
  return Number(wholeNumber(option, text, 1, 65_535));
}

function wholeNumber(option, text, least, most) {
  if (/^\d+$/.test(text ?? '') && Number(text) >= least && Number(text) <= most) return text;
  console.error(
    `${option} takes a whole number from ${least} to ${most}, not ${text === undefined ? 'nothing' : `"${text}"`}.`,
  );
  process.exit(2);
}
