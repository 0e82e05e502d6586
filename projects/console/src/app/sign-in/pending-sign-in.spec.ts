import { keepPendingSignIn, takePendingSignIn } from './pending-sign-in';

describe('takePendingSignIn', () => {
  const pending = { region: 'us-east-1', clientId: 'client', state: 'state', verifier: 'verifier' };

  beforeEach(() => sessionStorage.clear());

  it('gives what was kept, once', () => {
    keepPendingSignIn(sessionStorage, pending);
    expect(takePendingSignIn(sessionStorage)).toEqual(pending);
    expect(takePendingSignIn(sessionStorage)).toBeUndefined();
  });

  it('gives nothing where a part is missing', () => {
    keepPendingSignIn(sessionStorage, { ...pending, verifier: '' });
    expect(takePendingSignIn(sessionStorage)).toBeUndefined();
  });

  it('gives nothing where something else was kept', () => {
    sessionStorage.setItem('license-console.sign-in', 'not JSON');
    expect(takePendingSignIn(sessionStorage)).toBeUndefined();
  });
});
