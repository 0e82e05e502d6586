import { invalidConfig } from '../errors/refusals.js';

/** What a number may be; by default anything from 0. */
export interface NumberRange {
  readonly from?: number;
  readonly below?: number;
  readonly isWhole?: boolean;
}

export const countFromOne: NumberRange = { from: 1, isWhole: true };

/** The defaults with what is given in their place, checked. A given `undefined` counts as not given. */
export function numberOptions<Options extends { readonly [Name in keyof Options]: number }>(
  group: string,
  defaults: Options,
  ranges: Readonly<Partial<Record<keyof Options, NumberRange>>>,
  given: Partial<Options> = {},
): Options {
  const options = { ...defaults };
  for (const name of Object.keys(defaults) as (keyof Options & string)[]) {
    const value: number = given[name] ?? defaults[name];
    const { from = 0, below = Infinity, isWhole = false } = ranges[name] ?? {};
    if (!(value >= from && value < below) || (isWhole && !Number.isSafeInteger(value))) {
      const kind = isWhole ? 'a whole number' : 'a number';
      const to = below < Infinity ? ` to below ${below}` : '';
      throw invalidConfig(`${group}.${name} must be ${kind} from ${from}${to}.`);
    }
    options[name] = value as Options[typeof name];
  }
  return options;
}
