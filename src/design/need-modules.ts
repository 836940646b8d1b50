import type { Formula, Gate, NeedFormulas } from './need-formula.ts';

/** A gate of what is left: members from 0 are gates before it in the list, negative ones parts, -1 the part 0, -2 the part 1. */
export interface EntangledGate {
  readonly gate: Gate;
  readonly members: readonly number[];
}

/** What stands as one part: a gate over formulas that depend on nothing else's parts, and share none. */
export interface ModulePart {
  readonly gate: Gate;
  readonly formulas: readonly Formula[];
}

/** What is left of some formulas once each module stands as one part. */
export interface Entangled {
  /** In the order in which they are met from the top down. */
  readonly parts: readonly ModulePart[];
  /** Each after its members; the last is the whole. */
  readonly gates: readonly EntangledGate[];
}

/** When a search in depth comes to a formula for the first and the last time, when it is done with it, and the same of all below it. */
interface Dates {
  readonly first: number;
  last: number;
  done: number;
  firstBelow: number;
  lastBelow: number;
}

/**
 * Finds the modules among formulas under one gate, those whose parts occur nowhere else, and returns what is left with each as a part. What
 * only one gate asks for counts as one module with the other such members of that gate.
 * Source: Y. Dutuit, A. Rauzy, "A linear-time algorithm to find modules of fault trees", IEEE Transactions on Reliability 45(3), 1996.
 */
export function modulesOf(formulas: NeedFormulas, gate: Gate, group: readonly Formula[]): Entangled {
  const dates = datesOf(formulas, group);
  const isModule = (formula: Formula): boolean => {
    const { first, done, firstBelow, lastBelow } = dates.get(formula)!;
    return firstBelow > first && lastBelow < done;
  };
  const parts: ModulePart[] = [];
  const gates: EntangledGate[] = [];
  const known = new Map<Formula, number>();
  const placeOf = (part: ModulePart): number => -parts.push(part);
  const place = (formula: Formula): number => {
    const found = known.get(formula);
    if (found !== undefined) return found;
    const inner = formulas.gateOf(formula);
    const placed =
      inner === 'part' || isModule(formula) ? placeOf({ gate: 'all', formulas: [formula] }) : placeGate(inner, formulas.membersOf(formula));
    known.set(formula, placed);
    return placed;
  };
  const placeGate = (inner: Gate, members: readonly Formula[]): number => {
    const isAlone = (one: Formula): boolean => dates.get(one)!.first === dates.get(one)!.last && isModule(one);
    const alone = members.filter(isAlone);
    const merged = alone.length > 0 ? [placeOf({ gate: inner, formulas: alone })] : [];
    const rest = members.filter((one) => !isAlone(one)).sort((a, b) => dates.get(a)!.first - dates.get(b)!.first);
    return gates.push({ gate: inner, members: [...merged, ...rest.map(place)] }) - 1;
  };
  placeGate(gate, group);
  return { parts, gates };
}

function datesOf(formulas: NeedFormulas, group: readonly Formula[]): ReadonlyMap<Formula, Dates> {
  const dates = new Map<Formula, Dates>();
  let now = 0;
  const visit = (formula: Formula): Dates => {
    const seen = dates.get(formula);
    now++;
    if (seen) {
      seen.last = now;
      return seen;
    }
    const own: Dates = { first: now, last: now, done: now, firstBelow: Infinity, lastBelow: -Infinity };
    dates.set(formula, own);
    if (formulas.gateOf(formula) !== 'part') for (const member of formulas.membersOf(formula)) visit(member);
    own.done = ++now;
    return own;
  };
  for (const formula of group) visit(formula);
  // Members have smaller numbers, so that each is complete before what asks for it.
  for (const formula of [...dates.keys()].sort((a, b) => a - b)) {
    if (formulas.gateOf(formula) === 'part') continue;
    const own = dates.get(formula)!;
    for (const member of formulas.membersOf(formula)) {
      const below = dates.get(member)!;
      own.firstBelow = Math.min(own.firstBelow, below.first, below.firstBelow);
      own.lastBelow = Math.max(own.lastBelow, below.last, below.lastBelow);
    }
  }
  return dates;
}
