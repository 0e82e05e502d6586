import type { LicenseBatchAssignmentRequest, LicenseFetch } from 'genesys-license-client';
import {
  freeLicense,
  sampleLicenses,
  samplePageJson,
  sampleUserIndex,
  sampleUserLicenses,
} from '../data/sample-organization';

/**
 * A server of sample users that answers at once, in process: what is measured over it is the client, the engine and the
 * store. Pages are texts, made before anything is timed or on the spot.
 */
export class SampleServer {
  /** A status that every write gets, in place of being done. */
  refuseWrites: number | undefined;
  /** Waited for before each answer. */
  latency: (() => Promise<void>) | undefined;
  readonly users: number;
  readonly #pages: readonly string[] | undefined;
  readonly #written = new Map<string, Set<string>>();
  /** Writes answered and not yet done: what a server does is not what is measured. */
  #undone: LicenseBatchAssignmentRequest[] = [];
  /** Answers to the same request are the same: made once. */
  readonly #answers = new Map<
    string,
    { readonly request: LicenseBatchAssignmentRequest; readonly text: string }
  >();

  constructor(users: number, pages?: readonly string[]) {
    this.users = users;
    this.#pages = pages;
  }

  readonly fetch: LicenseFetch = async (url, { method, body }) => {
    if (this.latency !== undefined) await this.latency();
    const { pathname, searchParams } = new URL(url);
    const operation = `${method} ${pathname.slice('/api/v2/license/'.length)}`;
    switch (operation) {
      case 'GET users':
        return answer(
          this.#page(Number(searchParams.get('pageNumber')), Number(searchParams.get('pageSize'))),
        );
      case 'GET definitions':
        return answer(JSON.stringify([...sampleLicenses, freeLicense].map((id) => ({ id }))));
      case 'POST users':
        return answer(this.#read(JSON.parse(body ?? '') as string[]));
      case 'POST organization':
        return this.refuseWrites === undefined
          ? answer(this.#write(body ?? ''))
          : answer('{"code":"not.authorized","message":"no"}', this.refuseWrites);
      default:
        return answer('{"code":"not.found","message":"no such operation"}', 404);
    }
  };

  licenses(userId: string): ReadonlySet<string> {
    this.#catchUp();
    return this.#written.get(userId) ?? new Set(sampleUserLicenses(sampleUserIndex(userId)));
  }

  #page(pageNumber: number, pageSize: number): string {
    const page = this.#pages?.[pageNumber - 1];
    return page ?? samplePageJson(pageNumber, this.users, pageSize);
  }

  #read(userIds: readonly string[]): string {
    return JSON.stringify(Object.fromEntries(userIds.map((id) => [id, [...this.licenses(id)]])));
  }

  #write(body: string): string {
    let answered = this.#answers.get(body);
    if (answered === undefined) {
      const request = JSON.parse(body) as LicenseBatchAssignmentRequest;
      const rows = request.assignments.flatMap(({ licenseId, userIdsAdd, userIdsRemove }) =>
        [...userIdsAdd, ...userIdsRemove].map((userId) => ({ userId, licenseId, result: 'success' })),
      );
      answered = { request, text: JSON.stringify(rows) };
      this.#answers.set(body, answered);
    }
    this.#undone.push(answered.request);
    return answered.text;
  }

  #catchUp(): void {
    const undone = this.#undone;
    this.#undone = [];
    for (const { assignments } of undone) {
      for (const { licenseId, userIdsAdd, userIdsRemove } of assignments) {
        for (const userId of userIdsAdd) this.#writable(userId).add(licenseId);
        for (const userId of userIdsRemove) this.#writable(userId).delete(licenseId);
      }
    }
  }

  #writable(userId: string): Set<string> {
    let licenses = this.#written.get(userId);
    if (licenses === undefined) this.#written.set(userId, (licenses = new Set(this.licenses(userId))));
    return licenses;
  }
}

function answer(text: string, status = 200): Awaited<ReturnType<LicenseFetch>> {
  return { status, headers: { get: () => null }, text: () => Promise.resolve(text) };
}
