import { emulatorScenarioNames, emulatorScenarios } from './emulator-scenarios.js';
import { defaultSettings, EmulatorSettingError, mergeSettings } from './merge-settings.js';
import { settingNames, settingRules } from './setting-rules.js';

const wrong: Readonly<Record<string, readonly unknown[]>> = {
  resultWords: [1, null, [], { done: 'x' }, { success: 1 }, { success: [] }, { success: [1] }],
  noopRows: ['true', 1],
  missingRows: [-0.1, 1.1, Number.NaN, '0.5'],
  unknownIds: ['refuse', true],
  maximumBatch: [0, -1, 1.5, '5'],
  writeLag: [-1, Number.POSITIVE_INFINITY, '5'],
  maximumPageSize: [0, 1.5, 200_000],
  omittedFields: ['total', ['entities'], [1]],
  comprisesDepth: [-1, 1001],
  entitled: [['cloudCX9'], 'cloudCX2'],
  failures: [
    { '200': 0.1 },
    { '600': 0.1 },
    { '500': 2 },
    { 'noOperation:500': 0.1 },
    { 'getLicenseUsers:500:x': 0.1 },
    [],
  ],
  rateLimit: [
    {},
    { requests: 0 },
    { requests: 5, window: 0 },
    { requests: 5, kind: 'sliding' },
    { requests: 5, more: 1 },
  ],
  permissions: ['none', [1], null],
  tokens: [[], { x: 1 }, { x: { permissions: 'none' } }, { x: { expired: 'yes' } }, { x: { roles: [] } }],
};

describe('mergeSettings', () => {
  it('has a rule that takes its own default for every setting', () => {
    for (const [name, value] of Object.entries(defaultSettings())) {
      expect(mergeSettings(defaultSettings(), { [name]: value as unknown })).toEqual(defaultSettings());
    }
  });

  for (const [name, values] of Object.entries(wrong)) {
    it(`refuses wrong values of ${name}, naming it and what is allowed`, () => {
      for (const value of values) {
        let error: unknown;
        try {
          mergeSettings(defaultSettings(), { [name]: value });
        } catch (thrown) {
          error = thrown;
        }
        expect(error).withContext(JSON.stringify(value)).toBeInstanceOf(EmulatorSettingError);
        expect((error as EmulatorSettingError).setting).toBe(name);
        expect(String(error)).toContain('; allowed: ');
      }
    });
  }

  it('keeps what is not given, in settings and inside the words and tokens', () => {
    const merged = mergeSettings(defaultSettings(), {
      resultWords: { failure: ['no', 'never'] },
      tokens: { mine: { scopes: [] } },
      writeLag: undefined,
    });
    expect(merged.resultWords).toEqual({ success: 'OK', failure: ['no', 'never'], noop: 'OK' });
    expect(Object.keys(merged.tokens)).toEqual(['readonly', 'nopermissions', 'expired', 'mine']);
    expect(merged.writeLag).toBe(0);
  });

  it('completes a rate limit', () => {
    expect(mergeSettings(defaultSettings(), { rateLimit: { requests: 5 } }).rateLimit).toEqual({
      requests: 5,
      window: 60_000,
      kind: 'rolling',
    });
  });

  it('knows no inherited names', () => {
    for (const name of ['toString', '__proto__', 'constructor']) {
      expect(() =>
        mergeSettings(defaultSettings(), JSON.parse(`{"${name}": 1}`) as Record<string, unknown>),
      ).toThrowError(/no setting/);
    }
  });

  it('gives settings that cannot be changed by hand', () => {
    expect(Object.isFrozen(defaultSettings())).toBeTrue();
    expect(Object.isFrozen(mergeSettings(defaultSettings(), {}))).toBeTrue();
  });

  it('has a sentence for every setting', () => {
    for (const name of settingNames)
      expect(settingRules[name].meaning)
        .withContext(name)
        .toMatch(/^[A-Z/].+\.$/);
  });
});

describe('emulatorScenarios', () => {
  it('are made of allowed settings', () => {
    for (const name of emulatorScenarioNames) {
      const settings = { ...emulatorScenarios[name].settings };
      expect(() => mergeSettings(defaultSettings(), settings))
        .withContext(name)
        .not.toThrow();
    }
  });
});
