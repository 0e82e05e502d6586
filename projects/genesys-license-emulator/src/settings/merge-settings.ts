import type { EmulatorSettings } from './emulator-settings.js';
import { settingNames, settingRules } from './setting-rules.js';
import type { SettingRule } from './setting-rule.js';
import { shown } from './shown.js';

/** A setting that does not exist or has a value that is not allowed. The message names it and what is allowed. */
export class EmulatorSettingError extends TypeError {
  /** Always `EmulatorSettingError`. */
  override readonly name = 'EmulatorSettingError';
  /** The setting's name. */
  readonly setting: string;

  constructor(setting: string, message: string) {
    super(`genesys-license-emulator: ${message}`);
    this.setting = setting;
  }
}

/** All settings as they are without any choice. */
export function defaultSettings(): EmulatorSettings {
  return Object.freeze(
    Object.fromEntries(settingNames.map((name) => [name, settingRules[name].initial])),
  ) as unknown as EmulatorSettings;
}

/**
 * `current` with the changes in place; nothing is changed when one of them is wrong.
 * @throws {@link EmulatorSettingError} for an unknown name or a value that is not allowed
 */
export function mergeSettings(
  current: EmulatorSettings,
  changes: Readonly<Record<string, unknown>>,
): EmulatorSettings {
  const read = Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, readSetting(settingNamed(name), value, current)] as const);
  return Object.freeze({ ...current, ...Object.fromEntries(read) });
}

/** @throws {@link EmulatorSettingError} when there is no such setting */
export function settingNamed(name: string): keyof EmulatorSettings {
  const found = settingNames.find((known) => known === name);
  if (found === undefined) {
    throw new EmulatorSettingError(
      name,
      `there is no setting "${name}". Settings: ${settingNames.join(', ')}.`,
    );
  }
  return found;
}

function readSetting(name: keyof EmulatorSettings, value: unknown, current: EmulatorSettings): unknown {
  const rule = settingRules[name] as SettingRule<unknown>;
  const read = rule.read(value, current[name]);
  if (read === undefined) {
    throw new EmulatorSettingError(name, `${name} is ${shown(value)}; allowed: ${rule.allowed}.`);
  }
  return read;
}
