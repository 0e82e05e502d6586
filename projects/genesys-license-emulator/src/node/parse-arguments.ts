import { parseArgs } from 'node:util';
import { emulatorScenarioNames, type EmulatorScenarioName } from '../settings/emulator-scenarios.js';
import { settingNamed } from '../settings/merge-settings.js';
import type { ServeOptions } from './serve-license-emulator.js';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'serve'; readonly options: ServeOptions };

/** A wrong argument; the message says which and what is allowed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const flags = {
  port: { type: 'string' },
  host: { type: 'string' },
  users: { type: 'string' },
  seed: { type: 'string' },
  latency: { type: 'string' },
  jitter: { type: 'string' },
  fail: { type: 'string', multiple: true },
  lag: { type: 'string' },
  'rate-limit': { type: 'string' },
  scenario: { type: 'string' },
  set: { type: 'string', multiple: true },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** @throws {@link UsageError} */
export function parseArguments(args: readonly string[]): Command {
  let values;
  try {
    ({ values } = parseArgs({ args: [...args], options: flags, strict: true, allowPositionals: false }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const settings: Record<string, unknown> = {};
  if (values.latency !== undefined) settings['latency'] = milliseconds('latency', values.latency);
  if (values.jitter !== undefined) settings['jitter'] = milliseconds('jitter', values.jitter);
  if (values.lag !== undefined) settings['writeLag'] = milliseconds('lag', values.lag);
  if (values.fail !== undefined) settings['failures'] = Object.fromEntries(values.fail.map(failure));
  if (values['rate-limit'] !== undefined) {
    settings['rateLimit'] = { requests: whole('rate-limit', values['rate-limit'], 1, 1_000_000) };
  }
  for (const assignment of values.set ?? []) Object.assign(settings, setting(assignment));
  return {
    kind: 'serve',
    options: {
      port: whole('port', values.port ?? '8787', 0, 65_535),
      users: whole('users', values.users ?? '1000', 0, 10_000_000),
      seed: whole('seed', values.seed ?? '1', 0, 0xffff_ffff),
      ...(values.host === undefined ? {} : { host: values.host }),
      ...(values.data === undefined ? {} : { data: values.data }),
      ...(values.scenario === undefined ? {} : { scenario: scenario(values.scenario) }),
      ...settings,
    },
  };
}

function whole(flag: string, text: string, least: number, most: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new UsageError(`--${flag} is "${text}"; allowed: a whole number from ${least} to ${most}.`);
  }
  return value;
}

function milliseconds(flag: string, text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(ms|s)?$/.exec(text) ?? [];
  if (number === undefined)
    throw new UsageError(`--${flag} is "${text}"; allowed: milliseconds, or seconds such as 2s.`);
  return Number(number) * (unit === 's' ? 1000 : 1);
}

/** `2%`, `0.02`, `503=2%` or `getLicenseUsers:429=10%`. */
function failure(text: string): readonly [string, number] {
  const [, key = '500', number = '', percent] = /^(?:([\w:]+)=)?(\d+(?:\.\d+)?)(%)?$/.exec(text) ?? [];
  const rate = number === '' ? Number.NaN : Number(number) / (percent === undefined ? 1 : 100);
  if (!(rate <= 1)) {
    throw new UsageError(
      `--fail is "${text}"; allowed: a share such as 2% (of status 500), or 503=2%, or getLicenseUsers:429=10%.`,
    );
  }
  return [key, rate];
}

function scenario(text: string): EmulatorScenarioName {
  const found = emulatorScenarioNames.find((name) => name === text);
  if (found === undefined)
    throw new UsageError(`--scenario is "${text}"; allowed: ${emulatorScenarioNames.join(', ')}.`);
  return found;
}

function setting(text: string): Readonly<Record<string, unknown>> {
  const at = text.indexOf('=');
  if (at < 1)
    throw new UsageError(`--set is "${text}"; it takes name=value, for example --set writeLag=2000.`);
  const name = text.slice(0, at);
  const value = text.slice(at + 1);
  try {
    settingNamed(name);
  } catch (error) {
    throw new UsageError(`--set ${text}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return { [name]: JSON.parse(value) as unknown };
  } catch {
    // A word without quotes, as in --set definitions=thin.
    return { [name]: value };
  }
}
