import { Bench } from 'tinybench';

export interface Measured {
  /** Before each sample, not timed. */
  readonly before?: () => void | Promise<void>;
  readonly run: () => unknown;
  /** After each sample, not timed. */
  readonly after?: () => void | Promise<void>;
  /** Default 5. */
  readonly samples?: number;
  /** Default 2. */
  readonly warmup?: number;
  /** Whether `run` gives a promise to wait for. Default: no. */
  readonly isAsync?: boolean;
  /** Whether a sample takes microseconds: then only the clock is fine enough. Default: no. */
  readonly isBrief?: boolean;
}

/**
 * The median of several samples, in ms, after a warm-up. Garbage of what came before is not paid for here.
 *
 * Of the clock and of processor time the lesser is taken: the clock counts what else the machine does, processor time
 * counts the threads that collect garbage and compile beside the work.
 */
export async function medianTime(measured: Measured): Promise<number> {
  const { before, run, after, samples = 5, warmup = 2, isAsync = false, isBrief = false } = measured;
  globalThis.gc?.();
  const bench = new Bench({
    time: 0,
    iterations: samples,
    warmupTime: 0,
    warmupIterations: warmup,
    throws: true,
  });
  const start = (): (() => { overriddenDuration: number }) => {
    const processorStart = isBrief ? Infinity : processorTime();
    const clockStart = performance.now();
    return () => {
      const clock = performance.now() - clockStart;
      return { overriddenDuration: isBrief ? clock : Math.min(clock, processorTime() - processorStart) };
    };
  };
  const sample = (): unknown => {
    const end = start();
    run();
    return end();
  };
  const sampleAsync = async (): Promise<unknown> => {
    const end = start();
    await run();
    return end();
  };
  bench.add('sample', isAsync ? sampleAsync : sample, {
    async: isAsync,
    beforeEach: async () => before?.(),
    afterEach: async () => after?.(),
  });
  const [task] = await bench.run();
  if (task?.result.state !== 'completed') throw new Error('the measurement did not complete');
  return task.result.latency.p50;
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
