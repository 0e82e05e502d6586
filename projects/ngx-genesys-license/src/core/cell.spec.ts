import { awaitsProof, isForgettable, makeCell, markOf, overlaid, type Cell } from './cell';
import { operationStates, type Operation, type OperationState } from './operation';

const inState = (state: OperationState, value = true) => ({ state, value }) as Operation;

function cell(fields: Partial<Cell> = {}): Cell {
  return Object.assign(makeCell(1, 2), fields);
}

describe('markOf', () => {
  const marks: readonly [string, Partial<Cell>, ReturnType<typeof markOf>][] = [
    ['nothing', {}, undefined],
    ['a queued operation', { head: inState('queued') }, 'pending'],
    ['a sent operation', { head: inState('sent') }, 'pending'],
    ['an operation of unknown outcome', { head: inState('unconfirmed') }, 'unconfirmed'],
    ['one that waits behind it', { head: inState('unconfirmed'), next: inState('queued') }, 'pending'],
    ['one that was answered and is being read', { answered: inState('verifying') }, 'verifying'],
    ['an operation after trouble', { head: inState('sent'), trouble: inState('failed') }, 'pending'],
  ];
  for (const [name, fields, mark] of marks) {
    it(`says ${mark ?? 'nothing'} of ${name}`, () => expect(markOf(cell(fields))).toBe(mark));
  }

  it('says failed of what failed, was reverted or could not be resolved, and nothing of other ends', () => {
    const failed = operationStates.filter((state) => markOf(cell({ trouble: inState(state) })) === 'failed');
    expect(failed).toEqual(['failed', 'reverted', 'unresolved']);
  });
});

describe('overlaid', () => {
  it('is the value asked last, and nothing where nothing is live', () => {
    expect(overlaid(cell())).toBeUndefined();
    expect(overlaid(cell({ head: inState('sent', false) }))).toBeFalse();
    expect(overlaid(cell({ head: inState('sent', false), next: inState('queued', true) }))).toBeTrue();
    expect(overlaid(cell({ answered: inState('verifying') }))).toBeUndefined();
  });
});

describe('awaitsProof', () => {
  it('is so for what was answered and for unknown outcomes', () => {
    expect(awaitsProof(cell())).toBeFalse();
    expect(awaitsProof(cell({ head: inState('sent') }))).toBeFalse();
    expect(awaitsProof(cell({ head: inState('unconfirmed') }))).toBeTrue();
    expect(awaitsProof(cell({ answered: inState('verifying') }))).toBeTrue();
  });
});

describe('isForgettable', () => {
  it('is so where there is nothing to say beyond the base', () => {
    expect(isForgettable(cell())).toBeTrue();
    for (const fields of [
      { head: inState('queued') },
      { next: inState('queued') },
      { answered: inState('verifying') },
      { trouble: inState('failed') },
      { fence: 1 },
    ]) {
      expect(isForgettable(cell(fields)))
        .withContext(JSON.stringify(fields))
        .toBeFalse();
    }
  });
});
