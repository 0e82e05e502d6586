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
  /** Whether a sample takes microseconds: then the clock is the better measure. Default: no. */
  readonly isBrief?: boolean;
}

/** Processor time in ms: what else the machine does, and what is waited for, is not in it. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * The median of several samples, in ms of processor time, after a warm-up. Garbage of what came before is not paid for
 * here.
 */
export async function medianTime(measured: Measured): Promise<number> {
  const { before, run, after, samples = 5, warmup = 2, isAsync = false, isBrief = false } = measured;
  globalThis.gc?.();
  const bench = new Bench({
    now: isBrief ? () => performance.now() : processorTime,
    time: 0,
    iterations: samples,
    warmupTime: 0,
    warmupIterations: warmup,
    throws: true,
  });
  bench.add('sample', run, {
    async: isAsync,
    beforeEach: async () => before?.(),
    afterEach: async () => after?.(),
  });
  const [task] = await bench.run();
  if (task?.result.state !== 'completed') throw new Error('the measurement did not complete');
  return task.result.latency.p50;
}
