import type { CallOptions } from '../config/call-options.js';
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
import { checked, pageQuery, pathSegment, readBodyBatch, readBodyIds } from './check-arguments.js';
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
    isRepeatable = true,
  ): Promise<Answer> => {
    const method = operation.startsWith('get') ? 'GET' : 'POST';
    return transport.send(
      { operation, method, path: `/api/v2/license/${path}`, body, isRepeatable, read },
      call,
    );
  };

  const sendId = async <Answer>(
    operation: Operation,
    path: string,
    name: string,
    id: string,
    read: JsonRead<Answer>,
    call?: CallOptions,
  ): Promise<Answer> => {
    const segment = pathSegment(operation, name, id);
    return send(operation, path + segment, read, call, undefined, operation !== 'postLicenseToggle');
  };

  const sendIds = async <Answer>(
    operation: Operation,
    path: string,
    options: { readonly body: readonly string[] },
    read: JsonRead<Answer>,
    call?: CallOptions,
  ): Promise<Answer> => {
    const { body } = checked(operation, 'options', readBodyIds, options);
    return operation === 'postLicenseUsers' && body.length === 0
      ? read({})
      : send(operation, path, read, call, body);
  };

  return {
    getLicenseDefinitions: (call) => send('getLicenseDefinitions', 'definitions', readDefinitions, call),
    getLicenseDefinition: (id, call) =>
      sendId('getLicenseDefinition', 'definitions/', 'licenseId', id, readDefinition, call),
    getLicenseUsers: async (options = {}, call) =>
      send('getLicenseUsers', `users${pageQuery('getLicenseUsers', options)}`, readUserPage, call),
    getLicenseUser: (id, call) => sendId('getLicenseUser', 'users/', 'userId', id, readLicenseUser, call),
    postLicenseUsers: (options, call) =>
      sendIds('postLicenseUsers', 'users', options, readLicenseIdsByUser, call),
    postLicenseOrganization: async (options, call) => {
      const { body } = checked('postLicenseOrganization', 'options', readBodyBatch, options);
      if (body.assignments.length === 0) return [];
      return send('postLicenseOrganization', 'organization', readUpdateStatuses, call, body, false);
    },
    postLicenseInfer: (options, call) => sendIds('postLicenseInfer', 'infer', options, readIds, call),
    postLicenseInferPermissions: (options, call) =>
      sendIds('postLicenseInferPermissions', 'infer/permissions', options, readIds, call),
    getLicenseToggle: (name, call) =>
      sendId('getLicenseToggle', 'toggles/', 'featureName', name, readToggle, call),
    postLicenseToggle: (name, call) =>
      sendId('postLicenseToggle', 'toggles/', 'featureName', name, readToggle, call),
  };
}
