import { createEnvironmentInjector, EnvironmentInjector, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { settledOrder } from './row-order';
import type { RowSlot } from './row-slots';

describe('settledOrder', () => {
  beforeEach(() => jasmine.clock().install());
  afterEach(() => jasmine.clock().uninstall());

  const rowsOf = (...positions: number[]): readonly RowSlot[] =>
    positions.map((position, slot) => ({ userId: `user-${position}`, position, slot }));

  it('names the elements in the order of the list, once the rows stand still', () => {
    const rows = signal(rowsOf(2, 0, 1));
    const injector = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
    const order = injector.runInContext(() => settledOrder(rows, (slot) => `row-${slot}`));
    TestBed.tick();
    jasmine.clock().tick(99);
    expect(order()).toBeUndefined();
    rows.set(rowsOf(2, 3, 1));
    TestBed.tick();
    jasmine.clock().tick(99);
    expect(order()).toBeUndefined();
    jasmine.clock().tick(1);
    expect(order()).toBe('row-2 row-0 row-1');

    rows.set(rowsOf(0, 1, 2));
    TestBed.tick();
    injector.destroy();
    jasmine.clock().tick(100);
    expect(order()).toBe('row-2 row-0 row-1');
  });

  it('names no element that is gone', () => {
    const rows = signal(rowsOf(0, 1));
    const order = TestBed.runInInjectionContext(() => settledOrder(rows, (slot) => `row-${slot}`));
    TestBed.tick();
    jasmine.clock().tick(100);
    expect(order()).toBe('row-0 row-1');
    rows.set(rowsOf(7));
    expect(order()).toBe('row-0');
    rows.set([]);
    expect(order()).toBeUndefined();
  });
});
