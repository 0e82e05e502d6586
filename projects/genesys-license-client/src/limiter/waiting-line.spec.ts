import * as fc from 'fast-check';
import { waitingLine } from './waiting-line.js';
import { processorTime } from '../../../testing/processor-time.js';

describe('waitingLine', () => {
  it('gives nobody when nobody waits, and goes on with those who come later', () => {
    const line = waitingLine<string>();
    expect(line.shift()).toBeUndefined();
    line.add('a', false);
    expect(line.shift()).toBe('a');
    expect(line.shift()).toBeUndefined();
    line.add('b', false);
    line.remove('a');
    expect([line.length, line.shift(), line.length]).toEqual([1, 'b', 0]);
  });

  it('law: it is a list from which anybody may leave', () => {
    const step = fc.record({ what: fc.constantFrom('add', 'again', 'shift', 'remove'), pick: fc.nat(1_000) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (steps) => {
        const line = waitingLine<number>();
        let again: number[] = [];
        let members: number[] = [];
        steps.forEach(({ what, pick }, id) => {
          if (what === 'add' || what === 'again') {
            line.add(id, what === 'again');
            (what === 'again' ? again : members).push(id);
          } else if (what === 'shift') {
            expect(line.shift()).toBe((again.length > 0 ? again : members).shift());
          } else {
            const all = [...again, ...members];
            const gone = all[pick % Math.max(1, all.length)] ?? -1;
            line.remove(gone);
            again = again.filter((other) => other !== gone);
            members = members.filter((other) => other !== gone);
          }
          expect(line.length).toBe(again.length + members.length);
        });
      }),
    );
  });

  it('takes 300,000 out without stepping over the gone', () => {
    const line = waitingLine<number>();
    for (let id = 0; id < 300_000; id++) line.add(id, false);
    const started = processorTime();
    let taken = 0;
    while (line.shift() !== undefined) taken++;
    expect(taken).toBe(300_000);
    expect(processorTime() - started).toBeLessThan(2_000);
  });
});
