// accepted: supposes a shared component up or down at the smallest gate around all its places; quorums by a recursion with memory; semi-NCA
import type { AvailabilityModel, Link, Requirement, System } from '../../contract.ts';

/** A requirement made ready: its own parts, and the components that two or more of these share and nothing outside does. */
type Formula =
  | { readonly kind: 'component'; readonly id: string }
  | { readonly kind: 'gate'; readonly least: number; readonly parts: readonly Formula[]; readonly splitOn: readonly string[] };

export function createAvailabilityModel(system: System): AvailabilityModel {
  return new Model(system);
}

class Model implements AvailabilityModel {
  readonly #chances = new Map<string, number>();
  readonly #formula: Formula;
  readonly #graph: Graph;

  constructor({ components, requirement, entry, links, targets }: System) {
    for (const { id, availability } of components) {
      if (typeof availability === 'number' && 0 <= availability && availability <= 1) this.#chances.set(id, availability);
      else throw new RangeError(`"${id}" has an availability of ${availability}`);
    }
    const places = new Map<string, number>();
    count(requirement, places);
    const ends = links.flatMap(({ from, to }) => [from, to]);
    for (const id of new Set([...places.keys(), ...ends, ...targets, entry])) {
      if (!this.#chances.has(id)) throw new RangeError(`"${id}" is no component`);
    }
    this.#formula = prepare(requirement, places).formula;
    this.#graph = new Graph(entry, links, targets);
  }

  availability(): number {
    return this.#met(this.#formula, new Map());
  }

  downtimeMinutes(days: number): number {
    return (1 - this.availability()) * 60 * 24 * days;
  }

  singlePoints(): string[] {
    return this.#graph.singlePoints();
  }

  #met(formula: Formula, supposed: Map<string, number>): number {
    if (formula.kind === 'component') return supposed.get(formula.id) ?? this.#chances.get(formula.id)!;
    return this.#split(formula, 0, supposed);
  }

  #split(gate: Extract<Formula, { kind: 'gate' }>, at: number, supposed: Map<string, number>): number {
    const id = gate.splitOn[at];
    if (id === undefined)
      return atLeast(
        gate.least,
        gate.parts.map((part) => this.#met(part, supposed)),
      );
    const chance = this.#chances.get(id)!;
    supposed.set(id, 1);
    const up = this.#split(gate, at + 1, supposed);
    supposed.set(id, 0);
    const down = this.#split(gate, at + 1, supposed);
    supposed.delete(id);
    return chance * up + (1 - chance) * down;
  }
}

function partsOf(gate: Exclude<Requirement, string>): readonly Requirement[] {
  return 'all' in gate ? gate.all : 'any' in gate ? gate.any : gate.of;
}

function count(whole: Requirement, places: Map<string, number>): void {
  const waiting: Requirement[] = [whole];
  for (let requirement = waiting.pop(); requirement !== undefined; requirement = waiting.pop()) {
    if (typeof requirement !== 'string') waiting.push(...partsOf(requirement));
    else places.set(requirement, 1 + (places.get(requirement) ?? 0));
  }
}

/** Returns a formula, and how many places each component has in it that has places outside too. */
function prepare(requirement: Requirement, total: ReadonlyMap<string, number>): { formula: Formula; open: Map<string, number> } {
  if (typeof requirement === 'string') {
    const open = new Map<string, number>(total.get(requirement)! > 1 ? [[requirement, 1]] : []);
    return { formula: { kind: 'component', id: requirement }, open };
  }
  const inside = partsOf(requirement).map((part) => prepare(part, total));
  const open = new Map<string, number>();
  for (const one of inside) for (const [id, places] of one.open) open.set(id, (open.get(id) ?? 0) + places);
  const splitOn = [...open.keys()].filter((id) => open.get(id) === total.get(id));
  for (const id of splitOn) open.delete(id);
  const least = 'all' in requirement ? inside.length : 'any' in requirement ? 1 : requirement.atLeast;
  return { formula: { kind: 'gate', least, parts: inside.map(({ formula }) => formula), splitOn }, open };
}

/**
 * Returns the probability that `least` or more of independent parts are met: the last one is, and one fewer of the others need be, or it is not.
 * Source: Rushdi, "Utilization of symmetric switching functions in the computation of k-out-of-n system reliability", Microelectronics and Reliability 26(5), 1986.
 */
function atLeast(least: number, chances: readonly number[]): number {
  const memory = new Map<number, number>();
  function met(needed: number, among: number): number {
    if (needed <= 0) return 1;
    if (needed > among) return 0;
    const key = needed * (chances.length + 1) + among;
    const known = memory.get(key);
    if (known !== undefined) return known;
    const chance = chances[among - 1]!;
    const made = chance * met(needed - 1, among - 1) + (1 - chance) * met(needed, among - 1);
    memory.set(key, made);
    return made;
  }
  return met(least, chances.length);
}

/** A node of the search, with the number it was met at. */
interface Visit {
  readonly id: string | undefined;
  readonly number: number;
  readonly parent: Visit | undefined;
  readonly before: Visit[];
  semi: number;
  label: Visit;
  up: Visit | undefined;
  dominator: Visit | undefined;
}

/**
 * The links, and an end (undefined) behind all targets.
 * Source of the algorithm: Georgiadis, Tarjan, Werneck, "Finding Dominators in Practice", Journal of Graph Algorithms and Applications 10(1), 2006 (SNCA).
 */
class Graph {
  readonly #next = new Map<string, (string | undefined)[]>();
  readonly #entry: string;

  constructor(entry: string, links: readonly Link[], targets: readonly string[]) {
    this.#entry = entry;
    for (const { from, to } of links) this.#join(from, to);
    for (const target of targets) this.#join(target, undefined);
  }

  #join(from: string, to: string | undefined): void {
    const known = this.#next.get(from);
    if (known) known.push(to);
    else this.#next.set(from, [to]);
  }

  singlePoints(): string[] {
    const visits = this.#search();
    const end = visits.find(({ id }) => id === undefined);
    if (!end) return [];
    for (const visit of visits.toReversed()) {
      if (!visit.parent) continue;
      for (const from of visit.before) visit.semi = Math.min(visit.semi, leastAbove(from).semi);
      visit.up = visit.parent;
    }
    for (const visit of visits) {
      let dominator = visit.parent;
      while (dominator && dominator.number > visit.semi) dominator = dominator.dominator;
      visit.dominator = dominator;
    }
    const points: string[] = [];
    for (let at = end.dominator; at; at = at.dominator) points.push(at.id!);
    return points.reverse();
  }

  #search(): Visit[] {
    const visits: Visit[] = [];
    const met = new Map<string | undefined, Visit>();
    const visit = (id: string | undefined, parent: Visit | undefined): void => {
      const number = visits.length;
      const made = { id, number, parent, before: [], semi: number, up: undefined, dominator: undefined } as unknown as Visit;
      made.label = made;
      visits.push(made);
      met.set(id, made);
      for (const to of id === undefined ? [] : (this.#next.get(id) ?? [])) {
        if (!met.has(to)) visit(to, made);
        met.get(to)!.before.push(made);
      }
    };
    visit(this.#entry, undefined);
    return visits;
  }
}

/** Returns the visit of least semidominator from a visit up to below the top of its tree, and shortens the way there. */
function leastAbove(from: Visit): Visit {
  if (!from.up) return from;
  if (from.up.up) {
    const above = leastAbove(from.up);
    if (above.semi < from.label.semi) from.label = above;
    from.up = from.up.up;
  }
  return from.label;
}
