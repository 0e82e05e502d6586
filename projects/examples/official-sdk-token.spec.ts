import { createLicenseClient } from 'genesys-license-client';
import { serveLicenseEmulator } from 'genesys-license-emulator/node';
import { createRequire } from 'node:module';
import { officialSdkToken, type SignedInClient } from './official-sdk-token';

interface OfficialClient extends SignedInClient {
  readonly config: { live_reload_config: boolean; setGateway(gateway: object): void };
  loginClientCredentialsGrant(id: string, secret: string): Promise<unknown>;
}
const { ApiClientClass } = createRequire(import.meta.url)('purecloud-platform-client-v2') as {
  readonly ApiClientClass: new () => OfficialClient;
};

describe('officialSdkToken', () => {
  it('shares the sign-in of the official SDK, and renews it', async () => {
    const served = await serveLicenseEmulator({ users: 3 });
    try {
      const sdk = new ApiClientClass();
      sdk.config.live_reload_config = false;
      sdk.config.setGateway({ host: 'localhost', protocol: 'http', port: served.port });
      let signIns = 0;
      const signIn = () => {
        signIns++;
        return sdk.loginClientCredentialsGrant('my-app', 'secret');
      };
      const client = createLicenseClient({ region: served.url, accessToken: officialSdkToken(sdk, signIn) });
      expect((await client.getLicenseUsers()).total).toBe(3);
      expect((await client.getLicenseDefinitions()).length).toBeGreaterThan(5);
      expect(signIns).toBe(1);
      served.emulator.failNext({ status: 401 });
      expect((await client.getLicenseUsers()).total).toBe(3);
      expect(signIns).toBe(2);
    } finally {
      await served.close();
    }
  });
});
