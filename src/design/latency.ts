import { meanWaitMs, type Queue } from '../sim/queueing/index.ts';
import type { ComponentCapacity } from './capacity.ts';
import type { Design } from './design.ts';
import { type Explained, modelled, sum, type Term } from './explanation.ts';
import type { KindFlow } from './flow.ts';
import { canServe, type FanOut, fanOutOf, hasLinePerKey, isStation, keepsShards, pickedBy, scvOf, type Station } from './station.ts';

/** From here on, more workers change a wait too little to be worth counting them one by one. */
const mostServers = 10_000;

/** How long one visit to a component takes on average, without what it waits for others. */
export interface Passage {
  readonly waitMs: Explained;
  /** Wait and service. */
  readonly passageMs: Explained;
}

/**
 * Works out the mean time of a visit to each component from queueing theory: exact for Poisson arrivals and exponential services, where
 * one queue or random choice feeds the workers; the instances of a cache are taken to have equal shares of the requests. Balancers that choose better than at random are taken for one shared queue, which they
 * come close to. Infinity where a component cannot keep up.
 * Source: the open network of J. R. Jackson, "Networks of waiting lines", Operations Research 5(4), 1957, whose stations behave as alone.
 */
export function passagesOf(design: Design, capacities: readonly ComponentCapacity[]): ReadonlyMap<string, Passage> {
  const picked = pickedBy(design);
  const workAt = new Map(capacities.map(({ component, work }) => [component, work.value]));
  return new Map(
    design.components.filter(isStation).map((component) => {
      const waitMs = waitOf(component, workAt.get(component.id) ?? 0, picked.get(component.id) === 'random');
      const passageMs = sum('passage', [
        { id: 'wait', value: waitMs.value, of: component.id },
        { id: 'service-time', value: component.settings.serviceTimeMs, of: component.id },
      ]);
      return [component.id, { waitMs, passageMs }];
    }),
  );
}

function waitOf(component: Station, workPerSecond: number, isPickedAtRandom: boolean): Explained {
  const { settings, id } = component;
  const isStore = keepsShards(component);
  // Keys spread requests over a cache's instances as chance does.
  const isSpread = !isStore && (isPickedAtRandom || hasLinePerKey(component));
  const queues = isSpread ? Math.max(1, settings.replicas) : 1;
  const servers = settings.workersPerInstance * (isStore || isSpread ? 1 : settings.replicas);
  const terms: Term[] = [
    { id: 'work', value: workPerSecond / queues, of: id },
    { id: 'service-time', value: settings.serviceTimeMs, of: id },
    { id: 'workers', value: servers, of: id },
  ];
  if (!canServe(component)) return modelled('wait', 'queue', workPerSecond > 0 ? Infinity : 0, terms);
  const counted = Math.min(servers, mostServers);
  const arrivalsPerMs = (workPerSecond / queues / 1000) * (counted / servers);
  const queue: Queue = { servers: counted, arrivalsPerMs, meanServiceMs: settings.serviceTimeMs, scv: scvOf(component) };
  return modelled('wait', 'queue', meanWaitMs(queue), terms);
}

/**
 * Returns how many times as long as one instance's answer a request waits that is sent to several and needs some of their answers: the mean of
 * the `needed`-th smallest of `asked` exponential times, 1 / asked + … + 1 / (asked − needed + 1), independent as where none waits. Times that
 * vary less are nearer to one: in proportion to their squared coefficient of variation, which is our approximation.
 * Source: A. Rényi, "On the theory of order statistics", Acta Mathematica Academiae Scientiarum Hungaricae 4, 1953.
 */
export function fanOutFactor({ asked, needed }: FanOut, scv: number): number {
  let factor = 0;
  for (let left = asked - needed + 1; left <= asked; left++) factor += 1 / left;
  return 1 + Math.min(1, scv) * (factor - 1);
}

/**
 * Adds up the mean time to an answer of one kind of request: the round trips of the calls and the passages of the components that it waits
 * for, as often as it does, of several instances at once the last one that is needed. Infinity when one of them cannot keep up.
 */
export function latencyOf(design: Design, flow: KindFlow, passages: ReadonlyMap<string, Passage>): Explained {
  const { kind, byId } = flow.wiring;
  const terms: Term[] = [];
  for (const [id, { waited, worked, perRequest }] of flow.visits) {
    const component = byId.get(id)!;
    const passage = passages.get(id);
    const visits = perRequest === 0 ? 0 : waited * (worked / perRequest);
    if (!passage || !isStation(component) || visits === 0) continue;
    const factor = fanOutFactor(fanOutOf(component, kind.readOrWrite), scvOf(component));
    terms.push({ id: 'passage', value: visits * factor * passage.passageMs.value, of: id });
  }
  for (const { id, roundTripMs } of design.connections) {
    const calls = flow.calls.get(id) ?? 0;
    if (calls > 0 && roundTripMs > 0) terms.push({ id: 'round-trip', value: calls * roundTripMs, of: id });
  }
  return sum('latency', terms);
}
