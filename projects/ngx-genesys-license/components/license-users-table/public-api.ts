export { LicenseUsersTable, type ActivatedUser, type LicenseRemoval } from './license-users-table';
export {
  LicenseTableEmpty,
  LicenseTableError,
  LicenseUserCell,
  LicenseUserRow,
  type LicenseTableEmptyContext,
  type LicenseTableErrorContext,
  type LicenseUserContext,
} from './table-templates';
