/** First come, first served; leaving from the middle costs nothing, however long the line is. */
export class WaitingLine<Member> {
  /** Those who had their turn and were turned away: few, and before all others. */
  readonly #again = new Set<Member>();
  readonly #members = new Set<Member>();
  /** Goes on where it stopped: a new one would step over all that have left the front of the set since it last shrank. */
  #iterator = this.#members.values();

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
    const next = this.#first();
    if (next !== undefined) this.remove(next);
    return next;
  }

  #first(): Member | undefined {
    for (const member of this.#again) return member;
    const { done, value } = this.#iterator.next();
    if (done !== true) return value;
    // An iterator that came to the end stays there.
    this.#iterator = this.#members.values();
    return this.#iterator.next().value;
  }
}
