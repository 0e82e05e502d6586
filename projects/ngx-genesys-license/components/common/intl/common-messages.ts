import type { PlanWarningKind } from 'ngx-genesys-license';
import type { hinderingMessages } from './hindering-messages';
import type { PluralForms } from './license-intl';

/** Texts that several components share. */
export interface CommonMessages {
  /** The button after a failed load. Default: "Try again". */
  readonly retry: string;
  /** Names an error for support, by the server's correlation id. */
  readonly correlationId: (id: string) => string;
  /** While the first load takes its time. */
  readonly loading: string;
  /** While old data is on show and new data loads. */
  readonly reloading: string;
  /** Nothing exists. */
  readonly empty: string;
  /** Nothing fits what was searched for. */
  readonly noMatch: string;
  /** How much is loaded of how many; both are numbers as text. */
  readonly partial: (loaded: string, total: string | undefined) => string;
  /** The load failed; the error's own message follows. */
  readonly error: string;
  /** A permission is missing: those the server named, if any, and whether one of them would do. */
  readonly forbidden: (permissions: readonly string[], isAnyEnough: boolean) => string;
  /** The server does not take the token any more. */
  readonly signedOut: string;
  /** No network; `asOf` is the time of the data as text, if any is shown. */
  readonly offline: (asOf: string | undefined) => string;
  /** The server wants silence for so many seconds. */
  readonly rateLimited: PluralForms;
  /** Groups of licenses. */
  readonly kinds: Readonly<Record<'base' | 'add-on' | 'other', string>>;
  /**
   * What a person should know before a change is sent, as a sentence about one user; the license and the other license it is about as
   * labels, empty where there is none.
   */
  readonly planWarnings: Readonly<Record<PlanWarningKind, (license: string, other: string) => string>>;
}

/** English, where the application says nothing else; what few say is apart: `planMessages`, `hinderingMessages`. */
export const commonMessages: Omit<CommonMessages, 'planWarnings' | keyof typeof hinderingMessages> = {
  retry: 'Try again',
  correlationId: (id) => `Correlation id ${id}`,
  loading: 'Loading…',
  reloading: 'Refreshing…',
  empty: 'There is nothing here yet.',
  noMatch: 'Nothing matches.',
  partial: (loaded, total) =>
    total === undefined ? `${loaded} loaded so far` : `${loaded} of ${total} loaded`,
  kinds: { base: 'Base licenses', 'add-on': 'Add-ons', other: 'Other licenses' },
};

/** Apart from the others: only who plans changes says them. */
export const planMessages: Pick<CommonMessages, 'planWarnings'> = {
  planWarnings: {
    'unknown-license': (license) => `The organization does not define ${license}.`,
    'unknown-user': () => 'Nobody has read yet what this user holds.',
    'missing-prerequisite': (license, other) => `${license} needs ${other}, which the user will not hold.`,
    'loses-prerequisite': (license, other) => `The user keeps ${license}, which needs ${other}.`,
    'already-comprised': (license, other) => `${license} is already part of ${other}.`,
    'one-add-on': (license, other) =>
      `${license} and ${other} are both add-ons; a user can likely hold one at a time.`,
    'automatic-assignment': () =>
      'Automatic assignment by role may undo it: a removed license may come back.',
  },
};
