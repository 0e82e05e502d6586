/** One that waits in a {@link WaitingLine}. */
export interface Waiting {
  previous?: Waiting | undefined;
  next?: Waiting | undefined;
  /** The line it stands in; absent before and after. */
  line?: WaitingLine | undefined;
}

/** First come, first served; leaving from the middle costs nothing, however long the line is. */
export class WaitingLine<Member extends Waiting = Waiting> {
  #first: Waiting | undefined;
  #last: Waiting | undefined;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  append(member: Member): void {
    this.#link(this.#last, member, undefined);
  }

  prepend(member: Member): void {
    this.#link(undefined, member, this.#first);
  }

  /** Takes the first one out; `undefined` when nobody waits. */
  shift(): Member | undefined {
    const first = this.#first as Member | undefined;
    if (first !== undefined) this.remove(first);
    return first;
  }

  /** Takes this one out; `false` when it does not stand in this line. */
  remove(member: Member): boolean {
    if (member.line !== this) return false;
    const { previous, next } = member;
    if (previous === undefined) this.#first = next;
    else previous.next = next;
    if (next === undefined) this.#last = previous;
    else next.previous = previous;
    member.line = member.previous = member.next = undefined;
    this.#length--;
    return true;
  }

  #link(previous: Waiting | undefined, member: Waiting, next: Waiting | undefined): void {
    member.line = this as WaitingLine;
    member.previous = previous;
    member.next = next;
    if (previous === undefined) this.#first = member;
    else previous.next = member;
    if (next === undefined) this.#last = member;
    else next.previous = member;
    this.#length++;
  }
}
