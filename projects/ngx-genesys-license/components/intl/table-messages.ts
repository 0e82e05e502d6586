/** Texts of `license-users-table`. */
export interface TableMessages {
  /** The component's accessible name where the application gives none. */
  readonly label: string;
}

export const tableMessages: TableMessages = {
  label: 'Licenses',
};
