import type { LicenseFetch, LicenseFetchInit } from 'genesys-license-client';
import type { EmulatorOperation, LicenseEmulator } from 'genesys-license-emulator';
import type { Fault } from './fault';

/** How far the server had come with a write when it went wrong. */
export type Effect = 'nothing' | 'half' | 'all';

const routes: readonly (readonly [RegExp, EmulatorOperation])[] = [
  [/^GET .*\/license\/definitions$/, 'getLicenseDefinitions'],
  [/^GET .*\/license\/definitions\//, 'getLicenseDefinition'],
  [/^GET .*\/license\/users(\?|$)/, 'getLicenseUsers'],
  [/^GET .*\/license\/users\//, 'getLicenseUser'],
  [/^POST .*\/license\/users$/, 'postLicenseUsers'],
  [/^POST .*\/license\/organization$/, 'postLicenseOrganization'],
  [/^POST .*\/license\/infer$/, 'postLicenseInfer'],
  [/^POST .*\/license\/infer\/permissions$/, 'postLicenseInferPermissions'],
  [/^GET .*\/v2\/users(\?|$)/, 'getUsers'],
  [/^GET .*\/v2\/users\//, 'getUser'],
];

/** What goes wrong on the way, and for whom. */
export interface Trouble {
  readonly operation: EmulatorOperation;
  readonly fault: Fault;
  readonly effect: Effect;
  /** A user whom answers about many leave out. */
  readonly hidden: string | undefined;
}

/** The way between client and emulator, on which requests of one operation go wrong. */
export class FaultyWire {
  /** Requests by operation. */
  readonly requests = new Map<EmulatorOperation, number>();
  /** Correlation ids that came with what went wrong. */
  readonly correlationIds = new Set<string>();
  readonly #emulator: LicenseEmulator;
  readonly #trouble: Trouble;
  readonly #isOn: (hits: number) => boolean;
  #hits = 0;

  /** `isOn` is asked at each request of the operation, with how many have gone wrong before. */
  constructor(emulator: LicenseEmulator, trouble: Trouble, isOn: (hits: number) => boolean) {
    this.#emulator = emulator;
    this.#trouble = trouble;
    this.#isOn = isOn;
  }

  readonly fetch: LicenseFetch = async (url, init) => {
    const request = `${init.method} ${new URL(url).pathname}`;
    const operation = routes.find(([pattern]) => pattern.test(request))?.[1];
    if (operation === undefined) throw new Error(`No operation is known for ${request}.`);
    this.requests.set(operation, (this.requests.get(operation) ?? 0) + 1);
    const { fault, hidden } = this.#trouble;
    if (operation !== this.#trouble.operation || !this.#isOn(this.#hits)) {
      const answer = await this.#emulator.fetch(url, init);
      return operation === 'postLicenseUsers' && hidden !== undefined ? without(hidden, answer) : answer;
    }
    this.#hits++;
    const { planned, answer } = fault;
    const takeBack = operation === 'postLicenseOrganization' ? this.#takingBack(init) : undefined;
    if (planned !== undefined) this.#emulator.failNext({ ...planned, operation, effect: true });
    const given = await this.#emulator.fetch(url, init);
    takeBack?.();
    const changed = answer === undefined ? given : await answer(given, init);
    const correlationId = changed.headers.get('ININ-Correlation-Id');
    if (correlationId !== null) this.correlationIds.add(correlationId);
    return changed;
  };

  /** Undoes what the server is not to have done: all, or the later half of each list. */
  #takingBack({ body = '{}' }: LicenseFetchInit): () => void {
    const { organization } = this.#emulator;
    const { assignments } = JSON.parse(body) as {
      assignments: { licenseId: string; userIdsAdd: string[]; userIdsRemove: string[] }[];
    };
    const cells = assignments.flatMap(({ licenseId, userIdsAdd, userIdsRemove }) =>
      [userIdsAdd, userIdsRemove].flatMap((userIds) => {
        const done = { nothing: 0, half: Math.floor(userIds.length / 2), all: userIds.length }[
          this.#trouble.effect
        ];
        return userIds.slice(done).map((userId) => ({
          userId,
          licenseId,
          isHeld: organization.holds(userId, licenseId),
        }));
      }),
    );
    return () => {
      for (const { userId, licenseId, isHeld } of cells) {
        if (isHeld) organization.assign(userId, licenseId);
        else organization.revoke(userId, licenseId);
      }
    };
  }
}

async function without(userId: string, answer: Response): Promise<Response> {
  const others = Object.entries((await answer.json()) as object).filter(([id]) => id !== userId);
  return Response.json(Object.fromEntries(others));
}
