import type { AuthorizationRole, CallOptions } from 'genesys-license-client';
import { from, lastValueFrom, mergeMap, toArray, type Observable } from 'rxjs';
import type { LicenseExplanation, RoleComparison } from '../model/inference';
import { cachedBySet, type SetQuestion } from './cached-by-set';
import { compareWithRoles } from './compare-with-roles';
import type { EngineContext } from './engine-context';
import type { LicenseEngine } from './license-engine';
import { rememberedRoles } from './remembered-roles';
import type { UserReads } from './user-reads';

/** Inferences of one explanation under way at the same time: whoever else waits has a turn in between. */
const concurrency = 4;

/** Which licenses roles and permissions need, as the server infers them. */
export class LicenseInference {
  readonly fromRoles: SetQuestion;
  readonly fromPermissions: SetQuestion;
  /** All roles of the organization. */
  readonly roles: () => Promise<readonly AuthorizationRole[]>;
  readonly #context: EngineContext;
  readonly #reads: UserReads;

  constructor(context: EngineContext, reads: UserReads) {
    const { client, clock, signal, heed } = context;
    this.#context = context;
    this.#reads = reads;
    this.roles = rememberedRoles(context);
    const asked = (ask: (body: readonly string[], call: CallOptions) => Promise<readonly string[]>) =>
      cachedBySet(
        (ids, stop) => heed(ask(ids, { priority: 'interactive', signal: AbortSignal.any([stop, signal]) })),
        clock,
      );
    this.fromRoles = asked((body, call) => client.postLicenseInfer({ body }, call));
    this.fromPermissions = asked((body, call) => client.postLicenseInferPermissions({ body }, call));
  }

  /**
   * Leave one out: a role explains a license when the others together do not need it. Requests: roles + 1, four at a
   * time; the first that fails is the error, and nothing more is asked.
   */
  async explain(roleIds: readonly string[], signal?: AbortSignal): Promise<LicenseExplanation> {
    const roles = [...new Set(roleIds)];
    const sets = [roles, ...roles.map((left) => roles.filter((role) => role !== left))];
    const answers = await lastValueFrom(
      from(sets).pipe(
        mergeMap(async (set, place) => [place, await this.fromRoles(set, signal)] as const, concurrency),
        toArray(),
      ),
    );
    const inferred = new Map(answers);
    const licenseIds = inferred.get(0) ?? [];
    return {
      licenseIds,
      reasons: licenseIds.map((licenseId) => ({
        licenseId,
        roleIds: roles.filter((_, index) => !inferred.get(index + 1)?.includes(licenseId)),
      })),
    };
  }

  compare(userIds: readonly string[]): Observable<RoleComparison> {
    return compareWithRoles(this.#context, this.#reads, this.fromRoles, userIds);
  }
}

const inferences = new WeakMap<EngineContext, LicenseInference>();

/** The inference of the session under way: what it remembers ends with the session. */
export function inferenceOf({ context, reads }: LicenseEngine): LicenseInference {
  let inference = inferences.get(context);
  if (inference === undefined) inferences.set(context, (inference = new LicenseInference(context, reads)));
  return inference;
}
