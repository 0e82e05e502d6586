import { cellAround, cellElement, focusControlIn } from './grid-cells';

describe('cells of a grid', () => {
  const grid = document.createElement('div');
  const byId = (id: string) => grid.querySelector(`#${id}`) as HTMLElement;

  beforeEach(() => {
    grid.innerHTML = `
      <div role="row" aria-rowindex="1">
        <div role="columnheader"><button id="all" data-cell></button></div>
        <div role="columnheader" id="header" data-cell tabindex="-1"><span id="text"></span></div>
      </div>
      <div role="row" aria-rowindex="7">
        <div role="gridcell" id="mark" data-cell tabindex="-1"></div>
        <div role="gridcell" id="own" data-cell tabindex="-1">
          <button disabled></button><a id="link" href="#"></a>
        </div>
      </div>
      <p id="outside"></p>`;
    document.body.append(grid);
  });
  afterEach(() => grid.remove());

  it('are found by row and column, the header as row -1', () => {
    expect(cellElement(grid, { row: -1, column: 0 })).toBe(byId('all'));
    expect(cellElement(grid, { row: 5, column: 1 })).toBe(byId('own'));
    expect(cellElement(grid, { row: 5, column: 9 })).toBe(byId('own'));
    expect(cellElement(grid, { row: 6, column: 0 })).toBeUndefined();
  });

  it('are found from what is in them', () => {
    expect(cellAround(byId('all'))).toEqual({ row: -1, column: 0 });
    expect(cellAround(byId('text'))).toEqual({ row: -1, column: 1 });
    expect(cellAround(byId('link'))).toEqual({ row: 5, column: 1 });
    expect(cellAround(byId('outside'))).toBeUndefined();
  });

  it('give the focus to their first control that takes it', () => {
    expect(focusControlIn(byId('own'))).toBeTrue();
    expect(document.activeElement).toBe(byId('link'));
    expect(focusControlIn(byId('mark'))).toBeFalse();
    expect(focusControlIn(byId('all'))).toBeFalse();
  });
});
