import { fraction, hash } from '../organization/hash.js';

/**
 * The luck of one request. Every question has its own stream, so that turning one option on does not change what another
 * one draws, and the same requests in the same order meet the same fate.
 */
export class Chance {
  readonly #seed: number;
  readonly #request: number;

  constructor(seed: number, request: number) {
    this.#seed = seed;
    this.#request = request;
  }

  /** `true` with probability `rate`; `place` tells apart the rows of one request. */
  happens(rate: number, question: string, place = 0): boolean {
    return rate > 0 && fraction(this.bits(question, place)) < rate;
  }

  /** An item of a list that is not empty. */
  pick<Item>(items: readonly Item[], question: string, place = 0): Item | undefined {
    return items[this.bits(question, place) % items.length];
  }

  /** The items in random order. */
  shuffle<Item>(items: readonly Item[], question: string): Item[] {
    return items
      .map((item, place) => ({ item, key: this.bits(question, place) }))
      .sort((left, right) => left.key - right.key)
      .map(({ item }) => item);
  }

  /** A uniform unsigned 32-bit number. */
  bits(question: string, place = 0): number {
    return hash(this.#seed ^ codeOf(question), this.#request, place);
  }
}

const codes = new Map<string, number>();

/** FNV-1a of a question's text. */
function codeOf(question: string): number {
  let code = codes.get(question);
  if (code === undefined) {
    code = 0x811c9dc5;
    for (let at = 0; at < question.length; at++) code = Math.imul(code ^ question.charCodeAt(at), 0x01000193);
    codes.set(question, code);
  }
  return code;
}
