import type { BenchUser } from './bench-users';
import type { WorkerAnswer, WorkerQuestion } from './emulator-worker';

/**
 * The emulator on a thread of its own, as far away as a server is: what the page's thread does is what is measured. Answers
 * come as text and are read as such.
 */
export class EmulatorInWorker {
  readonly #worker: Worker;
  readonly #waiting: ((answer: WorkerAnswer) => void)[] = [];

  constructor(users: number) {
    this.#worker = new Worker(new URL('./emulator-worker', import.meta.url), {
      type: 'module',
      name: String(users),
    });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) =>
      this.#waiting[data.id]?.(data),
    );
  }

  async fetch(url: string, { method = 'GET', headers, body = null }: RequestInit = {}): Promise<Response> {
    const init: RequestInit = { method, headers: [...new Headers(headers)], body };
    const { response } = await this.#ask({ request: { url, init } });
    return new Response(response?.body, response?.init);
  }

  /** All users there are. */
  async users(): Promise<BenchUser[]> {
    return (await this.#ask({})).users ?? [];
  }

  #ask(question: Omit<WorkerQuestion, 'id'>): Promise<WorkerAnswer> {
    return new Promise((resolve) => {
      const id = this.#waiting.push(resolve) - 1;
      this.#worker.postMessage({ id, ...question });
    });
  }
}
