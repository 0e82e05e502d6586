import { json, plain } from '../../testing/scripted-fetch.js';
import { failure, testClient } from '../../testing/test-client.js';
import type { LicenseApiError } from '../errors/license-api-error.js';
import { processorTime } from '../../../testing/processor-time.js';

/** The pages of an organization whose server does not stop by itself: how many were asked for until the client did. */
async function askedUntilRefused(page: (index: number) => object): Promise<[number, LicenseApiError]> {
  const { client, requests } = testClient((_, index) => json(page(index)), {
    rateLimit: { requestsPerMinute: 1_000_000, concurrency: 100 },
  });
  const error = failure(
    (async () => {
      for await (const page of client.licenseUserPages({ pageSize: 2 })) expect(page).toBeDefined();
    })(),
  );
  const refused = await error;
  return [requests.length, refused];
}

describe('answers of a hostile or broken server', () => {
  it('end a list that gives the same page for every number', async () => {
    const entities = [{ id: 'a' }, { id: 'b' }];
    const [asked, error] = await askedUntilRefused(() => ({ entities }));
    expect(error.code).toBe('invalid_response');
    expect(error.message).toMatch(/page after page brings nothing new/);
    expect(asked).toBeLessThan(1020);
  });

  it('end a list that counts pages it does not have', async () => {
    const [asked, error] = await askedUntilRefused(() => ({
      entities: [],
      total: 0,
      pageCount: 1e15,
      pageSize: 2,
    }));
    expect(error.message).toMatch(/page after page brings nothing new/);
    expect(asked).toBeLessThan(1020);
  });

  it('may have pages that repeat where the answer counts them', async () => {
    const { client } = testClient(() =>
      json({ entities: [{ id: 'a' }, { id: 'b' }], total: 6, pageSize: 2 }),
    );
    const seen: string[] = [];
    for await (const { entities } of client.licenseUserPages({ pageSize: 2 })) {
      seen.push(...entities.map(({ id }) => id));
    }
    expect(seen).toEqual(['a', 'b']);
  });

  it('are told on in bounds, and without delay', async () => {
    const texts = [
      '.'.repeat(2e6),
      `${'.'.repeat(1e6)}x`,
      'a'.repeat(1e6),
      'a:'.repeat(5e5),
      `Bearer${' '.repeat(1e6)}`,
    ];
    for (const message of texts) {
      const body = { message, code: message, contextId: message, messageParams: { x: message } };
      const { client } = testClient([json(body, 403)]);
      const begun = processorTime();
      const error = await failure(client.getLicenseDefinitions());
      expect(processorTime() - begun).toBeLessThan(400);
      expect(error.message.length).toBeLessThan(8000);
      expect(error.code.length).toBeLessThan(2001);
    }
  });

  it('may be nested as deeply as they like', async () => {
    for (const brackets of ['['.repeat(2e5), `${'['.repeat(1e5)}${']'.repeat(1e5)}`]) {
      expect((await failure(testClient([plain(brackets)]).client.getLicenseDefinitions())).code).toBe(
        'invalid_response',
      );
    }
    const text = `[${'{"id":"x","comprises":['.repeat(5000)}${']}'.repeat(5000)}]`;
    const error = await failure(testClient([plain(text)]).client.getLicenseDefinitions());
    expect(error.message).toMatch(/32 levels of comprises/);
    expect(error.message.length).toBeLessThan(2000);
  });

  it('reach no prototype', async () => {
    const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":"x"}';
    const answers = [
      plain(`[${text}]`),
      plain(text),
      plain(`{"entities":[${text}],"total":1}`),
      plain(text, 400),
    ];
    const { client } = testClient(answers);
    await client.getLicenseDefinitions();
    await client.getLicenseUser('__proto__');
    await client.getLicenseUsers();
    await failure(client.postLicenseInfer({ body: ['constructor'] }));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
