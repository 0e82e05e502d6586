import { recallConnection, rememberConnection } from './remembered-connection';

describe('rememberConnection', () => {
  beforeEach(() => sessionStorage.clear());

  it('keeps what the connect screen needs, and nothing else', () => {
    const connection = { kind: 'token', region: 'eu-west-1', clientId: '', accessToken: 'secret' } as const;
    rememberConnection(sessionStorage, connection);
    expect(recallConnection(sessionStorage)).toEqual({ kind: 'token', region: 'eu-west-1', clientId: '' });
    expect(sessionStorage.getItem('license-console.connection')).not.toContain('secret');
  });
});

describe('recallConnection', () => {
  beforeEach(() => sessionStorage.clear());

  it('knows nothing at first', () => {
    expect(recallConnection(sessionStorage)).toBeUndefined();
  });

  for (const kept of ['{', '"text"', '{"kind":"other"}', '{"kind":"token","region":""}']) {
    it(`knows nothing where ${kept} was kept`, () => {
      sessionStorage.setItem('license-console.connection', kept);
      expect(recallConnection(sessionStorage)).toBeUndefined();
    });
  }
});
