/** Texts of `license-usage`. */
export interface UsageMessages {
  /** The component's accessible name where the application gives none. */
  readonly label: string;
}

export const usageMessages: UsageMessages = {
  label: 'Licenses',
};
