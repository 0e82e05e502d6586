import type { LoadCondition } from '../load-condition';
import type { CommonMessages } from './common-messages';

/** The conditions that hinder: what a notice is shown for. */
export type HinderingCondition = Extract<
  LoadCondition,
  'error' | 'forbidden' | 'signed-out' | 'offline' | 'rate-limited'
>;

/** Apart from the others: loaded with the notice. English, where the application says nothing else. */
export const hinderingMessages: Pick<
  CommonMessages,
  'error' | 'forbidden' | 'signedOut' | 'offline' | 'rateLimited'
> = {
  error: 'This could not be loaded.',
  forbidden: (permissions, isAnyEnough) => {
    const names = permissions.join(', ');
    return isAnyEnough && permissions.length > 1
      ? `You need one of these permissions: ${names}.`
      : `You lack the permission ${names || 'to see this'}.`;
  },
  signedOut: 'Your session has ended. Sign in again.',
  offline: (asOf) =>
    asOf === undefined
      ? 'You are offline. Changes are off until the network is back.'
      : `You are offline; this is as of ${asOf}. Changes are off until the network is back.`,
  rateLimited: {
    one: 'The server asked for a pause; it goes on in # second.',
    other: 'The server asked for a pause; it goes on in # seconds.',
  },
};
