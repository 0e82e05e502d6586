import type { PluralForms } from './license-intl';

/** What `license-inference` is asked about. */
export type InferenceMode = 'roles' | 'permissions' | 'users';

/** Texts of `license-inference`. Labels of licenses, names and numbers come in as text. */
export interface InferenceMessages {
  /** The component's accessible name where the application gives none. */
  readonly label: string;
  /** Names the choice between what is asked about. */
  readonly modes: string;
  /** The choices. */
  readonly mode: Readonly<Record<InferenceMode, string>>;
  /** What the numbers and lists mean, below everything. */
  readonly note: string;

  /** Names the field that searches for roles. */
  readonly searchRoles: string;
  /** Names the list of roles. */
  readonly roleList: string;
  /** Roles are shown by id, for want of a permission or because their names could not be loaded. */
  readonly namesMissing: string;
  /** The choice to take what was typed as the id of a role. */
  readonly addRoleId: (id: string) => string;
  /** How many more roles fit than are shown. */
  readonly moreRoles: PluralForms;
  /** Announced after a search for roles. */
  readonly rolesFound: PluralForms;
  /** Heads the roles chosen. */
  readonly chosenRoles: string;
  /** Names the list of them where they are a user's. */
  readonly rolesOf: (user: string) => string;
  /** No role is chosen. */
  readonly noRoles: string;
  /** What pressing a role chosen does. */
  readonly removeRole: string;
  /** What pressing a role of the start does that is left out. */
  readonly putBackRole: string;
  /** On a role that the start does not have. */
  readonly addedRole: string;
  /** On a role of the start that is left out. */
  readonly leftOutRole: string;
  /** Starts a comparison with the roles as they are now. */
  readonly whatIf: string;
  /** While compared with a start. */
  readonly whatIfHint: string;
  /** Goes back to the roles of the start. */
  readonly backToStart: string;
  /** Ends the comparison; the roles stay as they are. */
  readonly endWhatIf: string;

  /** Heads the licenses needed. */
  readonly needed: string;
  /** Nothing was chosen yet. */
  readonly chooseRoles: string;
  /** The roles or permissions need no license. */
  readonly needNone: string;
  /** On a license that only the changed roles need. */
  readonly newlyNeeded: string;
  /** On a license that the changed roles need no more. */
  readonly neededNoMore: string;
  /** How the changed roles differ from the start in what they need; both are numbers as text. */
  readonly difference: (more: string, fewer: string) => string;
  /** The one role without which the license would not be needed. */
  readonly because: (role: string) => string;
  /** Roles each of which alone keeps the license needed: taking away any of them ends it. */
  readonly becauseOfEach: (roles: string) => string;
  /** Several roles need the license; no single one decides. */
  readonly becauseOfSeveral: string;
  /** The button that finds out which role it is; the number is of requests. */
  readonly explain: PluralForms;
  /** While that is found out. */
  readonly explaining: string;

  /** Names the field for permissions. */
  readonly permissions: string;
  /** How permissions are written. */
  readonly permissionsHint: string;
  /** What was typed and is no permission. */
  readonly notPermissions: (words: string) => string;
  /** No permission was given yet. */
  readonly givePermissions: string;
  /** Which of the permissions given a license contains. */
  readonly contains: (permissions: string) => string;

  /** No users were given. */
  readonly noUsers: string;
  /** The button that starts a comparison of many; the number is of requests, at least. */
  readonly compare: PluralForms;
  /** Compares anew, after changes or a stop. */
  readonly compareAgain: string;
  /** Stops the comparison. */
  readonly stop: string;
  /** How far the comparison is; both are numbers as text. */
  readonly compared: (done: string, total: string) => string;
  /** Names the choice of which users are shown. */
  readonly show: string;
  /** The choices, by how a user's licenses stand to the roles. */
  readonly statuses: Readonly<Record<'all' | 'agrees' | 'differs' | 'unknown', string>>;
  /** Licenses held that no role needs. */
  readonly heldWithoutReason: string;
  /** Licenses that roles need and the user does not hold. */
  readonly neededNotHeld: string;
  /** Licenses held that a role needs. */
  readonly heldForRoles: string;
  /** Licenses held, where nobody knows what the roles need. */
  readonly held: string;
  /** Heads what is amiss by license. */
  readonly byLicense: string;
  /** How many users. */
  readonly users: PluralForms;
  /** Proposes to give what is missing. */
  readonly give: PluralForms;
  /** Proposes to take what is held without a reason. */
  readonly take: PluralForms;
  /** Proposes to give one user what is missing. */
  readonly giveMissing: string;
  /** Asks about the roles of one user. */
  readonly why: string;
  /** Goes to one user. */
  readonly openUser: string;
  /** The server told nothing of the user's roles. */
  readonly rolesHidden: string;
  /** Shows more users. */
  readonly showMore: PluralForms;
}
