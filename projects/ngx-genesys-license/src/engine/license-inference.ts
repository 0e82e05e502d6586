import type { LicenseExplanation } from '../model/inference';
import type { EngineContext } from './engine-context';

type Question = (ids: readonly string[]) => Promise<readonly string[]>;

/** Which licenses roles and permissions need, as the server infers them. */
export class LicenseInference {
  readonly fromRoles: Question;
  readonly fromPermissions: Question;

  constructor({ client, signal }: EngineContext) {
    this.fromRoles = cachedBySet((body) =>
      client.postLicenseInfer({ body }, { priority: 'interactive', signal }),
    );
    this.fromPermissions = cachedBySet((body) =>
      client.postLicenseInferPermissions({ body }, { priority: 'interactive', signal }),
    );
  }

  /** Leave one out: a role explains a license when the others together do not need it. Requests: roles + 1. */
  async explain(roleIds: readonly string[]): Promise<LicenseExplanation> {
    const roles = [...new Set(roleIds)];
    const [licenseIds, ...without] = await Promise.all([
      this.fromRoles(roles),
      ...roles.map((left) => this.fromRoles(roles.filter((role) => role !== left))),
    ]);
    return {
      licenseIds,
      reasons: licenseIds.map((licenseId) => ({
        licenseId,
        roleIds: roles.filter((_, index) => !without[index]?.includes(licenseId)),
      })),
    };
  }
}

/** Asks once per set of ids; nothing is asked for none, and a failure is not remembered. */
function cachedBySet(ask: Question): Question {
  const answers = new Map<string, Promise<readonly string[]>>();
  return (ids) => {
    const set = [...new Set(ids)].sort();
    if (set.length === 0) return Promise.resolve([]);
    const key = JSON.stringify(set);
    let answer = answers.get(key);
    if (answer === undefined) {
      answer = ask(set);
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
    }
    return answer;
  };
}
