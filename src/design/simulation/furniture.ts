import { type Nanos, nanosFromMs, type RandomStream } from '../../kernel/index.ts';
import type { Simulation } from '../../sim/index.ts';
import { instancesOf, keepsShards } from '../station.ts';
import { Balancer } from './balancer.ts';
import type { Call } from './call.ts';
import { hashOwner, KeyCache } from './key-cache.ts';
import type { Parts } from './parts.ts';
import type { Plan, PlanNode } from './plan.ts';
import type { Pool } from './pool.ts';
import { Station } from './station.ts';
import { Versions } from './versions.ts';

/** What a run is fitted with before it starts: stations with their caches, histories of keys and balancers. */
export interface Furniture {
  readonly stations: readonly Station[];
  readonly balancers: readonly Balancer[];
  /** By number of the store. */
  readonly cachesOver: readonly (readonly KeyCache[])[];
  readonly versionsTo: readonly (readonly Versions[])[];
  /** Returns the pool that a balancer picked, or for a call that came without one any that is up. */
  pickPool(picked: number, station: Station): number;
  /** Returns the pool of the instance that a cache keeps a key on, or where that is down or there is none the next that is up. */
  poolOfKey(key: number, station: Station): number;
  /** Tells whether a read hits; undefined when the learner's own cache broke. What it holds is then what the call answers. */
  askCache(call: Call, station: Station): boolean | undefined;
}

/** Fits a run of a plan with what its components need. */
export function furnish(plan: Plan, parts: Parts, sim: Simulation, stream: RandomStream): Furniture {
  const stations = plan.nodes.map((node) => new Station(sim, node, stream.fork(`component ${node.component.id}`)));
  for (const station of stations) {
    station.cache = makeCache(plan, station.node, parts, () => sim.now);
    addVersions(plan, station);
  }
  const versionsTo = stations.map((): Versions[] => []);
  for (const { node, versionsFrom } of stations) node.copiesTo.forEach((edge, index) => versionsTo[edge.to]!.push(versionsFrom[index]!));
  for (const station of stations) station.balancers = makeBalancers(parts, station, stations, sim);
  return {
    stations,
    balancers: [...new Set(stations.flatMap(({ balancers }) => balancers).filter((balancer) => balancer !== undefined))],
    cachesOver: findCachesOver(plan, stations),
    versionsTo,
    pickPool(picked, station) {
      if (picked >= 0) return picked;
      const first = station.pools.length === 1 ? 0 : station.chance.below(station.pools.length);
      for (let step = 0; step < station.pools.length; step++) {
        const pool = (first + step) % station.pools.length;
        if (station.pools[pool]!.isUp) return pool;
      }
      return first;
    },
    poolOfKey(key, { cache, pools }) {
      if (pools.length === 1) return 0;
      const owner = cache?.instanceOf(key) ?? -1;
      if (owner >= 0 && pools[owner]!.isUp) return owner;
      return nextUp(key, pools);
    },
    askCache: (call, station) => askCache(sim, call, station),
  };
}

/** Spreads keys over the pools that are up. */
function nextUp(key: number, pools: readonly Pool[]): number {
  return hashOwner(key, (instance) => pools[instance]!.isUp, pools.length);
}

function askCache(sim: Simulation, call: Call, station: Station): boolean | undefined {
  const { settings } = station.node.component;
  const { cache } = station;
  if (cache === undefined) {
    const isHit = 'hitRatio' in settings && station.chance.float() < (settings.hitRatio ?? 0);
    if (isHit) station.givenHits++;
    else station.givenMisses++;
    return isHit;
  }
  const { key } = call;
  try {
    if (!cache.ask(key, sim.now)) return false;
  } catch {
    return undefined;
  }
  call.staleSinceNs = cache.staleSince(key);
  // Whoever keeps this copy on gets it with its age: what was written since the original was read is known by `staleSince`.
  call.readNs = sim.now;
  return true;
}

function makeCache(plan: Plan, { component }: PlanNode, parts: Parts, nowNs: () => Nanos): KeyCache | undefined {
  if (component.kind !== 'cache' && component.kind !== 'cdn') return undefined;
  const { settings } = component;
  const part = parts.get(component.id);
  if (settings.hitRatio !== null && part === undefined) return undefined;
  return new KeyCache({
    id: component.id,
    capacity: Math.min(Math.round(settings.capacityEntries * plan.keyScale), 2 ** 30),
    ttlNs: settings.ttlMs === null ? Infinity : nanosFromMs(settings.ttlMs),
    policy: settings.evictionPolicy,
    keyCount: plan.keyCount,
    instances: Math.max(1, instancesOf(component)),
    make: part?.cache,
    ownerOf: part?.ownerOf,
    nowNs,
  });
}

function addVersions(plan: Plan, station: Station): void {
  const { component, copiesTo } = station.node;
  const lagMs = 'replicationLagMs' in component.settings ? component.settings.replicationLagMs : 0;
  if (keepsShards(component)) station.versions = new Versions(plan.keyCount, nanosFromMs(lagMs));
  for (const { roundTripNs } of copiesTo)
    station.versionsFrom.push(new Versions(plan.keyCount, nanosFromMs(lagMs) + Math.round(roundTripNs / 2)));
}

/** Makes the balancers of a component by kind of request; kinds that go the same ways share one, which then counts them all. */
function makeBalancers(parts: Parts, { node, chance }: Station, stations: readonly Station[], sim: Simulation): (Balancer | undefined)[] {
  const { component, calls: ways } = node;
  const { kind } = component;
  if (kind !== 'load-balancer' && kind !== 'dns') return ways.map(() => undefined);
  const made = new Map<string, Balancer>();
  return ways.map((edges) => {
    const name = edges.map(({ id }) => id).join(' ');
    const known = made.get(name);
    if (known) return known;
    const policy = kind === 'load-balancer' ? component.settings.policy : 'shared-queue';
    const make = kind === 'load-balancer' ? parts.get(component.id)?.balancer : undefined;
    const env = { stream: chance.fork(`balancer ${name}`), nowNs: () => sim.now };
    const balancer = new Balancer(edges, stations, policy, make, env);
    made.set(name, balancer);
    return balancer;
  });
}

/** Finds, for each component, the caches that call it, directly or through others. */
function findCachesOver(plan: Plan, stations: readonly Station[]): KeyCache[][] {
  const over = stations.map((): KeyCache[] => []);
  for (const { cache, node } of stations) {
    if (cache === undefined) continue;
    const reached = new Set<number>([node.index]);
    // A set hands out what is added to it during the walk.
    for (const at of reached) for (const edges of plan.nodes[at]!.calls) for (const { to } of edges) reached.add(to);
    for (const at of reached) over[at]!.push(cache);
  }
  return over;
}
