import { createStream, defined, power } from '../kernel/index.ts';
import { DecisionDiagram, down, type DiagramNode, up } from '../sim/availability/decision-diagram.ts';
import type { Design } from './design.ts';
import { type Explained, type Model, modelled, type Term } from './explanation.ts';
import type { KindFlow } from './flow.ts';
import { answers, type Part } from './needs.ts';
import { canServe, instancesNeeded, isStation, needsPrimary, shardsOf, type Station } from './station.ts';

/** How available a design is to one kind of request. */
export interface Availability {
  /** The share of requests answered, 0 to 1. */
  readonly availability: Explained;
  /** One minus it, worked out for itself where that is exact, so that its digits are not lost. */
  readonly unavailability: number;
  /** Of each component that the request can meet, the share of time that enough of its instances are up. */
  readonly parts: ReadonlyMap<string, Explained>;
}

/** How the availability is worked out. */
export interface AvailabilityOptions {
  /** The most steps that the exact way may take before sampling takes its place, 100,000 unless given: some 50 ms. */
  readonly mostSteps?: number;
  /** Samples, 20,000 unless given. */
  readonly samples?: number;
}

/**
 * Works out the availability of a design to one kind of request, parts that several paths share counted once, exactly, by conditioning on
 * one part after the other (the decision diagram of `src/sim/availability`). Parts fail independently of each other and of the load;
 * whether a read hits counts as a part of its own. Where that takes too many steps, as paths can be, it is sampled from a seeded stream,
 * and the explanation says so and gives the standard error.
 */
export function availabilityOf(design: Design, flow: KindFlow, options: AvailabilityOptions = {}): Availability {
  const { wiring } = flow;
  const parts = new Map(wiring.order.filter(isStation).map((component) => [component.id, partOf(component, wiring.kind.readOrWrite)]));
  const chances = new Map<Part, number>();
  // In topological order, so that what stands together is asked for together and the diagram stays small.
  for (const component of wiring.order) {
    for (const group of design.groups) {
      if (group.id === component.zone || group.id === component.region) chances.set(`group:${group.id}`, 1 - group.availability);
    }
    const part = parts.get(component.id);
    if (part) chances.set(`component:${component.id}`, part.unavailability);
    const hits = flow.visits.get(component.id)?.hitRatio;
    if (hits) chances.set(`hit:${component.id}`, 1 - hits.value);
  }
  for (const group of design.groups) if (!chances.has(`group:${group.id}`)) chances.set(`group:${group.id}`, 1 - group.availability);

  const found = exactly(design, flow, chances, options.mostSteps ?? 100_000) ?? sampled(design, flow, chances, options.samples ?? 20_000);
  const terms = [...parts].map(([of, part]): Term => ({ id: 'part-availability', value: part.explained.value, of }));
  return {
    availability: modelled('availability', found.model, found.availability, [...terms, ...found.terms]),
    unavailability: found.unavailability,
    parts: new Map([...parts].map(([id, { explained }]) => [id, explained])),
  };
}

interface PartAvailability {
  readonly unavailability: number;
  readonly explained: Explained;
}

/** Works out how often a component, or the one shard of it that a request asks, has too few instances up. */
function partOf(component: Station, readOrWrite: 'read' | 'write'): PartAvailability {
  const { settings, id } = component;
  const chanceDown = 1 - settings.instanceAvailability;
  const terms: readonly Term[] = [
    { id: 'part-availability', value: settings.instanceAvailability, of: id },
    { id: 'instances', value: settings.replicas, of: id },
  ];
  const tell = (unavailability: number, by: Model, more: readonly Term[] = []) => ({
    unavailability,
    explained: modelled('part-availability', by, 1 - unavailability, [...terms, ...more]),
  });
  if (!canServe(component)) return tell(1, 'given');
  if (component.kind === 'relational-store' && needsPrimary(component.settings, readOrWrite)) return tell(chanceDown, 'given');
  const needed = instancesNeeded(component, readOrWrite);
  if (needed > 1) return tell(fewerUp(settings.replicas, needed, chanceDown), 'quorum', [{ id: 'needed', value: needed, of: id }]);
  const noneUp = fewerUp(settings.replicas, 1, chanceDown);
  const shards = shardsOf(component);
  if (component.kind !== 'search' || readOrWrite === 'write' || shards === 1) return tell(noneUp, 'parallel');
  // A search is asked of every shard; the sum avoids one minus a power that is nearly one.
  let someDown = 0;
  for (let shard = 0; shard < shards; shard++) someDown += (1 - someDown) * noneUp;
  return tell(someDown, 'shards', [{ id: 'shards', value: shards, of: id }]);
}

