/** First come, first served; leaving from the middle costs nothing, however long the line is. */
export class WaitingLine<Member> {
  /** Those who had their turn and were turned away: few, and before all others. */
  readonly #again = new Set<Member>();
  readonly #members = new Set<Member>();
  /** Goes on where it stopped: a new one would step over all that have left the front of the set since it last shrank. */
  readonly #iterator = this.#members.values();

  get length(): number {
    return this.#again.size + this.#members.size;
  }

  add(member: Member, isAgain: boolean): void {
    (isAgain ? this.#again : this.#members).add(member);
  }

  remove(member: Member): void {
    this.#again.delete(member);
    this.#members.delete(member);
  }

  /** Takes the first one out; `undefined` when nobody waits. */
  shift(): Member | undefined {
    // Never asked at its end, where an iterator would stay.
    if (this.length === 0) return undefined;
    const [again] = this.#again;
    const next = again ?? this.#iterator.next().value;
    if (next !== undefined) this.remove(next);
    return next;
  }
}
