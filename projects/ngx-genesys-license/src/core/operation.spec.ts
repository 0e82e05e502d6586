import { Batch, isFinal, isTrouble, operationStates } from './operation';

describe('isFinal', () => {
  it('is so for all states but the four that are live', () => {
    const live = operationStates.filter((state) => !isFinal(state));
    expect(live).toEqual(['queued', 'sent', 'verifying', 'unconfirmed']);
    expect(operationStates.filter(isFinal).length).toBe(7);
  });
});

describe('isTrouble', () => {
  it('is so for what a person should look at', () => {
    expect(operationStates.filter(isTrouble)).toEqual(['failed', 'reverted', 'unresolved']);
  });
});

describe('Batch', () => {
  it('is settled when nothing is live any more', () => {
    for (const state of operationStates) {
      const batch = new Batch('one');
      expect(batch.id).toBe('one');
      expect(batch.isSettled).toBeTrue();
      batch.tally[state]++;
      expect(batch.isSettled).withContext(state).toBe(isFinal(state));
      batch.tally.sent++;
      expect(batch.isSettled).withContext(`${state} and one that was sent`).toBeFalse();
      for (const other of operationStates) batch.tally[other]++;
      expect(batch.isSettled).withContext(`${state} and all others`).toBeFalse();
    }
  });

  it('counts every state from none', () => {
    expect(new Batch('one').tally).toEqual(
      Object.fromEntries(operationStates.map((state) => [state, 0])) as Batch['tally'],
    );
  });
});
