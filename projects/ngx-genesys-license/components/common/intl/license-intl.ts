import {
  computed,
  inject,
  Injectable,
  InjectionToken,
  isSignal,
  LOCALE_ID,
  type Provider,
  type Signal,
} from '@angular/core';
import type { LicenseMessageOverrides, LicenseMessages } from './license-messages';

/** One text per plural category of the locale; `#` stands for the number. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }>;

const LICENSE_MESSAGES = new InjectionToken<LicenseMessageOverrides | Signal<LicenseMessageOverrides>>(
  'LICENSE_MESSAGES',
);

/**
 * Says some of the components' texts otherwise; what is left out stays English. A signal, when the language can change
 * while the application runs.
 */
export function provideLicenseIntl(
  messages: LicenseMessageOverrides | Signal<LicenseMessageOverrides>,
): Provider {
  return { provide: LICENSE_MESSAGES, useValue: messages };
}

/** The components' texts, numbers and times, in the application's `LOCALE_ID`. */
@Injectable({ providedIn: 'root' })
export class LicenseIntl {
  readonly #overrides = inject(LICENSE_MESSAGES, { optional: true });
  readonly #locale = inject(LOCALE_ID);
  readonly #numbers = new Intl.NumberFormat(this.#locale);
  readonly #shares = new Intl.NumberFormat(this.#locale, { style: 'percent', maximumFractionDigits: 1 });
  readonly #order = new Intl.Collator(this.#locale, { numeric: true, sensitivity: 'base' });
  readonly #plurals = new Intl.PluralRules(this.#locale);
  readonly #lists = new Intl.ListFormat(this.#locale, { type: 'conjunction' });
  readonly #times = new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium', timeStyle: 'short' });

  /** The texts of a section, or those a part of a component says: the application's over the given defaults. */
  section<Section extends keyof LicenseMessages, Texts extends Partial<LicenseMessages[Section]>>(
    section: Section,
    defaults: Texts,
  ): Signal<Texts> {
    return computed(() => {
      const overrides = isSignal(this.#overrides) ? this.#overrides() : this.#overrides;
      const own = overrides?.[section];
      return own === undefined ? defaults : { ...defaults, ...own };
    });
  }

  /** A number in digits, such as "1,234". */
  number(value: number): string {
    return this.#numbers.format(value);
  }

  /** A share between 0 and 1, such as "12.5%". */
  percent(share: number): string {
    return this.#shares.format(share);
  }

  /** The order of two names: negative, 0 or positive; numbers in them count as numbers. */
  compare(a: string, b: string): number {
    return this.#order.compare(a, b);
  }

  /** The form of the text that fits the number, with the number in it. */
  plural(value: number, forms: PluralForms): string {
    return (forms[this.#plurals.select(value)] ?? forms.other).replace('#', this.number(value));
  }

  /** Several words as one, such as "Agent, Supervisor, and Admin". */
  list(words: readonly string[]): string {
    return this.#lists.format(words);
  }

  /** A moment in ms since the epoch, such as "Nov 22, 2026, 9:41 AM". */
  time(moment: number): string {
    return this.#times.format(moment);
  }

  /** A length of time in ms, in its two largest units: "1 hr 5 min", "8 sec". */
  duration(length: number): string {
    const seconds = Math.max(1, Math.round(length / 1000));
    const parts =
      seconds < 60
        ? [[seconds, 'second'] as const]
        : seconds < 3600
          ? [[Math.floor(seconds / 60), 'minute'] as const, [seconds % 60, 'second'] as const]
          : [
              [Math.floor(seconds / 3600), 'hour'] as const,
              [Math.floor((seconds % 3600) / 60), 'minute'] as const,
            ];
    return parts
      .filter(([count], index) => count > 0 || index === 0)
      .map(([count, unit]) =>
        new Intl.NumberFormat(this.#locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count),
      )
      .join(' ');
  }
}
