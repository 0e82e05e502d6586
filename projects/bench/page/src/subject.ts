import type { ApplicationRef, Type } from '@angular/core';

/** A table of users that is measured. */
export interface Subject {
  readonly component: Type<unknown>;
  /** The element that scrolls. */
  readonly scroller: string;
  /** A row with data. */
  readonly row: string;
  /** Resolves when all users are in it. */
  ready?(application: ApplicationRef): Promise<void>;
  /** Sorts by a column. */
  sort(by: 'email' | 'id', isDescending: boolean): void;
  /** Finds users by text; an empty one finds all. */
  filter(text: string): void;
}
