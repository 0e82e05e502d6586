import type { CallOptions } from '../config/call-options.js';
import type { RequestLimiter } from '../limiter/request-limiter.js';
import type {
  LicenseBatchAssignmentRequest,
  LicenseDefinition,
  LicenseIdsByUser,
  LicenseOrgToggle,
  LicenseUpdateStatus,
  LicenseUser,
  UserLicensesEntityListing,
} from '../models/license-models.js';
import type { LicenseTransport } from '../transport/license-transport.js';
import type { LicenseUserPagesOptions } from './license-user-pages-options.js';

/**
 * The License API: its ten operations under the names of the official SDKs, and the stream of all users.
 *
 * Every operation rejects with a `LicenseApiError`, for a wrong argument at once and before any request, or with
 * `signal.reason` once `call.signal` aborts.
 */
export interface LicenseClient {
  /** All licenses the organization may use; not paged. They may come without `permissions.ids`. `GET /api/v2/license/definitions` */
  getLicenseDefinitions(call?: CallOptions): Promise<readonly LicenseDefinition[]>;

  /** One license, always with its permissions. `GET /api/v2/license/definitions/{licenseId}` */
  getLicenseDefinition(licenseId: string, call?: CallOptions): Promise<LicenseDefinition>;

  /** A page of users and the ids of their licenses. Without options the server gives 25 users of page 1. `GET /api/v2/license/users` */
  getLicenseUsers(
    options?: { readonly pageSize?: number | undefined; readonly pageNumber?: number | undefined },
    call?: CallOptions,
  ): Promise<UserLicensesEntityListing>;

  /** One user with whole license definitions. `GET /api/v2/license/users/{userId}` */
  getLicenseUser(userId: string, call?: CallOptions): Promise<LicenseUser>;

  /**
   * The license ids of the given users, in one shape whatever the server sends (ids, definitions, or objects with
   * either). Nobody asked for, nothing sent. `POST /api/v2/license/users`, a read.
   */
  postLicenseUsers(
    options: { readonly body: readonly string[] },
    call?: CallOptions,
  ): Promise<LicenseIdsByUser>;

  /**
   * Adds and removes licenses: the only write. Repeated only where the server surely did nothing; see
   * `LicenseApiError.effect` for what a failure means. Nothing asked, nothing sent. `POST /api/v2/license/organization`
   */
  postLicenseOrganization(
    options: { readonly body: LicenseBatchAssignmentRequest },
    call?: CallOptions,
  ): Promise<readonly LicenseUpdateStatus[]>;

  /** The licenses that users with these roles need. `POST /api/v2/license/infer`, a read. */
  postLicenseInfer(
    options: { readonly body: readonly string[] },
    call?: CallOptions,
  ): Promise<readonly string[]>;

  /**
   * The licenses that these permissions need. `POST /api/v2/license/infer/permissions`, a read.
   *
   * @preview in the API since 2026-03; it may change without notice
   */
  postLicenseInferPermissions(
    options: { readonly body: readonly string[] },
    call?: CallOptions,
  ): Promise<readonly string[]>;

  /**
   * `GET /api/v2/license/toggles/{featureName}`
   *
   * @deprecated by the API: always answers true
   */
  getLicenseToggle(featureName: string, call?: CallOptions): Promise<LicenseOrgToggle>;

  /**
   * `POST /api/v2/license/toggles/{featureName}`
   *
   * @deprecated by the API: has no effect
   */
  postLicenseToggle(featureName: string, call?: CallOptions): Promise<LicenseOrgToggle>;

  /**
   * All users, page after page, in order. Nothing is fetched before the first page is asked for, and never more than
   * `concurrency` pages beyond what was taken. Leaving the loop aborts what is under way.
   *
   * @throws LicenseApiError `invalid_argument`, at once
   */
  licenseUserPages(options?: LicenseUserPagesOptions): AsyncIterable<UserLicensesEntityListing>;

  /** The limiter all calls go through. */
  readonly limiter: RequestLimiter;

  /** What all calls are sent through, for functions outside the ten operations such as `getUsersByIds`. */
  readonly transport: LicenseTransport;
}
