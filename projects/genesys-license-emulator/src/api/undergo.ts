import { Chance } from '../faults/chance.js';
import { fateOf } from '../faults/fate.js';
import { fraction, uuid } from '../organization/hash.js';
import type { EmulatorSettings } from '../settings/emulator-settings.js';
import type { EmulatorOperation } from './emulator-operation.js';
import { ApiFailure, failureOfStatus } from './error-body.js';
import type { World } from './world.js';

/** What an operation answers, before anything goes wrong with it. */
export interface Answer {
  readonly status: number;
  /** Absent: an answer without a body. */
  readonly body?: string;
  /** The media type of the body. Default: application/json. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What an operation knows of its own request. */
export interface Passage {
  readonly settings: EmulatorSettings;
  readonly chance: Chance;
  /** The request's body as text; empty when there is none. */
  readonly text: string;
}

/** The connection broke; `fetch` says so with a TypeError, a server destroys the socket. */
export class DroppedConnection extends TypeError {
  constructor() {
    super('fetch failed');
    this.name = 'TypeError';
  }
}

/**
 * Carries a request through latency and failures: arrival, effect, way back. The operation takes effect in `act`, which
 * throws an ApiFailure to refuse.
 */
export async function undergo(
  world: World,
  operation: EmulatorOperation,
  permissions: readonly string[],
  request: Request,
  act: (passage: Passage) => Answer | Promise<Answer>,
): Promise<Response> {
  const chance = new Chance(world.seed, world.counts.add(operation));
  const fate = fateOf(operation, world.settings(), chance, world.failNext.take(operation));
  const text = request.method === 'GET' || request.method === 'HEAD' ? '' : await request.text();
  const contextId = uuid(
    chance.bits('id', 0),
    chance.bits('id', 1),
    chance.bits('id', 2),
    chance.bits('id', 3),
  );
  const { latency, jitter } = world.settings();
  const travel = (latency + jitter * fraction(chance.bits('jitter'))) / 2;

  await pause(world, travel);
  if (fate.drop === 'before') throw new DroppedConnection();
  if (fate.hang && !fate.effect) return never();

  let answer: Answer;
  try {
    const ordered =
      fate.status === undefined ? undefined : failureOfStatus(fate.status, fate.retryAfter, permissions);
    if (ordered !== undefined && !fate.effect) throw ordered;
    answer = await act({ settings: world.settings(), chance, text });
    if (ordered !== undefined) throw ordered;
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    answer = {
      status: error.status,
      body: JSON.stringify({ ...error.body, contextId }),
      headers: error.headers,
    };
  }

  if (fate.hang) return never();
  await pause(world, travel);
  if (fate.drop === 'after') throw new DroppedConnection();
  if (fate.answer === 'html') return proxyPage();
  const body =
    fate.answer === 'truncated' ? answer.body?.slice(0, Math.floor(answer.body.length * 0.6)) : answer.body;
  return new Response(body ?? null, {
    status: answer.status,
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': answer.type ?? 'application/json' }),
      'Cache-Control': 'no-cache, no-store, must-revalidate',
      'ININ-Correlation-Id': contextId,
      ...answer.headers,
    },
  });
}

function pause({ clock }: World, time: number): Promise<void> | undefined {
  return time > 0 ? new Promise((resolve) => void clock.setTimeout(resolve, time)) : undefined;
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** What a proxy on the way answers; it knows nothing of correlation ids. */
function proxyPage(): Response {
  return new Response(
    '<!DOCTYPE html><html><head><title>Please wait</title></head><body>Signing in to the network…</body></html>',
    {
      status: 200,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    },
  );
}
