import { invalidConfig } from '../errors/refusals.js';

/** What a number may be. */
export interface NumberRange {
  readonly from: number;
  readonly below?: number;
  readonly isWhole?: boolean;
}

/** The defaults with what is given in their place, checked. A given `undefined` counts as not given. */
export function numberOptions<Options extends { readonly [Name in keyof Options]: number }>(
  group: string,
  defaults: Options,
  ranges: Readonly<Record<keyof Options, NumberRange>>,
  given: Partial<Options> = {},
): Options {
  const options = { ...defaults };
  for (const name of Object.keys(ranges) as (keyof Options & string)[]) {
    const value: number = given[name] ?? defaults[name];
    const { from, below = Number.POSITIVE_INFINITY, isWhole = false } = ranges[name];
    if (!(value >= from && value < below) || (isWhole && !Number.isSafeInteger(value))) {
      const kind = isWhole ? 'a whole number' : 'a number';
      throw invalidConfig(
        `${group}.${name} must be ${kind} from ${from}${below < 9 ? ` to below ${below}` : ''}.`,
      );
    }
    options[name] = value as Options[typeof name];
  }
  return options;
}
