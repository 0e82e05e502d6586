import type { CallOptions } from '../config/call-options.js';
import { checked } from '../json/checked.js';
import type { JsonRead } from '../json/json-readers.js';
import {
  readDefinition,
  readDefinitions,
  readIds,
  readLicenseIdsByUser,
  readLicenseUser,
  readToggle,
  readUpdateStatuses,
  readUserPage,
} from '../models/read-license-models.js';
import type { LicenseTransport } from '../transport/license-transport.js';
import { pageQuery, pathSegment, readBodyBatch, readBodyIds } from './check-arguments.js';
import type { LicenseClient } from './license-client.js';

type Operations = Omit<LicenseClient, 'licenseUserPages' | 'limiter' | 'transport'>;
type Operation = keyof Operations;

/** What makes each operation, told its name. */
type Makers = { readonly [Name in Operation]: (operation: Name) => Operations[Name] };

/** The ten operations. All that check an argument are async, so that a wrong one rejects, too. */
export function licenseOperations(transport: LicenseTransport): Operations {
  const send = <Answer>(
    operation: Operation,
    path: string,
    read: JsonRead<Answer>,
    call?: CallOptions,
    body?: unknown,
  ): Promise<Answer> => {
    const method = operation.startsWith('get') ? 'GET' : 'POST';
    const isRepeatable = operation !== 'postLicenseOrganization' && operation !== 'postLicenseToggle';
    return transport.send(
      { operation, method, path: `/api/v2/license/${path}`, body, isRepeatable, read },
      call,
    );
  };

  const byId =
    <Answer>(path: string, name: string, read: JsonRead<Answer>) =>
    (operation: Operation) =>
    async (id: string, call?: CallOptions): Promise<Answer> =>
      send(operation, `${path}/${pathSegment(operation, name, id)}`, read, call);

  const byIds =
    <Answer>(path: string, read: JsonRead<Answer>) =>
    (operation: Operation) =>
    async (options: { readonly body: readonly string[] }, call?: CallOptions): Promise<Answer> => {
      const { body } = checked('options', readBodyIds, options, operation);
      return operation === 'postLicenseUsers' && body.length === 0
        ? read({})
        : send(operation, path, read, call, body);
    };

  const makers: Makers = {
    getLicenseDefinitions: (operation) => (call) => send(operation, 'definitions', readDefinitions, call),
    getLicenseDefinition: byId('definitions', 'licenseId', readDefinition),
    getLicenseUsers:
      (operation) =>
      async (options = {}, call) =>
        send(operation, `users${pageQuery(operation, options)}`, readUserPage, call),
    getLicenseUser: byId('users', 'userId', readLicenseUser),
    postLicenseUsers: byIds('users', readLicenseIdsByUser),
    postLicenseOrganization: (operation) => async (options, call) => {
      const { body } = checked('options', readBodyBatch, options, operation);
      return body.assignments.length === 0
        ? []
        : send(operation, 'organization', readUpdateStatuses, call, body);
    },
    postLicenseInfer: byIds('infer', readIds),
    postLicenseInferPermissions: byIds('infer/permissions', readIds),
    getLicenseToggle: byId('toggles', 'featureName', readToggle),
    postLicenseToggle: byId('toggles', 'featureName', readToggle),
  };
  const made = Object.entries<(operation: never) => unknown>(makers).map(([operation, make]) => [
    operation,
    make(operation as never),
  ]);
  return Object.fromEntries(made) as Operations;
}
