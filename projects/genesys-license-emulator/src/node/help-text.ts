import { emulatorScenarioNames, emulatorScenarios } from '../settings/emulator-scenarios.js';
import { settingNames, settingRules } from '../settings/setting-rules.js';

/** What `--help` prints. */
export function helpText(): string {
  const scenarios = emulatorScenarioNames.map(
    (name) => `  ${name.padEnd(14)} ${emulatorScenarios[name].meaning}`,
  );
  const settings = settingNames.map(
    (name) => `  ${name}\n      ${settingRules[name].meaning}\n      ${settingRules[name].allowed}`,
  );
  return `Serves the Genesys Cloud License API, emulated, on this machine.

Usage: genesys-license-emulator [options]

  --port NUMBER        Port, 0 for any that is free (8787)
  --host NAME          localhost, 127.0.0.1 or ::1 (127.0.0.1)
  --users NUMBER       Users of the organization (1000)
  --seed NUMBER        Decides who they are and what happens by chance (1)
  --latency TIME       Time a request takes, for example 80 or 2s (0)
  --jitter TIME        Up to so much is added (0)
  --fail SHARE         2% fail with 500; 503=2% with 503; getLicenseUsers:429=10%; may be given several times
  --lag TIME           How late reads show a write (0)
  --rate-limit NUMBER  Requests a minute and token (no limit)
  --scenario NAME      A set of settings, see below
  --set NAME=VALUE     Any setting, the value in JSON; may be given several times
  --data FILE          Keeps what was changed across restarts
  --help, --version

Scenarios:
${scenarios.join('\n')}

Settings (--set, PATCH /emulator/settings):
${settings.join('\n')}
`;
}
