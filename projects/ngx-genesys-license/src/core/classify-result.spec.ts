import { classifyResult } from './classify-result';

describe('classifyResult', () => {
  it('takes a word that plainly says success for success', () => {
    for (const result of ['OK', 'ok', ' Success ', 'SUCCEEDED', 'Updated', 'done'])
      expect(classifyResult({ result })).toBe('success');
  });

  it('takes a word that plainly says failure for failure', () => {
    for (const result of ['FAILED', 'error', 'Denied', ' invalid', 'FORBIDDEN'])
      expect(classifyResult({ result })).toBe('failure');
  });

  it('leaves everything else to reading', () => {
    for (const result of [
      '',
      ' ',
      '200',
      'ADDED',
      'NO_CHANGE',
      'not ok',
      'success: false',
      'unsuccessful',
      'oké',
      '__proto__',
    ])
      expect(classifyResult({ result })).toBe('unknown');
    expect(classifyResult({})).toBe('unknown');
    expect(classifyResult({ userId: 'a', licenseId: 'b' })).toBe('unknown');
  });
});
