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
    <Answer>(operation: Operation, path: string, name: string, read: JsonRead<Answer>) =>
    async (id: string, call?: CallOptions): Promise<Answer> =>
      send(operation, `${path}/${pathSegment(operation, name, id)}`, read, call);

  const byIds =
    <Answer>(operation: Operation, path: string, read: JsonRead<Answer>) =>
    async (options: { readonly body: readonly string[] }, call?: CallOptions): Promise<Answer> => {
      const { body } = checked('options', readBodyIds, options, operation);
      return operation === 'postLicenseUsers' && body.length === 0
        ? read({})
        : send(operation, path, read, call, body);
    };

  return {
    getLicenseDefinitions: (call) => send('getLicenseDefinitions', 'definitions', readDefinitions, call),
    getLicenseDefinition: byId('getLicenseDefinition', 'definitions', 'licenseId', readDefinition),
    getLicenseUsers: async (options = {}, call) =>
      send('getLicenseUsers', `users${pageQuery('getLicenseUsers', options)}`, readUserPage, call),
    getLicenseUser: byId('getLicenseUser', 'users', 'userId', readLicenseUser),
    postLicenseUsers: byIds('postLicenseUsers', 'users', readLicenseIdsByUser),
    postLicenseOrganization: async (options, call) => {
      const { body } = checked('options', readBodyBatch, options, 'postLicenseOrganization');
      return body.assignments.length === 0
        ? []
        : send('postLicenseOrganization', 'organization', readUpdateStatuses, call, body);
    },
    postLicenseInfer: byIds('postLicenseInfer', 'infer', readIds),
    postLicenseInferPermissions: byIds('postLicenseInferPermissions', 'infer/permissions', readIds),
    getLicenseToggle: byId('getLicenseToggle', 'toggles', 'featureName', readToggle),
    postLicenseToggle: byId('postLicenseToggle', 'toggles', 'featureName', readToggle),
  };
}
