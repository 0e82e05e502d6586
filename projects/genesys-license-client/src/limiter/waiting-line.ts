/** First come, first served; leaving from the middle costs nothing, however long the line is. */
export interface WaitingLine<Member> {
  readonly length: number;
  /** Those who had their turn and were turned away go before all others. */
  add(member: Member, isAgain: boolean): void;
  remove(member: Member): void;
  /** Takes the first one out; `undefined` when nobody waits. */
  shift(): Member | undefined;
}

export function waitingLine<Member>(): WaitingLine<Member> {
  const turnedAway = new Set<Member>();
  const members = new Set<Member>();
  /** Goes on where it stopped: a new one would step over all that have left the front of the set since it last shrank. */
  const iterator = members.values();
  const remove = (member: Member): void => {
    turnedAway.delete(member);
    members.delete(member);
  };
  return {
    get length() {
      return turnedAway.size + members.size;
    },
    add: (member, isAgain) => void (isAgain ? turnedAway : members).add(member),
    remove,
    shift() {
      const [again] = turnedAway;
      // Never asked at its end, where an iterator would stay.
      const next = again ?? (members.size > 0 ? iterator.next().value : undefined);
      if (next !== undefined) remove(next);
      return next;
    },
  };
}
