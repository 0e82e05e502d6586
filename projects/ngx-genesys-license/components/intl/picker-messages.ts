/** Texts of `license-picker` and `license-select`. */
export interface PickerMessages {
  /** The component's accessible name where the application gives none. */
  readonly label: string;
}

export const pickerMessages: PickerMessages = {
  label: 'Licenses',
};
