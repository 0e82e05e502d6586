import type { PickerMessages } from 'ngx-genesys-license/components/common';
import type { optionMessages } from './option-messages';

/** English: what is said where the application says nothing else, but for the list's own texts. */
export const pickerMessages: Omit<PickerMessages, keyof typeof optionMessages> = {
  label: 'Licenses',
  placeholder: 'Add licenses',
  selectPlaceholder: 'Choose a license',
  picked: 'Picked',
  count: { one: '# license picked', other: '# licenses picked' },
  remove: (license) => `Remove ${license}`,
  removed: (license) => `${license} removed`,
  some: 'Some users',
  notDefined: 'Not defined',
  optionNeeds: (others) => `Needs ${others.join(' and ')}`,
  optionPartOf: (other) => `Already part of ${other}`,
  needs: (license, other) => `${license} needs ${other}.`,
  partOf: (license, other) => `${license} is already part of ${other}.`,
  oneAddOn: (license, other) =>
    `${license} and ${other} are both add-ons; a user can likely hold one add-on at a time.`,
  add: (license) => `Add ${license}`,
  change: (add, remove) =>
    [
      add.length > 0 ? `Adds ${add.join(', ')}.` : '',
      remove.length > 0 ? `Removes ${remove.join(', ')}.` : '',
    ]
      .filter((text) => text !== '')
      .join(' '),
  required: 'Pick at least one license.',
  invalid: 'This is not a valid choice.',
  offline: 'You are offline; this list is as it was when last loaded.',
  listMissing: 'The list could not be loaded. Open it again, or reload the page.',
  confirming: 'Checking…',
  refused: 'Nothing was changed.',
};
