/** What one setting may be. */
export interface SettingRule<Value> {
  /** What the setting is where nobody changes it. */
  readonly initial: Value;
  /** The allowed values, in words for a person. */
  readonly allowed: string;
  /** What the setting does, in a sentence. */
  readonly meaning: string;
  /** The value as the emulator keeps it, or `undefined` when it is not allowed. `current` is what a partial value is merged into. */
  readonly read: (value: unknown, current: Value) => Value | undefined;
}

export function rate(meaning: string): SettingRule<number> {
  return {
    initial: 0,
    allowed: 'a number between 0 and 1',
    meaning,
    read: (value) => (isRate(value) ? value : undefined),
  };
}

export function integer(initial: number, least: number, most: number, meaning: string): SettingRule<number> {
  return {
    initial,
    allowed: `a whole number from ${least} to ${most}`,
    meaning,
    read: (value) => (isInteger(value, least) && value <= most ? value : undefined),
  };
}

export function milliseconds(initial: number, meaning: string): SettingRule<number> {
  return {
    initial,
    allowed: 'milliseconds, 0 or more',
    meaning,
    read: (value) => (isNumber(value) && value >= 0 ? value : undefined),
  };
}

export function limit(meaning: string): SettingRule<number | null> {
  return {
    initial: null,
    allowed: 'a whole number of at least 1, or null for no limit',
    meaning,
    read: (value) => (value === null || isInteger(value, 1) ? value : undefined),
  };
}

export function flag(initial: boolean, meaning: string): SettingRule<boolean> {
  return {
    initial,
    allowed: 'true or false',
    meaning,
    read: (value) => (typeof value === 'boolean' ? value : undefined),
  };
}

export function choice<const Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  meaning: string,
): SettingRule<Choice> {
  return {
    initial: choices[0],
    allowed: choices.map((word) => `"${word}"`).join(', '),
    meaning,
    read: (value) => choices.find((word) => word === value),
  };
}

export function strings(
  initial: readonly string[],
  allowed: string,
  meaning: string,
  accepts: (item: string) => boolean = () => true,
): SettingRule<readonly string[]> {
  return {
    initial,
    allowed,
    meaning,
    read: (value) => (isStrings(value) && value.every(accepts) ? [...value] : undefined),
  };
}

export function stringsOrAll(allowed: string, meaning: string): SettingRule<readonly string[] | 'all'> {
  return {
    initial: 'all',
    allowed: `"all", or ${allowed}`,
    meaning,
    read: (value) => (value === 'all' ? value : isStrings(value) ? [...value] : undefined),
  };
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

export function isInteger(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

export function isRate(value: unknown): value is number {
  return isNumber(value) && value >= 0 && value <= 1;
}

export function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
