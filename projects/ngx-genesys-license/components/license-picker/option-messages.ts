import type { PickerMessages } from 'ngx-genesys-license/components/common';

/** English: what only the list says. */
export const optionMessages: Pick<
  PickerMessages,
  'results' | 'notDefinedHint' | 'holders' | 'holdersNote' | 'holdersPartial'
> = {
  results: { one: '# license', other: '# licenses' },
  notDefinedHint: 'Your organization does not define this license (any more).',
  holders: { one: '# holder', other: '# holders' },
  holdersNote: 'Holders are assignments now, not billed use.',
  holdersPartial: (loaded, total) =>
    total === undefined
      ? `Counted over ${loaded} users so far.`
      : `Counted over ${loaded} of ${total} users.`,
};
