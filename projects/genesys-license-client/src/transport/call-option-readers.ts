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
    readWhat<(typeof requestPriorities)[number]>(
      (value) => requestPriorities.some((priority) => priority === value),
      `one of ${requestPriorities.join(', ')}`,
    ),
  ),
  onSend: given(readFunction),
};

export const readCallOptions = readShape({ ...callOptionReaders, onAnswer: given(readFunction) });
