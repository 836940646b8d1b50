import { countMoves, placeByModulo, placeOnRing } from './placement.ts';
import type { RingSettings } from './settings.ts';
import { copiesOf, keyCount, membersOf, nodeNames } from './settings.ts';

/** What the last change of the ring did. */
export interface RingChange {
  /** What happened, as a clause: "F joined". */
  readonly what: string;
  /** Copies brought to each node on the ring, by place in `nodeNames`. */
  readonly movedTo: readonly number[];
  /** Copies moved on the ring in all, and by hash modulo nodes. */
  readonly moved: number;
  readonly movedByModulo: number;
  /** Copies kept after the change, of all keys. */
  readonly copies: number;
  /** The fewest that must move for a balanced ring, on average; undefined where a join or leave is not what happened. */
  readonly expected: number | undefined;
  /** How the expected number comes about: "K / (N + 1)". */
  readonly formula: string;
}

/** Returns what going from one set-up to another moves. */
export function measureChange(before: RingSettings, after: RingSettings): RingChange {
  const movedTo = countMoves(placeOnRing(before), placeOnRing(after));
  const copies = keyCount * Math.min(copiesOf(after), membersOf(after).length);
  const movedByModulo = sum(countMoves(placeByModulo(before), placeByModulo(after)));
  return { what: describeChange(before, after), movedTo, moved: sum(movedTo), movedByModulo, copies, ...expectMoves(before, after) };
}

function expectMoves(before: RingSettings, after: RingSettings): Pick<RingChange, 'expected' | 'formula'> {
  const joined = membersOf(after).filter((node) => before.weights[node] === undefined);
  const left = membersOf(before).filter((node) => after.weights[node] === undefined);
  const larger = joined.length > 0 ? after : before;
  const node = joined[0] ?? left[0];
  if (joined.length + left.length !== 1 || node === undefined) return { expected: undefined, formula: '' };
  const count = membersOf(larger).length;
  const copies = Math.min(copiesOf(after), membersOf(after).length);
  const weights = larger.weights.flatMap((weight) => weight ?? []);
  const isEqual = weights.every((weight) => weight === weights[0]);
  // Where every node that is left holds every key already, a leave brings nobody anything.
  if (joined.length === 0 && membersOf(after).length < copiesOf(after))
    return { expected: 0, formula: 'every node that stays holds every key' };
  const keys = copies === 1 ? 'K' : `${copies}K`;
  return {
    expected: (copies * keyCount * larger.weights[node]!) / sum(weights),
    formula: isEqual
      ? `${keys} / ${joined.length > 0 ? '(N + 1)' : 'N'} = ${copies === 1 ? '' : `${copies} × `}10,000 / ${count}`
      : `${keys} × its share of the weight`,
  };
}

function describeChange(before: RingSettings, after: RingSettings): string {
  for (const [node, name] of nodeNames.entries()) {
    const [was, is] = [before.weights[node], after.weights[node]];
    if (was === undefined && is !== undefined) return `${name} joined`;
    if (was !== undefined && is === undefined) return `${name} left`;
    if (was !== undefined && is !== undefined && was !== is) return `The weight of ${name} went from ${was} to ${is}`;
  }
  if (before.virtualNodes !== after.virtualNodes) return `Virtual nodes went from ${before.virtualNodes} to ${after.virtualNodes}`;
  if (copiesOf(before) !== copiesOf(after)) return `Copies of each key went from ${copiesOf(before)} to ${copiesOf(after)}`;
  if (before.isBounded !== after.isBounded) return `Loads were ${after.isBounded ? 'bounded' : 'unbounded'}`;
  return `The room above the fair share went from ${before.epsilonPercent}% to ${after.epsilonPercent}%`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
