/** Texts of what `license-users-table` opens: the filter, a user's licenses; and of its CSV file. */
export interface TablePanelMessages {
  /** Says which licenses a user must hold, in the filter. */
  readonly has: string;
  /** Says which licenses a user must not hold, in the filter. */
  readonly lacks: string;
  /** Finds licenses by name in a long list. */
  readonly findLicense: string;
  /** Says that counts are of assignments. */
  readonly countsNote: string;
  /** The name of the CSV file, without its ending. */
  readonly fileName: string;
  /** Columns of the CSV file. */
  readonly csvColumns: Readonly<Record<'id' | 'name' | 'email' | 'licenses' | 'held', string>>;
  /** A user's licenses, opened to change them; the panel's name. */
  readonly edit: (user: string) => string;
  /** Closes a panel. */
  readonly close: string;
  /** The server's own word about a change. */
  readonly serverSaid: (word: string) => string;
}
