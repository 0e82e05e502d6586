import type { BatchMessages } from './batch-messages';
import type { CommonMessages } from './common-messages';
import type { DefinitionsMessages } from './definitions-messages';
import type { InferenceMessages } from './inference-messages';
import type { PickerMessages } from './picker-messages';
import type { TableMessages } from './table-messages';
import type { UsageMessages } from './usage-messages';

/** All texts of the components, by section. */
export interface LicenseMessages {
  /** Texts that several components share: states, retry, kinds of licenses, plan warnings. */
  readonly common: CommonMessages;
  /** `license-picker` and `license-select`. */
  readonly picker: PickerMessages;
  /** `license-users-table`. */
  readonly table: TableMessages;
  /** `license-batch-panel`. */
  readonly batch: BatchMessages;
  /** `license-definitions`. */
  readonly definitions: DefinitionsMessages;
  /** `license-inference`. */
  readonly inference: InferenceMessages;
  /** `license-usage`. */
  readonly usage: UsageMessages;
}

/** What an application says otherwise: any part of any section. */
export type LicenseMessageOverrides = {
  readonly [Section in keyof LicenseMessages]?: Partial<LicenseMessages[Section]>;
};
