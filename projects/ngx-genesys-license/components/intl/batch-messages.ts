/** Texts of `license-batch-panel`. */
export interface BatchMessages {
  /** The component's accessible name where the application gives none. */
  readonly label: string;
}

export const batchMessages: BatchMessages = {
  label: 'Licenses',
};
