import { createLicenseEmulator, type LicenseEmulatorOptions } from './license-emulator.js';
import { emulatorScenarioNames } from './settings/emulator-scenarios.js';
import { bearer, tryEmulator, watch } from './testing/try-emulator.js';

const users = '/api/v2/license/users';

describe('createLicenseEmulator', () => {
  it('answers the same to the same requests of the same seed', async () => {
    const story = async (seed: number): Promise<unknown> => {
      const { emulator, get, write, clock } = tryEmulator({
        seed,
        scenario: 'brokenRows',
        failures: { '503': 0.3 },
        pageShift: 0.5,
      });
      const told: unknown[] = [];
      for (let turn = 0; turn < 15; turn++) {
        const id = emulator.organization.userIdAt(turn);
        for (const { status, headers, body } of [
          await get(`${users}?pageSize=5`),
          await write('cxCloudSN', [id], [id]),
        ]) {
          told.push(status, headers.get('ININ-Correlation-Id'), body);
        }
        await clock.advance(0);
      }
      return told;
    };
    expect(await story(11)).toEqual(await story(11));
    expect(await story(11)).not.toEqual(await story(12));
  });

  it('draws one option as before when another is turned on', async () => {
    const failing = async (options: LicenseEmulatorOptions): Promise<readonly boolean[]> => {
      const { get } = tryEmulator({ failures: { '503': 0.4 }, ...options });
      const statuses = [];
      for (let turn = 0; turn < 40; turn++) statuses.push((await get(`${users}?pageSize=1`)).status === 503);
      return statuses;
    };
    expect(await failing({ shuffledPages: true, pageShift: 0.5, missingRows: 0.5 })).toEqual(
      await failing({}),
    );
  });

  it('takes a path, a URL or a Request, under any host', async () => {
    const { fetch } = createLicenseEmulator();
    for (const input of [
      users,
      `https://api.mypurecloud.de${users}`,
      new URL(users, 'http://x.test'),
      new Request(`https://y.test${users}`),
    ]) {
      const response = await fetch(input instanceof Request ? input : input, { headers: bearer });
      expect(response.status).toBe(200);
    }
  });

  it('names the setting and what is allowed when an option is wrong', () => {
    for (const [options, message] of [
      [{ writeLag: -1 }, /writeLag is -1; allowed: milliseconds/],
      [{ dropAfter: 2 }, /dropAfter is 2; allowed: a number between 0 and 1/],
      [{ users: -1 }, /users is -1/],
      [{ seed: 1.5 }, /seed is 1.5/],
      [{ scenario: 'sunny' }, /no scenario "sunny"/],
      [{ latnecy: 5 }, /no setting "latnecy"/],
    ] as const) {
      expect(() => createLicenseEmulator(options as LicenseEmulatorOptions)).toThrowError(message);
    }
  });

  it('answers in every scenario or fails as it should', async () => {
    for (const scenario of emulatorScenarioNames) {
      const { clock, emulator } = tryEmulator({ scenario, users: 30 });
      const answer = watch(emulator.fetch(users, { headers: bearer }));
      await clock.advance(10_000);
      expect(answer.state).withContext(scenario).not.toBe('pending');
    }
  });

  it('does not add scenarios up', () => {
    const { emulator } = tryEmulator();
    emulator.scenario('storm');
    emulator.scenario('lagging');
    expect(emulator.settings).toEqual(tryEmulator({ scenario: 'lagging' }).emulator.settings);
    expect(emulator.settings.failures).toEqual({});
  });

  it('goes back to its start', async () => {
    const { emulator, write, get } = tryEmulator({ writeLag: 5 });
    const id = emulator.organization.userIdAt(0);
    await write('examplePremiumAppUserLicense', [id]);
    emulator.organization.addUser();
    emulator.configure({ writeLag: 9 });
    emulator.failNext({ status: 500 });
    emulator.reset();
    expect(emulator.settings.writeLag).toBe(5);
    expect(emulator.organization.userIdAt(0)).toBe(id);
    expect(emulator.organization.holds(id, 'examplePremiumAppUserLicense')).toBeFalse();
    expect(emulator.requests.total).toBe(0);
    expect((await get(users)).status).toBe(200);
  });

  it('begins from a snapshot and refuses one of another organization', () => {
    const { emulator } = tryEmulator({ users: 10 });
    const id = emulator.organization.userIdAt(2);
    emulator.organization.assign(id, 'examplePremiumAppUserLicense');
    const snapshot = emulator.snapshot();
    expect(
      tryEmulator({ users: 10, snapshot }).emulator.organization.holds(id, 'examplePremiumAppUserLicense'),
    ).toBeTrue();
    expect(() => tryEmulator({ users: 11, snapshot })).toThrowError(/snapshot is of 10 users/);
  });

  it('counts requests by operation', async () => {
    const { emulator, get, write } = tryEmulator({ failures: { '500': 0.5 } });
    for (let turn = 0; turn < 4; turn++) await get(users);
    await write('cxCloudSN', []);
    expect(emulator.requests.of('getLicenseUsers')).toBe(4);
    expect(emulator.requests.of('postLicenseOrganization')).toBe(1);
    expect(emulator.requests.total).toBe(5);
  });
});
