import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** Runs programs together: when one ends, or this process is told to stop, all of them are stopped. */
export class Children {
  #running = new Map();
  #ended = Promise.withResolvers();

  /** Resolves with the first program that ended by itself: { name, code, output }. */
  get ended() {
    return this.#ended.promise;
  }

  /** Starts a Node program. Its output is kept, to be shown if it fails; `onOutput` sees it as it comes. */
  start(name, args, { cwd, env, onOutput }) {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-8000);
      onOutput?.(String(chunk));
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const gone = new Promise((resolve) => {
      child.once('error', (error) => resolve({ name, code: error.message, output }));
      child.once('close', (code, signal) => resolve({ name, code: code ?? signal, output }));
    });
    this.#running.set(child, gone);
    void gone.then((end) => {
      this.#running.delete(child);
      this.#ended.resolve(end);
    });
    return child;
  }

  /** Asks all to stop, and makes those that have not after 5 s. */
  async stop() {
    const running = [...this.#running];
    for (const [child] of running) child.kill('SIGTERM');
    const late = wait(5000, 'late', { ref: false });
    if ((await Promise.race([Promise.all(running.map(([, gone]) => gone)), late])) === 'late') {
      for (const [child] of running) child.kill('SIGKILL');
    }
  }
}

/** Waits until an address gives any HTTP answer. Rejects after `timeout` ms. */
export async function answers(url, timeout) {
  const end = performance.now() + timeout;
  for (;;) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
      await response.body?.cancel();
      return;
    } catch (error) {
      if (performance.now() > end)
        throw new Error(`${url} does not answer: ${error.message}`, { cause: error });
      await wait(150);
    }
  }
}
