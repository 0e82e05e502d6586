/** The emulator from outside its API: how it behaves, and what is true in it. */
export class EmulatorControl {
  constructor(url) {
    this.url = url;
  }

  /** Back to the beginning, then these settings. */
  async reset(settings = {}) {
    await this.#send('POST', 'reset', {});
    await this.configure(settings);
  }

  configure(settings) {
    return this.#send('PATCH', 'settings', settings);
  }

  failNext(failure) {
    return this.#send('POST', 'fail-next', failure);
  }

  /** All users of the organization. */
  async userIds() {
    const ids = [];
    for (let page = 1; ; page++) {
      const response = await fetch(`${this.url}/api/v2/license/users?pageSize=500&pageNumber=${page}`, {
        headers: { Authorization: 'Bearer control' },
      });
      const { entities } = await response.json();
      if (entities.length === 0) return ids;
      ids.push(...entities.map(({ id }) => id));
    }
  }

  /** The first users of the directory: id, name and e-mail address. */
  async people(count) {
    const response = await fetch(`${this.url}/api/v2/users?pageSize=${count}&pageNumber=1`, {
      headers: { Authorization: 'Bearer control' },
    });
    return (await response.json()).entities;
  }

  /** Counts of requests, and what can be set. */
  async overview() {
    return (await fetch(`${this.url}/emulator`)).json();
  }

  /** What a user holds, whatever the lag and the faults. */
  async licensesOf(userId) {
    const response = await fetch(`${this.url}/emulator/users/${userId}/licenses`);
    if (!response.ok) throw new Error(`emulator: ${await response.text()}`);
    return (await response.json()).sort();
  }

  setLicenses(userId, licenseIds) {
    return this.#send('PUT', `users/${userId}/licenses`, licenseIds);
  }

  /** Which of these users hold a license. */
  async holders(userIds, licenseId) {
    const held = await Promise.all(userIds.map((id) => this.licensesOf(id)));
    return userIds.filter((_, index) => held[index].includes(licenseId)).sort();
  }

  async #send(method, path, body) {
    const response = await fetch(`${this.url}/emulator/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`emulator: ${await response.text()}`);
    return response.json();
  }
}
