import fc from 'fast-check';
import { UserCells } from './user-cells.js';

describe('UserCells', () => {
  it('stores at once and shows after the lag', () => {
    const cells = new UserCells(0b01);
    cells.write(0b10, true, 1000, 500);
    expect(cells.stored(1000, 500)).toBe(0b11);
    expect(cells.shown(1499, 500)).toBe(0b01);
    expect(cells.shown(1500, 500)).toBe(0b11);
  });

  it('shows at once without lag', () => {
    const cells = new UserCells(0b11);
    cells.write(0b01, false, 0, 0);
    expect(cells.shown(0, 0)).toBe(0b10);
    expect(cells.isMoving).toBeFalse();
  });

  it('undoes when the time has come, and shows that after the lag', () => {
    const cells = new UserCells(0);
    cells.write(1, true, 0, 100);
    cells.undoLater({ at: 1000, mask: 1, on: false });
    expect(cells.stored(999, 100)).toBe(1);
    expect(cells.stored(1000, 100)).toBe(0);
    expect(cells.shown(1099, 100)).toBe(1);
    expect(cells.shown(1100, 100)).toBe(0);
  });

  it('does not undo what was written again', () => {
    const cells = new UserCells(0);
    cells.write(1, true, 0, 0);
    cells.undoLater({ at: 1000, mask: 1, on: false });
    cells.write(1, true, 500, 0);
    expect(cells.stored(2000, 0)).toBe(1);
  });

  it('never shows a later write before an earlier one', () => {
    const cells = new UserCells(0);
    cells.write(0b01, true, 0, 1000);
    cells.write(0b10, true, 10, 0);
    expect(cells.shown(20, 0)).toBe(0);
    expect(cells.shown(1000, 0)).toBe(0b11);
  });

  it('shows what was stored a lag ago', () => {
    const writes = fc.array(
      fc.record({ after: fc.nat({ max: 30 }), bit: fc.nat({ max: 3 }), on: fc.boolean() }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(writes, fc.nat({ max: 50 }), (list, lag) => {
        const cells = new UserCells(0);
        const stored: number[] = [];
        let now = 0;
        let mask = 0;
        for (const { after, bit, on } of list) {
          for (let tick = 0; tick < after; tick++) {
            stored[now] = mask;
            expect(cells.shown(now, lag)).toBe(stored[now - lag] ?? 0);
            now++;
          }
          cells.write(1 << bit, on, now, lag);
          mask = on ? mask | (1 << bit) : mask & ~(1 << bit);
          expect(cells.stored(now, lag)).toBe(mask);
        }
        expect(cells.shown(now + lag, lag)).toBe(mask);
      }),
    );
  });
});
