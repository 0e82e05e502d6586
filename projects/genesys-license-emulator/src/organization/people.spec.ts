import { personAt } from './people.js';

describe('personAt', () => {
  const people = Array.from({ length: 5000 }, (_, index) => personAt(1, index));

  it('gives the same person for the same seed and number', () => {
    expect(personAt(3, 77)).toEqual(personAt(3, 77));
    expect(people.some((person, index) => person.name !== personAt(2, index).name)).toBeTrue();
  });

  it('gives addresses that are unique and plain', () => {
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    for (const { email } of people) expect(email).toMatch(/^[a-z][a-z-]*\.[a-z][a-z-]*\.\d+@example\.com$/);
  });

  for (const [script, pattern] of [
    ['Latin with diacritics', /ü/],
    ['Cyrillic', /\p{Script=Cyrillic}/u],
    ['Greek', /\p{Script=Greek}/u],
    ['Arabic', /\p{Script=Arabic}/u],
    ['Hebrew', /\p{Script=Hebrew}/u],
    ['Han', /\p{Script=Han}/u],
    ['Hangul', /\p{Script=Hangul}/u],
    ['Devanagari', /\p{Script=Devanagari}/u],
    ['apostrophes', /'/],
    ['very long names', /.{80,}/u],
  ] as const) {
    it(`has names with ${script}`, () => {
      expect(people.some(({ name }) => pattern.test(name))).toBeTrue();
    });
  }
});
