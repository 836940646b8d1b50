import { createStream, defined, power } from '../kernel/index.ts';
import type { Design } from './design.ts';
import { type Explained, type Model, modelled, type Term } from './explanation.ts';
import type { KindFlow } from './flow.ts';
import { type Allowance, chanceOf } from './need-chance.ts';
import { type Formula, NeedFormulas } from './need-formula.ts';
import { sampleChance } from './need-sample.ts';
import { answers, groupsOf, type Part } from './needs.ts';
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
  /** The most steps that the exact way may take for all kinds before sampling takes its place, 150,000 unless given: some 100 ms. */
  readonly mostSteps?: number;
  /** Samples for all kinds that are sampled, 20,000 unless given. */
  readonly samples?: number;
}

/** Works out the availability of a design to one kind of request, as {@link availabilitiesOf} does for several. */
export function availabilityOf(design: Design, flow: KindFlow, options: AvailabilityOptions = {}): Availability {
  return availabilitiesOf(design, [flow], options)[0]!;
}

/**
 * Works out the availability of a design to kinds of request, parts that several paths share counted once, exactly (`need-chance.ts`). Parts
 * fail independently of each other and of the load; whether a read hits counts as a part of its own. Where that takes too many steps, as
 * paths can be, it is sampled from a seeded stream, and the explanation says so and gives the standard error. Kinds that need the same share
 * the work, others what it may cost, so that fifty of them do not cost fifty times as much.
 */
export function availabilitiesOf(design: Design, flows: readonly KindFlow[], options: AvailabilityOptions = {}): readonly Availability[] {
  const { mostSteps = 150_000, samples = 20_000 } = options;
  const names = new Map<string, number>();
  const asked = flows.map((flow) => {
    const parts = new Map(flow.wiring.order.filter(isStation).map((one) => [one.id, partOf(one, flow.wiring.kind.readOrWrite)]));
    const chances = chancesOf(design, flow, parts);
    return { flow, parts, chances, need: nameNeed(design, flow, chances, names) };
  });
  const needs = new Map(asked.map((one) => [one.need, one]));
  const found = new Map<number, Found>();
  let stepsLeft = mostSteps;
  for (const [need, { flow, chances }] of needs) {
    const allowance = { steps: Math.ceil(stepsLeft / (needs.size - found.size)) };
    stepsLeft -= allowance.steps;
    const effort = { allowance, work: Math.min(20_000, Math.ceil(100_000 / needs.size)), samples: Math.ceil(samples / needs.size) };
    found.set(need, findChance(design, flow, chances, effort));
    stepsLeft += allowance.steps;
  }
  return asked.map(({ parts, need }) => {
    const { model, availability, unavailability, terms: more } = found.get(need)!;
    const terms = [...parts].map(([of, part]): Term => ({ id: 'part-availability', value: part.explained.value, of }));
    return {
      availability: modelled('availability', model, availability, [...terms, ...more]),
      unavailability,
      parts: new Map([...parts].map(([id, { explained }]) => [id, explained])),
    };
  });
}

/** Returns the chance of each part to be down, in topological order, so that what stands together is asked for together. */
function chancesOf(design: Design, flow: KindFlow, parts: ReadonlyMap<string, PartAvailability>): ReadonlyMap<Part, number> {
  const chances = new Map<Part, number>();
  const byId = new Map(design.groups.map((group) => [group.id, group]));
  for (const component of flow.wiring.order) {
    for (const id of groupsOf(component, byId)) chances.set(`group:${id}`, 1 - byId.get(id)!.availability);
    const part = parts.get(component.id);
    if (part) chances.set(`component:${component.id}`, part.unavailability);
    const hits = flow.visits.get(component.id)?.hitRatio;
    if (hits) chances.set(`hit:${component.id}`, 1 - hits.value);
  }
  return chances;
}

/** Returns a number that stands for what a kind of request needs, and with what chances: the same for kinds of which both are the same. */
function nameNeed(design: Design, { wiring }: KindFlow, chances: ReadonlyMap<Part, number>, names: Map<string, number>): number {
  const name = (text: string): number => {
    const known = names.get(text) ?? names.size;
    names.set(text, known);
    return known;
  };
  return answers<number>(wiring, design.groups, {
    part: (part) => name(`${part} ${chances.get(part)}`),
    all: (of) => name(`all ${of.join(' ')}`),
    any: (of) => name(`any ${of.join(' ')}`),
  });
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

/** What one kind of request may cost: of the exact way, of reducing what it needs, of sampling. */
interface Effort {
  readonly allowance: Allowance;
  readonly work: number;
  readonly samples: number;
}

function findChance(design: Design, { wiring }: KindFlow, chances: ReadonlyMap<Part, number>, effort: Effort): Found {
  const { allowance, work, samples } = effort;
  const numbers = new Map([...chances.keys()].map((part, number) => [part, number]));
  const chancesDown = [...chances.values()];
  const formulas = new NeedFormulas(chancesDown.length, work);
  const root = answers<Formula>(wiring, design.groups, {
    part: (part) => {
      const number = defined(numbers.get(part), `part ${part} has no chance`);
      const chance = chancesDown[number]!;
      // Nothing depends on what is always up or always down.
      return chance === 0 || chance === 1 ? formulas.join(chance === 0 ? 'all' : 'any', []) : formulas.ofPart(number);
    },
    all: (of) => formulas.join('all', of),
    any: (of) => formulas.join('any', of),
  });
  const exact = chanceOf(formulas, root, chancesDown, allowance);
  if (exact) return { model: 'structure-exact', availability: Math.min(1, exact.up), unavailability: Math.min(1, exact.down), terms: [] };
  const { up, standardError } = sampleChance(formulas, root, chancesDown, samples, createStream(`availability/${wiring.kind.id}`));
  const terms: readonly Term[] = [
    { id: 'samples', value: samples },
    { id: 'standard-error', value: standardError },
  ];
  return { model: 'structure-sampled', availability: up, unavailability: 1 - up, terms };
}
