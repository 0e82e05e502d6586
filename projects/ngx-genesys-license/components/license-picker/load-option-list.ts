import { InjectionToken } from '@angular/core';
import type { OptionList } from './option-list';

/** Loads the list's part of the application; rejects where that is not to be had. */
export const LOAD_OPTION_LIST = new InjectionToken<() => Promise<typeof OptionList>>('LOAD_OPTION_LIST', {
  factory: () => async () => (await import('./option-list')).OptionList,
});
