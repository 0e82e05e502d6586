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
import { bodyBatch, bodyIds, pageQuery, pathSegment } from './check-arguments.js';
import type { LicenseClient } from './license-client.js';

/** The ten operations. They are async so that a wrong argument rejects, too. */
export function licenseOperations(
  transport: LicenseTransport,
): Omit<LicenseClient, 'licenseUserPages' | 'limiter' | 'transport'> {
  return {
    async getLicenseDefinitions(call) {
      return transport.send(get('getLicenseDefinitions', 'definitions', readDefinitions), call);
    },
    async getLicenseDefinition(licenseId, call) {
      const id = pathSegment('getLicenseDefinition', 'licenseId', licenseId);
      return transport.send(get('getLicenseDefinition', `definitions/${id}`, readDefinition), call);
    },
    async getLicenseUsers(options = {}, call) {
      const query = pageQuery('getLicenseUsers', options);
      return transport.send(get('getLicenseUsers', `users${query}`, readUserPage), call);
    },
    async getLicenseUser(userId, call) {
      const id = pathSegment('getLicenseUser', 'userId', userId);
      return transport.send(get('getLicenseUser', `users/${id}`, readLicenseUser), call);
    },
    async postLicenseUsers(options, call) {
      const body = bodyIds('postLicenseUsers', options);
      if (body.length === 0) return Object.create(null) as Record<string, never>;
      return transport.send(post('postLicenseUsers', 'users', body, true, readLicenseIdsByUser), call);
    },
    async postLicenseOrganization(options, call) {
      const body = bodyBatch('postLicenseOrganization', options);
      if (body.assignments.length === 0) return [];
      return transport.send(
        post('postLicenseOrganization', 'organization', body, false, readUpdateStatuses),
        call,
      );
    },
    async postLicenseInfer(options, call) {
      const body = bodyIds('postLicenseInfer', options);
      return transport.send(post('postLicenseInfer', 'infer', body, true, readIds), call);
    },
    async postLicenseInferPermissions(options, call) {
      const body = bodyIds('postLicenseInferPermissions', options);
      return transport.send(
        post('postLicenseInferPermissions', 'infer/permissions', body, true, readIds),
        call,
      );
    },
    async getLicenseToggle(featureName, call) {
      const name = pathSegment('getLicenseToggle', 'featureName', featureName);
      return transport.send(get('getLicenseToggle', `toggles/${name}`, readToggle), call);
    },
    async postLicenseToggle(featureName, call) {
      const name = pathSegment('postLicenseToggle', 'featureName', featureName);
      return transport.send(post('postLicenseToggle', `toggles/${name}`, undefined, false, readToggle), call);
    },
  };
}

const root = '/api/v2/license/';

function get<Answer>(operation: string, path: string, read: JsonRead<Answer>) {
  return { operation, method: 'GET', path: root + path, isRepeatable: true, read } as const;
}

function post<Answer>(
  operation: string,
  path: string,
  body: unknown,
  isRepeatable: boolean,
  read: JsonRead<Answer>,
) {
  return { operation, method: 'POST', path: root + path, body, isRepeatable, read } as const;
}
