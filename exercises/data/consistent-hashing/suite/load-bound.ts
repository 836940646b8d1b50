import type { Members } from './order-facts.ts';

/** Whether a node may take one more place; unsure where rounding in the last bit decides. */
export type Room = 'some' | 'full' | 'unsure';

/** How near to a whole number a bound is taken for one that rounding may have moved across it. */
const rounding = 1e-9;

/**
 * Returns for each member whether it has room for one more place: whether it would then hold at most ceil((1 + epsilon) * m * weight / total weight)
 * of m places, this one counted. For equal weights the last factor is 1 / nodes.
 * Source: Mirrokni, Thorup, Zadimoghaddam, "Consistent Hashing with Bounded Loads", SODA 2018, section 1: capacity ceil(c m / n), c = 1 + epsilon.
 */
export function roomOf(members: Members, held: ReadonlyMap<number, number>, total: number, epsilon: number): Map<number, Room> {
  const weights = [...members.values()];
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  const isExact = [totalWeight, members.size].every(isPowerOfTwo) && [epsilon, ...weights].every(isShort);
  const rooms = new Map<number, Room>();
  for (const [node, weight] of members) {
    const after = (held.get(node) ?? 0) + 1;
    const bound = ((1 + epsilon) * (total + 1) * weight) / totalWeight;
    const whole = Math.round(bound);
    const isNear = Math.abs(bound - whole) <= rounding * Math.max(1, bound);
    if (isNear && !isExact) rooms.set(node, after <= whole ? 'some' : after <= whole + 1 ? 'unsure' : 'full');
    else rooms.set(node, after <= Math.ceil(bound) ? 'some' : 'full');
  }
  return rooms;
}

function isPowerOfTwo(value: number): boolean {
  const units = value * 1024;
  return isShort(value) && units > 0 && (units & (units - 1)) === 0;
}

/** Returns whether a number takes few binary places, so that products of it with small integers are exact in any order. */
function isShort(value: number): boolean {
  return Number.isInteger(value * 1024) && Math.abs(value) < 1024;
}

/** Returns the most that a node may hold once `total` places are held in all: its bound now, for the replay view. */
export function capOf(members: Members, node: number, total: number, epsilon: number): number {
  const totalWeight = [...members.values()].reduce((sum, weight) => sum + weight, 0);
  const bound = ((1 + epsilon) * total * members.get(node)!) / totalWeight;
  const whole = Math.round(bound);
  return Math.abs(bound - whole) <= rounding * Math.max(1, bound) ? whole : Math.ceil(bound);
}
