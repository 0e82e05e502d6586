/** One line of the results. */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  /** Absent where there is nothing to compare with. */
  readonly peer: number | undefined;
  readonly peerName: string | undefined;
  /** Against a peer: peer ÷ ours, above 1 ours is better. Against a floor, an ideal or ourselves elsewhere: ours ÷ that. */
  readonly ratio: number | undefined;
  /** What the ratio has to be, where the project has set itself a bar. */
  readonly bar?: Bar;
}

export interface Bar {
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Against a library: the ratio says how many times better ours is. */
export function againstPeer(
  name: string,
  unit: string,
  ours: number,
  peerName: string,
  peer: number,
  bar?: Bar,
): BenchRow {
  return { name, unit, ours, peer, peerName, ratio: peer / ours, ...(bar === undefined ? {} : { bar }) };
}

/** Against what cannot be beaten, or a bound: the ratio says how many times as much ours takes. */
export function againstFloor(
  name: string,
  unit: string,
  ours: number,
  floorName: string,
  floor: number,
  bar?: Bar,
): BenchRow {
  return {
    name,
    unit,
    ours,
    peer: floor,
    peerName: floorName,
    ratio: ours / floor,
    ...(bar === undefined ? {} : { bar }),
  };
}

/** Whether the row meets its bar; undefined where it has none. */
export function meetsBar({ bar, ratio }: BenchRow): boolean | undefined {
  if (bar === undefined || ratio === undefined) return undefined;
  return ratio >= (bar.atLeast ?? -Infinity) && ratio <= (bar.atMost ?? Infinity);
}
