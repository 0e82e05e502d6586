import type { EmulatorOperation } from '../api/emulator-operation.js';
import type { EmulatorSettings } from '../settings/emulator-settings.js';
import type { Chance } from './chance.js';
import type { PlannedFailure } from './fail-next.js';

/** What goes wrong with one request, apart from what the API itself refuses. */
export interface Fate {
  /** Answered with this status instead. */
  readonly status?: number;
  readonly retryAfter: number;
  readonly drop?: 'before' | 'after';
  readonly hang: boolean;
  readonly answer?: 'truncated' | 'html';
  /** Whether a request with a failing status, or one that hangs, takes effect nevertheless. */
  readonly effect: boolean;
}

/** The fate of a request: what a test ordered, else what is drawn by the settings' rates. */
export function fateOf(
  operation: EmulatorOperation,
  settings: EmulatorSettings,
  chance: Chance,
  planned: PlannedFailure | undefined,
): Fate {
  if (planned !== undefined) {
    const { retryAfter = settings.retryAfter, hang = false, effect = false, ...rest } = planned;
    return { ...rest, retryAfter, hang, effect };
  }
  const status = drawnStatus(operation, settings.failures, chance);
  const mayBeDone = status === undefined || status === 408 || status >= 500;
  return {
    status,
    retryAfter: settings.retryAfter,
    drop: chance.happens(settings.dropBefore, 'dropBefore')
      ? 'before'
      : chance.happens(settings.dropAfter, 'dropAfter')
        ? 'after'
        : undefined,
    hang: chance.happens(settings.hang, 'hang'),
    answer: chance.happens(settings.truncatedAnswers, 'truncated')
      ? 'truncated'
      : chance.happens(settings.nonJsonAnswers, 'nonJson')
        ? 'html'
        : undefined,
    effect: mayBeDone && chance.happens(settings.effectDespiteFailure, 'effectDespiteFailure'),
  };
}

function drawnStatus(
  operation: EmulatorOperation,
  failures: EmulatorSettings['failures'],
  chance: Chance,
): number | undefined {
  for (const [key, rate] of Object.entries(failures)) {
    const [status = '', only] = key.split(':').reverse();
    if ((only === undefined || only === operation) && chance.happens(rate, `failures ${key}`))
      return Number(status);
  }
  return undefined;
}
