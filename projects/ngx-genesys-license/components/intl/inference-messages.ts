/** Texts of `license-inference`. */
export interface InferenceMessages {
  /** The component's accessible name where the application gives none. */
  readonly label: string;
}

export const inferenceMessages: InferenceMessages = {
  label: 'Licenses',
};
