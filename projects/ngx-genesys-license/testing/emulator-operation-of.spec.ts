import { createLicenseEmulator, emulatorOperations, type EmulatorOperation } from 'genesys-license-emulator';
import { emulatorOperationOf } from './emulator-operation-of';

const addresses: Readonly<Record<EmulatorOperation, string>> = {
  getLicenseDefinitions: 'GET /api/v2/license/definitions',
  getLicenseDefinition: 'GET /api/v2/license/definitions/cloudCX1',
  getLicenseUsers: 'GET /api/v2/license/users?pageSize=100',
  getLicenseUser: 'GET /api/v2/license/users/some%2Fbody',
  postLicenseUsers: 'POST /api/v2/license/users',
  postLicenseOrganization: 'POST /api/v2/license/organization',
  postLicenseInfer: 'POST /api/v2/license/infer',
  postLicenseInferPermissions: 'POST /api/v2/license/infer/permissions',
  getLicenseToggle: 'GET /api/v2/license/toggles/feature',
  postLicenseToggle: 'POST /api/v2/license/toggles/feature',
  getUsers: 'GET /api/v2/users?id=a,b',
  getUser: 'GET /api/v2/users/somebody',
  getUsersMe: 'GET /api/v2/users/me',
  postUsersSearch: 'POST /api/v2/users/search',
  getAuthorizationRoles: 'GET /api/v2/authorization/roles',
  getTokensMe: 'GET /api/v2/tokens/me',
  deleteTokensMe: 'DELETE /api/v2/tokens/me',
  getOauthAuthorize: 'GET /oauth/authorize?client_id=any',
  postOauthToken: 'POST /oauth/token',
};

describe('emulatorOperationOf', () => {
  for (const operation of emulatorOperations) {
    it(`says of ${operation} what the emulator says`, async () => {
      const [method = '', path = ''] = addresses[operation].split(' ');
      const emulator = createLicenseEmulator({ users: 1 });
      const body = method === 'POST' ? '[]' : null;
      await emulator.fetch(`http://localhost${path}`, {
        method,
        headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
        body,
      });
      expect(emulator.requests.of(operation)).toBe(1);
      expect(emulatorOperationOf(method, `http://localhost${path}`)).toBe(operation);
    });
  }

  it('knows nothing of other addresses', () => {
    expect(emulatorOperationOf('GET', 'http://localhost/elsewhere')).toBeUndefined();
    expect(emulatorOperationOf('PUT', 'http://localhost/api/v2/license/users')).toBeUndefined();
  });
});