/**
 * Returns the chance that fewer than `needed` (1 to 100) of some instances (to 10,000) are up, each down with a chance: the lower tail of the
 * binomial distribution, each term from the one before. Where the first is too small for a number, so is the sum for such counts.
 */
export function fewerUp(instances: number, needed: number, chanceDown: number): number {
  if (instances < needed || chanceDown === 1) return 1;
  if (chanceDown === 0) return 0;
  let term = power(chanceDown, instances);
  let total = term;
  for (let count = 1; count < needed; count++) {
    term *= ((instances - count + 1) / count) * ((1 - chanceDown) / chanceDown);
    total += term;
  }
  return Math.min(1, total);
}

interface Found {
  readonly model: 'structure-exact' | 'structure-sampled';
  readonly availability: number;
  readonly unavailability: number;
  readonly terms: readonly Term[];
}

/** Thrown inside only: the exact way takes too many steps. */
class TooManySteps extends Error {
  override readonly name = 'TooManySteps';
}

/** A diagram that gives up after so many joins; how many a graph needs cannot be told beforehand. */
class BoundedDiagram extends DecisionDiagram {
  #left: number;

  constructor(mostSteps: number) {
    super();
    this.#left = mostSteps;
  }

  override both(a: DiagramNode, b: DiagramNode): DiagramNode {
    this.#count();
    return super.both(a, b);
  }

  override either(a: DiagramNode, b: DiagramNode): DiagramNode {
    this.#count();
    return super.either(a, b);
  }

  #count(): void {
    if (--this.#left < 0) throw new TooManySteps();
  }
}

function exactly(design: Design, { wiring }: KindFlow, chances: ReadonlyMap<Part, number>, mostSteps: number): Found | undefined {
  const numbers = new Map([...chances.keys()].map((part, number) => [part, number]));
  const values = [...chances.values()];
  const diagram = new BoundedDiagram(mostSteps);
  try {
    const root = answers<DiagramNode>(wiring, design.groups, {
      up,
      down,
      part: (part) => diagram.ofPart(defined(numbers.get(part), `part ${part} has no chance`)),
      both: (left, right) => diagram.both(left, right),
      either: (left, right) => diagram.either(left, right),
    });
    const chanceOf = (end: DiagramNode): number => diagram.chance(root, end, (part) => values[part]!);
    return { model: 'structure-exact', availability: chanceOf(up), unavailability: chanceOf(down), terms: [] };
  } catch (error) {
    if (error instanceof TooManySteps) return undefined;
    throw error;
  }
}

function sampled(design: Design, { wiring }: KindFlow, chances: ReadonlyMap<Part, number>, samples: number): Found {
  const stream = createStream(`availability/${wiring.kind.id}`);
  // Thirty-two samples at a time, one in each bit, as the same wiring answers them all.
  const numbers = new Map([...chances.keys()].map((part, number) => [part, number]));
  const chancesDown = Float64Array.from(chances.values());
  const states = new Int32Array(chancesDown.length);
  const bits = {
    up: -1,
    down: 0,
    both: (left: number, right: number) => left & right,
    either: (left: number, right: number) => left | right,
  };
  let answered = 0;
  for (let sample = 0; sample < samples; sample += 32) {
    const count = Math.min(32, samples - sample);
    states.fill(0);
    for (let bit = 0; bit < count; bit++) {
      for (let part = 0; part < states.length; part++) if (stream.float() >= chancesDown[part]!) states[part]! |= 1 << bit;
    }
    const outcome = answers<number>(wiring, design.groups, { ...bits, part: (part) => states[numbers.get(part)!]! });
    for (let bit = 0; bit < count; bit++) answered += (outcome >>> bit) & 1;
  }
  const availability = answered / samples;
  // With two more of each outcome, so that no failure seen does not pass for certainty: A. Agresti, B. A. Coull, "Approximate is better than
  // 'exact' for interval estimation of binomial proportions", The American Statistician 52(2), 1998.
  const adjusted = (answered + 2) / (samples + 4);
  const standardError = Math.sqrt((adjusted * (1 - adjusted)) / (samples + 4));
  const terms: readonly Term[] = [
    { id: 'samples', value: samples },
    { id: 'standard-error', value: standardError },
  ];
  return { model: 'structure-sampled', availability, unavailability: 1 - availability, terms };
}

/** Plain truth, for one state of all parts. */
export const truth = {
  up: true,
  down: false,
  both: (left: boolean, right: boolean) => left && right,
  either: (left: boolean, right: boolean) => left || right,
} as const;
