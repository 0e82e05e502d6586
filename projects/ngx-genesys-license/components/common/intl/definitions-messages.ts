import type { LicenseKind } from '../license-kind';
import type { PluralForms } from './license-intl';

/** Texts of `license-definitions`. Labels of licenses and numbers come in as text. */
export interface DefinitionsMessages {
  /** The component's accessible name where the application gives none. */
  readonly label: string;
  /** Names the search field. */
  readonly search: string;
  /** What may be searched for, below the search field. */
  readonly searchHint: string;
  /** Announced after a search. */
  readonly results: PluralForms;
  /** Names the tree of licenses. */
  readonly tree: string;
  /** On a license below another that comprises it. */
  readonly includes: string;
  /** On a license below another that it is a prerequisite of. */
  readonly needs: string;
  /** On a license that is an ancestor of itself; it is not unfolded once more. */
  readonly repeated: string;
  /** On an id that definitions refer to and the organization does not define. */
  readonly notDefined: string;
  /** How many permissions of a license fit the search. */
  readonly matches: PluralForms;
  /** Fits the search only through licenses that it comprises. */
  readonly through: (labels: string) => string;
  /** How many listed licenses have told their permissions. */
  readonly permissionsKnown: (known: string, total: string) => string;
  /** The button that loads the other permissions; the number is how many requests that takes. */
  readonly loadPermissions: PluralForms;
  /** Where the details stand before a license is chosen. */
  readonly choose: string;
  /** Announced when a license is chosen. */
  readonly chosen: (label: string) => string;
  /** What kind of license the one on show is. */
  readonly kinds: Readonly<Record<LicenseKind, string>>;
  /** The button that copies the license's id. */
  readonly copyId: string;
  /** After the id was copied. */
  readonly copied: string;
  /** Where the id could not be copied. */
  readonly notCopied: string;
  /** Heads the licenses that this one comprises. */
  readonly comprisesTitle: string;
  /** Heads the licenses that this one needs. */
  readonly needsTitle: string;
  /** Heads the licenses that comprise this one. */
  readonly partOfTitle: string;
  /** Heads the licenses that need this one. */
  readonly neededByTitle: string;
  /** Heads the number of holders. */
  readonly holdersTitle: string;
  /** How many users hold the license. */
  readonly holders: PluralForms;
  /** How many of the users loaded so far hold it. */
  readonly holdersSoFar: PluralForms;
  /** No users are loaded, so that nobody knows. */
  readonly holdersUnknown: string;
  /** The button that asks the application to show the holders. */
  readonly showHolders: string;
  /** What a number of holders means. */
  readonly holdersNote: string;
  /** Heads the permissions. */
  readonly permissionsTitle: string;
  /** How many permissions there are. */
  readonly permissions: PluralForms;
  /** The server told no permissions of the license. */
  readonly noPermissions: string;
  /** The permissions of the license could not be loaded. */
  readonly permissionsFailed: string;
  /** Leaves out the permissions that prerequisites have too. */
  readonly net: string;
  /** Names the field that narrows a list of permissions. */
  readonly filterPermissions: string;
  /** Names the list of permissions, for scrolling by keyboard. */
  readonly permissionList: string;
  /** Names the choice of a second license. */
  readonly compareWith: string;
  /** The choice to compare with none. */
  readonly compareWithNone: string;
  /** Names the choice between the three parts of a comparison. */
  readonly comparison: string;
  /** The permissions only one of two compared licenses has. */
  readonly onlyIn: (label: string) => string;
  /** The permissions both compared licenses have. */
  readonly inBoth: string;
}
