import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

const script = join(process.cwd(), 'scripts/emulator.mjs');

function start(args: readonly string[]): {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly listening: Promise<string>;
} {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code) => resolve({ code, output, errors })),
  );
  const listening = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      const url = /listening on (\S+)\n/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    });
    void ended.then(({ errors: text }) => reject(new Error(text)));
  });
  listening.catch(() => undefined);
  return { child, ended, listening };
}

describe('the command line', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'emulator-cli-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`serves a million users until ${signal}, then writes its data and ends with 0`, async () => {
      const data = join(folder, 'data.json');
      const { child, ended, listening } = start(['--port', '0', '--users', '1000000', '--data', data]);
      const url = await listening;
      const headers = { Authorization: 'Bearer any' };
      const last = await fetch(`${url}/api/v2/license/users?pageSize=100&pageNumber=10000`, { headers });
      const { entities } = (await last.json()) as { readonly entities: readonly { readonly id: string }[] };
      expect(entities.length).toBe(100);
      const id = entities[99]?.id ?? '';
      await fetch(`${url}/emulator/users/${id}/licenses`, { method: 'PUT', body: '["cxCloudSN"]' });
      child.kill(signal);
      expect((await ended).code).toBe(0);
      expect(JSON.parse(await readFile(data, 'utf8'))).toEqual(
        jasmine.objectContaining({ users: 1_000_000, licenses: { [id]: ['cxCloudSN'] } }),
      );
    }, 20_000);
  }

  it('ends with 2 and says why when an argument is wrong', async () => {
    const wrong = [
      ['--prot', '1'],
      ['--set', 'hang=7', '--port', '0'],
    ].map((args) => start(args).ended);
    for (const { code, errors, output } of await Promise.all(wrong)) {
      expect([code, output]).toEqual([2, '']);
      expect(errors).toMatch(/--prot|hang is 7; allowed: a number between 0 and 1/);
      expect(errors).toContain('--help');
    }
  }, 20_000);

  it('ends with 1 and says why when the port is taken', async () => {
    const first = start(['--port', '0']);
    const { port } = new URL(await first.listening);
    const { code, errors } = await start(['--port', port]).ended;
    expect([code, errors]).toEqual([
      1,
      `Port ${port} on 127.0.0.1 is taken. Choose another one, or 0 for any that is free.\n`,
    ]);
    first.child.kill();
    await first.ended;
  }, 20_000);

  it('prints help and version', async () => {
    const [help, version] = await Promise.all([start(['--help']).ended, start(['--version']).ended]);
    expect([help.code, version.code]).toEqual([0, 0]);
    expect(help.output).toContain('--rate-limit');
    expect(version.output).toMatch(/^\d+\.\d+\.\d+\n$/);
  }, 20_000);
});
