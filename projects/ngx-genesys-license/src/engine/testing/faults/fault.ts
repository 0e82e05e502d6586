import type { LicenseFetchInit } from 'genesys-license-client';
import type { PlannedFailure } from 'genesys-license-emulator';
import { contradicted, withRows } from './answer-rows';

/** One way in which a request goes wrong, whatever it asks for. */
export interface Fault {
  readonly name: string;
  /** What the answer's status is, where it is an error's. */
  readonly status?: number;
  /** Only an answer that is a list can be so. */
  readonly isOfLists?: boolean;
  /** Only the answer of the write can be so. */
  readonly isOfWrites?: boolean;
  /** An answer that the emulator itself gives. */
  readonly planned?: Pick<PlannedFailure, 'status' | 'retryAfter' | 'answer'>;
  /** What comes instead of the answer; never settles, or rejects, where nothing comes. */
  readonly answer?: (answer: Response, init: LicenseFetchInit) => Promise<Response>;
}

const statuses = [400, 401, 403, 404, 408, 409, 413, 500, 503, 504];

/** A page made on the way, with the request in it as some proxies put it there, headers and all. */
function page(status: number): NonNullable<Fault['answer']> {
  return async (_, init) =>
    new Response(`<html><body><pre>${JSON.stringify(init.headers)}</pre></body></html>`, {
      status,
      headers: { 'Content-Type': 'text/html' },
    });
}

export const faults: readonly Fault[] = [
  ...statuses.map((status) => ({ name: `${status}`, status, planned: { status } })),
  { name: '429, wait 2 s', status: 429, planned: { status: 429, retryAfter: 2 } },
  { name: '429, wait 4 min', status: 429, planned: { status: 429, retryAfter: 240 } },
  { name: '502 by a proxy', status: 502, answer: page(502) },
  { name: 'no answer', answer: (_, { signal }) => aborted(signal) },
  {
    name: 'broken connection',
    answer: (_, { headers }) => Promise.reject(new TypeError(`broken, with ${JSON.stringify(headers)}`)),
  },
  { name: 'answer broken off', planned: { answer: 'truncated' } },
  { name: 'HTML', answer: page(200) },
  { name: 'empty 200', answer: async ({ headers }) => new Response('', { status: 200, headers }) },
  {
    name: 'redirect',
    answer: async () =>
      new Response(null, { status: 302, headers: { Location: 'https://elsewhere.example/' } }),
  },
  { name: 'other JSON', answer: rewritten(() => ({ entities: 'none', status: 'fine' })) },
  { name: 'a row missing', answer: rewritten((json) => withRows(json, (rows) => rows.slice(0, -1))) },
  {
    name: 'rows doubled',
    isOfLists: true,
    answer: rewritten((json) => withRows(json, (rows) => rows.flatMap((row) => [row, row]))),
  },
  {
    name: 'rows contradicted',
    isOfLists: true,
    answer: rewritten((json) => withRows(json, (rows) => rows.flatMap((row) => [row, contradicted(row)]))),
  },
  {
    name: 'an unreadable row',
    answer: rewritten((json) => withRows(json, (rows) => [...rows.slice(0, -1), 42])),
  },
  {
    name: 'an unknown word',
    isOfWrites: true,
    answer: rewritten((json) =>
      withRows(json, (rows) => rows.map((row) => ({ ...(row as object), result: 'PURPLE' }))),
    ),
  },
];

function rewritten(change: (json: unknown) => unknown): NonNullable<Fault['answer']> {
  return async (answer) =>
    new Response(JSON.stringify(change(await answer.json())), {
      status: answer.status,
      headers: answer.headers,
    });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
}
