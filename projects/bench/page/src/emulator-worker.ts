import { createLicenseEmulator } from 'genesys-license-emulator';
import type { BenchUser } from './bench-users';

/** A request for the API; without one, all users are asked for. */
export interface WorkerQuestion {
  readonly id: number;
  readonly request?: { readonly url: string; readonly init: RequestInit };
}

/** The API's answer, or all users. */
export interface WorkerAnswer {
  readonly id: number;
  readonly response?: { readonly body: string; readonly init: ResponseInit };
  readonly users?: BenchUser[];
}

/** The worker's name is how many users there are. */
const emulator = createLicenseEmulator({ users: Number(self.name), undefinedLicense: false });

addEventListener('message', ({ data }: MessageEvent<WorkerQuestion>) => {
  void answer(data).then((message) => postMessage(message));
});

async function answer({ id, request }: WorkerQuestion): Promise<WorkerAnswer> {
  if (request === undefined) return { id, users: users() };
  const response = await emulator.fetch(request.url, request.init);
  const { status, headers } = response;
  return { id, response: { body: await response.text(), init: { status, headers: [...headers] } } };
}

function users(): BenchUser[] {
  const { organization } = emulator;
  return Array.from({ length: organization.userCount }, (_, index) => {
    const id = organization.userIdAt(index);
    const { name: own = id, email = '' } = organization.user(id) ?? {};
    return { id, name: own, email, licenses: organization.licensesOf(id) };
  });
}
