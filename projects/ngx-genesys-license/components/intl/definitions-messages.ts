/** Texts of `license-definitions`. */
export interface DefinitionsMessages {
  /** The component's accessible name where the application gives none. */
  readonly label: string;
}

export const definitionsMessages: DefinitionsMessages = {
  label: 'Licenses',
};
