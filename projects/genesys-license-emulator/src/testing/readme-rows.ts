import { emulatorScenarioNames, emulatorScenarios } from '../settings/emulator-scenarios.js';
import { settingNames, settingRules } from '../settings/setting-rules.js';

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The rows of the README's tables, as they follow from the code. */
export function readmeRows(): {
  readonly settings: readonly string[];
  readonly scenarios: readonly string[];
} {
  return {
    settings: settingNames.map((name) => {
      const { initial, allowed, meaning } = settingRules[name];
      const shown =
        name === 'entitled'
          ? 'all 14'
          : name === 'tokens'
            ? '`readonly`, `nopermissions`, `expired`'
            : `\`${JSON.stringify(initial)}\``;
      return `| \`${name}\` | ${cell(shown)} | ${cell(meaning)} Allowed: ${cell(allowed)}. |`;
    }),
    scenarios: emulatorScenarioNames.map(
      (name) => `| \`${name}\` | ${cell(emulatorScenarios[name].meaning)} |`,
    ),
  };
}
