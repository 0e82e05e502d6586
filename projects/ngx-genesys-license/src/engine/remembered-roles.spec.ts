import type { LicenseFetch } from 'genesys-license-client';
import { inferenceOf } from './license-inference';
import { tryEngine } from './testing/try-engine';

/** A server with so many roles, that tells pageCount or does not. */
function listing(count: number, tellsPages: boolean): () => LicenseFetch {
  return () => async (url) => {
    const { searchParams } = new URL(url);
    const pageSize = Number(searchParams.get('pageSize'));
    const start = (Number(searchParams.get('pageNumber')) - 1) * pageSize;
    const entities = Array.from({ length: Math.max(0, Math.min(pageSize, count - start)) }, (_, index) => ({
      id: `r${start + index}`,
      name: `Role ${start + index}`,
    }));
    return Response.json({ entities, ...(tellsPages && { pageCount: Math.ceil(count / pageSize) }) });
  };
}

describe('rememberedRoles', () => {
  for (const count of [0, 1, 100, 101, 250]) {
    for (const tellsPages of [true, false]) {
      it(`reads ${count} roles ${tellsPages ? 'by the page count' : 'until a page is short'}`, async () => {
        const { engine } = tryEngine({ fetch: listing(count, tellsPages) });
        const roles = await inferenceOf(engine).roles();
        expect(roles.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, index) => `r${index}`));
      });
    }
  }

  it('asks once for five minutes, and again after a failure', async () => {
    const { engine, emulator, clock } = tryEngine();
    emulator.failNext({ operation: 'getAuthorizationRoles', status: 403 });
    await expectAsync(inferenceOf(engine).roles()).toBeRejectedWith(
      jasmine.objectContaining({ status: 403 }),
    );
    const [first, second] = await Promise.all([inferenceOf(engine).roles(), inferenceOf(engine).roles()]);
    expect(first).toBe(second);
    expect(first.length).toBe(emulator.organization.roles.length);
    expect(emulator.requests.of('getAuthorizationRoles')).toBe(2);
    await clock.advance(300_001);
    await inferenceOf(engine).roles();
    expect(emulator.requests.of('getAuthorizationRoles')).toBe(3);
  });
});
