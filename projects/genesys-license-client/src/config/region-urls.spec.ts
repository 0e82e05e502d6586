import { licenseRegions } from './license-regions.js';
import { licenseApiUrl, licenseLoginUrl } from './region-urls.js';

describe('licenseApiUrl', () => {
  it('knows the 18 regions', () => {
    expect(Object.keys(licenseRegions).length).toBe(18);
    for (const [name, domain] of Object.entries(licenseRegions)) {
      expect(licenseApiUrl(name)).toBe(`https://api.${domain}`);
      expect(licenseLoginUrl(name)).toBe(`https://login.${domain}`);
    }
  });

  const urls: readonly [string, string, string][] = [
    ['https://api.example.com', 'https://api.example.com', 'https://login.example.com'],
    ['https://API.example.com:8443/', 'https://api.example.com:8443', 'https://login.example.com:8443'],
    ['https://proxy.example.com/genesys//', 'https://proxy.example.com/genesys', 'https://proxy.example.com'],
    ['http://localhost:4321', 'http://localhost:4321', 'http://localhost:4321'],
    ['http://127.0.0.1:80', 'http://127.0.0.1', 'http://127.0.0.1'],
    ['http://[::1]:9', 'http://[::1]:9', 'http://[::1]:9'],
    ['http://org.localhost', 'http://org.localhost', 'http://org.localhost'],
  ];
  for (const [given, api, login] of urls) {
    it(`takes ${given}`, () => {
      expect([licenseApiUrl(given), licenseLoginUrl(given)]).toEqual([api, login]);
    });
  }
});
