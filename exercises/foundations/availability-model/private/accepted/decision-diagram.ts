// accepted: a binary decision diagram of the requirement; dominators by Lengauer and Tarjan's semidominators
import type { AvailabilityModel, Requirement, System } from '../../contract.ts';

/** A decision on a component, the one of the given rank: where to go on when it is down, and when it is up. */
interface Decision {
  readonly rank: number;
  readonly down: number;
  readonly up: number;
}

const never = 0;
const always = 1;

/** A diagram in which no decision is written twice, so that equal functions have the same number. */
class Diagram {
  /** The decisions; those of 0 and 1 stand for "never" and "always" and rank last. */
  private readonly decisions: Decision[] = [
    { rank: Infinity, down: never, up: never },
    { rank: Infinity, down: always, up: always },
  ];
  private readonly numbers = new Map<string, number>();
  private readonly chosen = new Map<string, number>();

  decide(rank: number, down: number, up: number): number {
    if (down === up) return down;
    const key = `${rank},${down},${up}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.decisions.push({ rank, down, up });
    this.numbers.set(key, this.decisions.length - 1);
    return this.decisions.length - 1;
  }

  /** Returns the function that is `then` where `test` is met, and `otherwise` elsewhere. */
  choose(test: number, then: number, otherwise: number): number {
    if (test === always || then === otherwise) return then;
    if (test === never) return otherwise;
    if (then === always && otherwise === never) return test;
    const key = `${test},${then},${otherwise}`;
    const known = this.chosen.get(key);
    if (known !== undefined) return known;
    const [first, second, third] = [this.decisions[test]!, this.decisions[then]!, this.decisions[otherwise]!];
    const rank = Math.min(first.rank, second.rank, third.rank);
    const at = (one: Decision, number: number, side: 'down' | 'up') => (one.rank === rank ? one[side] : number);
    const made = this.decide(
      rank,
      this.choose(at(first, test, 'down'), at(second, then, 'down'), at(third, otherwise, 'down')),
      this.choose(at(first, test, 'up'), at(second, then, 'up'), at(third, otherwise, 'up')),
    );
    this.chosen.set(key, made);
    return made;
  }

  /** Returns the probability that a function is met. Decisions only lead to those made before them. */
  probability(of: number, chances: readonly number[]): number {
    const met = [0, 1];
    for (let number = 2; number <= of; number++) {
      const { rank, down, up } = this.decisions[number]!;
      met.push(chances[rank]! * met[up]! + (1 - chances[rank]!) * met[down]!);
    }
    return met[of]!;
  }
}

export function createAvailabilityModel(system: System): AvailabilityModel {
  const availabilities = checkedAvailabilities(system);
  const diagram = new Diagram();
  const ranks = new Map<string, number>();
  rankIds(system.requirement, ranks);
  const chances = Array.from(ranks.keys(), (id) => availabilities.get(id)!);
  const whole = build(system.requirement);

  function build(requirement: Requirement): number {
    if (typeof requirement === 'string') return diagram.decide(ranks.get(requirement)!, never, always);
    const parts = partsOf(requirement).map(build).reverse();
    if ('all' in requirement) return parts.reduce((rest, part) => diagram.choose(part, rest, never), always);
    if ('any' in requirement) return parts.reduce((rest, part) => diagram.choose(part, always, rest), never);
    // row[j]: at least j of the parts from here on.
    let row = [always, ...Array<number>(requirement.atLeast).fill(never)];
    for (const part of parts) row = row.map((same, j) => (j === 0 ? always : diagram.choose(part, row[j - 1]!, same)));
    return row[requirement.atLeast]!;
  }

  const availability = () => diagram.probability(whole, chances);
  return {
    availability,
    downtimeMinutes: (days) => (1 - availability()) * days * 1440,
    singlePoints: () => singlePointsOf(system),
  };
}

function partsOf(gate: Exclude<Requirement, string>): readonly Requirement[] {
  return 'all' in gate ? gate.all : 'any' in gate ? gate.any : gate.of;
}

/** Ranks ids in the order in which they first appear. */
function rankIds(requirement: Requirement, ranks: Map<string, number>): void {
  if (typeof requirement === 'string') {
    if (!ranks.has(requirement)) ranks.set(requirement, ranks.size);
  } else for (const part of partsOf(requirement)) rankIds(part, ranks);
}

function checkedAvailabilities({ components, requirement, entry, links, targets }: System): Map<string, number> {
  const availabilities = new Map<string, number>();
  for (const { id, availability } of components) {
    if (Number.isNaN(availability) || availability < 0 || availability > 1) throw new RangeError(`${id}: ${availability}`);
    availabilities.set(id, availability);
  }
  const named = new Map<string, number>();
  rankIds(requirement, named);
  const check = (id: string) => {
    if (!availabilities.has(id)) throw new RangeError(`no component ${id}`);
  };
  [...named.keys(), entry, ...targets].forEach(check);
  for (const { from, to } of links) {
    check(from);
    check(to);
  }
  return availabilities;
}

/**
 * Returns the dominators of a place behind all targets.
 * Source: Lengauer and Tarjan, "A Fast Algorithm for Finding Dominators in a Flowgraph", ACM TOPLAS 1(1), 1979; the version of O(m log n).
 */
function singlePointsOf({ components, entry, links, targets }: System): string[] {
  const numberOf = new Map(components.map(({ id }, index) => [id, index]));
  const exit = components.length;
  const after: number[][] = Array.from({ length: exit + 1 }, () => []);
  const before: number[][] = Array.from({ length: exit + 1 }, () => []);
  const join = (from: number, to: number) => {
    after[from]!.push(to);
    before[to]!.push(from);
  };
  for (const { from, to } of links) join(numberOf.get(from)!, numberOf.get(to)!);
  for (const target of targets) join(numberOf.get(target)!, exit);

  const { order, parent, time } = search(numberOf.get(entry)!, after);
  if (time[exit] === -1) return [];
  const immediate = immediateDominators(order, parent, time, before);
  const found: string[] = [];
  for (let node = exit; node !== order[0];) {
    node = immediate[node]!;
    found.unshift(components[node]!.id);
  }
  return found;
}

/** Numbers nodes in the order in which a depth-first search meets them. */
function search(root: number, after: readonly (readonly number[])[]) {
  const time = after.map((): number => -1);
  const parent = after.map((): number => -1);
  const order: number[] = [];
  const stack: (readonly [number, number])[] = [[root, -1]];
  while (stack.length > 0) {
    const [node, from] = stack.pop()!;
    if (time[node] !== -1) continue;
    time[node] = order.length;
    parent[node] = from;
    order.push(node);
    for (const next of after[node]!) if (time[next] === -1) stack.push([next, node]);
  }
  return { order, parent, time };
}

function immediateDominators(
  order: readonly number[],
  parent: readonly number[],
  time: readonly number[],
  before: readonly (readonly number[])[],
): number[] {
  const semi = [...time];
  const best = time.map((_, node) => node);
  const ancestor = time.map((): number => -1);
  const immediate = time.map((): number => -1);
  const waiting: number[][] = time.map(() => []);

  /** Returns the node of least semidominator on the way up from a node in the forest so far, shortening the way. */
  function evaluate(node: number): number {
    const way: number[] = [];
    let top = node;
    while (ancestor[top] !== -1 && ancestor[ancestor[top]!] !== -1) {
      way.push(top);
      top = ancestor[top]!;
    }
    while (way.length > 0) {
      const one = way.pop()!;
      const above = ancestor[one]!;
      if (semi[best[above]!]! < semi[best[one]!]!) best[one] = best[above]!;
      ancestor[one] = ancestor[above]!;
    }
    return ancestor[node] === -1 ? node : best[node]!;
  }

  for (let at = order.length - 1; at > 0; at--) {
    const node = order[at]!;
    for (const from of before[node]!) {
      if (time[from] !== -1) semi[node] = Math.min(semi[node]!, semi[evaluate(from)]!);
    }
    waiting[order[semi[node]!]!]!.push(node);
    ancestor[node] = parent[node]!;
    for (const one of waiting[parent[node]!]!.splice(0)) {
      const least = evaluate(one);
      immediate[one] = semi[least]! < semi[one]! ? least : parent[node]!;
    }
  }
  for (const node of order.slice(1)) {
    if (immediate[node] !== order[semi[node]!]) immediate[node] = immediate[immediate[node]!]!;
  }
  return immediate;
}
