import { hash } from './hash.js';
import { nameStocks, type NameStock } from './name-stocks.js';

/** What the directory knows of a user, next to the id. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

const spread: readonly NameStock[] = nameStocks.flatMap((stock) =>
  Array.from({ length: stock.weight }, () => stock),
);

/** The name and address of user number `index`: always the same for one seed. Addresses are unique. */
export function personAt(seed: number, index: number): Person {
  const stock = pick(spread, hash(seed, 200, index));
  const [given, givenAscii] = spellings(pick(stock.given, hash(seed, 201, index)));
  const [family, familyAscii] = spellings(pick(stock.family, hash(seed, 202, index)));
  return { name: stock.join(given, family), email: `${givenAscii}.${familyAscii}.${index}@example.com` };
}

function pick<Item>(items: readonly Item[], bits: number): Item {
  const item = items[bits % items.length];
  if (item === undefined) throw new Error('genesys-license-emulator: an empty stock of names.');
  return item;
}

const known = new Map<string, readonly [string, string]>();

function spellings(entry: string): readonly [string, string] {
  let pair = known.get(entry);
  if (pair === undefined) {
    const [name = '', ascii = name] = entry.split('/');
    pair = [name, asciiOf(ascii)];
    known.set(entry, pair);
  }
  return pair;
}

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'oe',
  å: 'a',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
};

function asciiOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[ßøåłđıæ]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z-]/g, '');
}
