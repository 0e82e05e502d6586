import type { TemplateRef } from '@angular/core';
import type { LicenseUserCell, LicenseUserContext, LicenseUserRow } from './table-templates';

/** A column of the application's own. */
export interface ExtraColumn {
  readonly key: string;
  readonly header: string;
  readonly template: TemplateRef<LicenseUserContext>;
}

export type TableShape = 'compact' | 'columns' | 'narrow';

/**
 * The columns: the check mark, the user, all licenses in one or one for each, then the application's own. Or the check
 * mark and the application's whole row.
 */
export interface TableColumns {
  /** A column for all licenses of a user, a column for each, or, where there is little room, two lines a row. */
  readonly shape: TableShape;
  readonly count: number;
  readonly row: TemplateRef<LicenseUserContext> | undefined;
  readonly userCell: TemplateRef<LicenseUserContext> | undefined;
  readonly licensesCell: TemplateRef<LicenseUserContext> | undefined;
  /** Those with a column each; undefined where one column shows all of a user. */
  readonly licenseIds: readonly string[] | undefined;
  readonly extras: readonly ExtraColumn[];
  /** Of the first extra column. */
  readonly firstExtra: number;
  /** The width below which it scrolls sideways, in px. */
  readonly leastWidth: number;
  /** For CSS grid. */
  readonly tracks: string;
}

/** Of the first column with a license, or the one with all of them. */
export const firstLicense = 2;

export function tableColumns(
  shape: TableShape,
  licenses: readonly string[],
  cells: readonly LicenseUserCell[],
  row: LicenseUserRow | undefined,
): TableColumns {
  const templateOf = (key: string) => cells.find((cell) => cell.key() === key)?.template;
  const extras = row ? [] : cells.filter((cell) => !['user', 'licenses'].includes(cell.key()));
  const licenseIds = shape === 'columns' && !row ? licenses : undefined;
  const firstExtra = firstLicense + (licenseIds?.length ?? 1);
  const tracks =
    licenseIds === undefined
      ? 'minmax(180px, 1fr) minmax(160px, 1.6fr)'
      : `minmax(200px, 1fr) repeat(${Math.max(1, licenseIds.length)}, 104px)`;
  return {
    shape,
    count: row ? firstLicense : firstExtra + extras.length,
    row: row?.template,
    userCell: templateOf('user'),
    licensesCell: templateOf('licenses'),
    licenseIds,
    extras: extras.map((cell) => ({ key: cell.key(), header: cell.header(), template: cell.template })),
    firstExtra,
    leastWidth: licenseIds === undefined ? 0 : 240 + licenseIds.length * 104 + extras.length * 120,
    tracks: ['40px', row ? '1fr' : tracks, ...extras.map((cell) => cell.width())].join(' '),
  };
}
