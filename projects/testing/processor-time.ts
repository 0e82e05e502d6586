/**
 * Milliseconds of processor time that this thread has used, on Node: other programs on the machine add nothing to it, so
 * that a bound on a cost is one on a busy machine too. It moves on in steps of a few milliseconds.
 */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
