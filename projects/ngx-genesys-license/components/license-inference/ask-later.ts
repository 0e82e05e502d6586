import {
  afterNextRender,
  computed,
  linkedSignal,
  resource,
  signal,
  type ResourceRef,
  type ResourceStatus,
  type Signal,
} from '@angular/core';
import { LicenseApiError, type LoadStatus } from 'ngx-genesys-license';

/** An answer of the server to something that changes as a person types. */
export interface Asked<Answer> {
  /** The last answer; it stays while a new one is on its way, and goes when nothing is asked. */
  readonly answer: Signal<Answer | undefined>;
  readonly status: Signal<LoadStatus>;
  readonly error: Signal<LicenseApiError | undefined>;
  /** Asks again. */
  readonly retry: () => void;
}

interface Outcome<Answer> {
  readonly status: ResourceStatus;
  readonly value: Answer | undefined;
}

/**
 * Asks once the question has been the same for `wait` ms; what is under way for an older question is given up. Asks nothing
 * while the question is undefined, nor on a server. Needs an injection context.
 */
export function askLater<Question, Answer>(
  question: () => Question | undefined,
  wait: () => number,
  ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
): Asked<Answer> {
  const isInBrowser = signal(false);
  afterNextRender(() => isInBrowser.set(true));
  const asked: ResourceRef<Answer | undefined> = resource({
    params: () => (isInBrowser() ? question() : undefined),
    loader: async ({ params, abortSignal }) => {
      await pause(wait(), abortSignal);
      return ask(params, abortSignal);
    },
  });
  const answer = linkedSignal<Outcome<Answer>, Answer | undefined>({
    source: () => ({ status: asked.status(), value: asked.hasValue() ? asked.value() : undefined }),
    computation: ({ status, value }, previous) =>
      status === 'resolved' ? value : status === 'idle' ? undefined : previous?.value,
  });
  return {
    answer,
    status: computed(() => {
      const status = asked.status();
      if (status === 'loading' && answer() !== undefined) return 'reloading';
      return status === 'local' ? 'resolved' : status;
    }),
    error: computed(() => {
      const error = asked.error();
      const cause = error?.cause ?? error;
      return cause instanceof LicenseApiError ? cause : undefined;
    }),
    retry: () => asked.reload(),
  };
}

function pause(time: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    const timer = setTimeout(resolve, time);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
