import type { RequestPriority } from '../config/call-options.js';
import { requestPriorities } from '../config/request-priorities.js';
import { readShape, readWhat } from '../json/json-readers.js';
import { given, readFunction, readTimeout } from '../json/option-readers.js';

export const callOptionReaders = {
  signal: given(
    readWhat<AbortSignal>(
      (value) => typeof (value as Partial<AbortSignal> | null)?.addEventListener === 'function',
      'an AbortSignal',
    ),
  ),
  timeout: given(readTimeout),
  priority: given(
    readWhat<RequestPriority>(
      (value) => requestPriorities.includes(value as RequestPriority),
      `one of ${requestPriorities.join(', ')}`,
    ),
  ),
  onSend: given(readFunction),
};

export const readCallOptions = readShape({ ...callOptionReaders, onAnswer: given(readFunction) });
