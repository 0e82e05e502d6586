#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { EmulatorSettingError } from '../settings/merge-settings.js';
import { helpText } from './help-text.js';
import { parseArguments, UsageError } from './parse-arguments.js';
import { serveLicenseEmulator } from './serve-license-emulator.js';

try {
  const command = parseArguments(process.argv.slice(2));
  if (command.kind === 'help') process.stdout.write(helpText());
  else if (command.kind === 'version') process.stdout.write(`${await version()}\n`);
  else {
    const served = await serveLicenseEmulator(command.options);
    process.stdout.write(`listening on ${served.url}\n`);
    stopOnSignal(() => served.close());
  }
} catch (error) {
  const isUsage = error instanceof UsageError || error instanceof EmulatorSettingError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (isUsage) process.stderr.write('See genesys-license-emulator --help.\n');
  process.exitCode = isUsage ? 2 : 1;
}

function stopOnSignal(close: () => Promise<void>): void {
  const stop = (): void => {
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** From the package.json of the published package, one folder up. */
async function version(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return String((JSON.parse(text) as { readonly version?: unknown }).version);
}
