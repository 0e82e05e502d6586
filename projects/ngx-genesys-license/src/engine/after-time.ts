import type { EngineContext } from './engine-context';

/** Calls back after so many milliseconds, unless the session ends before. */
export function afterTime(
  { clock, signal }: Pick<EngineContext, 'clock' | 'signal'>,
  delay: number,
  callback: () => void,
): void {
  const stop = () => clock.clearTimeout(timer);
  const timer = clock.setTimeout(() => {
    signal.removeEventListener('abort', stop);
    callback();
  }, delay);
  signal.addEventListener('abort', stop, { once: true });
}
