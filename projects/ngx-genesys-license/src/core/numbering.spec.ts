import { Numbering } from './numbering';

describe('Numbering', () => {
  it('gives numbers in the order of first appearance, whatever the order afterwards', () => {
    const numbering = new Numbering();
    const names = ['b', 'a', '', '__proto__', 'c'];
    expect(names.map((name) => numbering.of(name))).toEqual([0, 1, 2, 3, 4]);
    expect(names.map((name) => numbering.of(name))).toEqual([0, 1, 2, 3, 4]);
    expect([...names].reverse().map((name) => numbering.of(name))).toEqual([4, 3, 2, 1, 0]);
    expect(['b', 'b', 'c', 'new', 'b', 'a'].map((name) => numbering.of(name))).toEqual([0, 0, 4, 5, 0, 1]);
    expect(numbering.size).toBe(6);
    expect(names.map((name, number) => numbering.name(number) === name)).toEqual(names.map(() => true));
  });

  it('finds what it has numbered, and numbers nothing that is only looked for', () => {
    const numbering = new Numbering();
    numbering.of('a');
    expect([numbering.find('a'), numbering.find('b'), numbering.size]).toEqual([0, undefined, 1]);
  });
});
