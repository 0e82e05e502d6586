import { emulatorAddress, isLoopback, usualEmulator } from './emulator-address';

describe('emulatorAddress', () => {
  it('takes a loopback address from the query, without its path', () => {
    expect(emulatorAddress('?emulator=http%3A%2F%2F127.0.0.1%3A9000%2Fx')).toBe('http://127.0.0.1:9000');
    expect(emulatorAddress('?emulator=http://localhost:9000')).toBe('http://localhost:9000');
  });

  for (const given of [
    '',
    '?emulator=',
    '?emulator=nonsense',
    '?emulator=http://example.com',
    '?emulator=https://127.0.0.1.example.com',
  ]) {
    it(`falls back to the usual one for ${JSON.stringify(given)}`, () => {
      expect(emulatorAddress(given)).toBe(usualEmulator);
    });
  }
});

describe('isLoopback', () => {
  it('refuses hosts that only begin like loopback', () => {
    expect(isLoopback('http://127.0.0.1.example.com')).toBeFalse();
    expect(isLoopback('http://localhost.example.com')).toBeFalse();
    expect(isLoopback('http://user@127.0.0.1:80')).toBeTrue();
  });
});
