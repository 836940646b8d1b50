import { serves } from './cycles.ts';
import type { Component, ComponentOf, Connection, Design } from './design.ts';
import { hitChance, type KeepingTime, keepingTime } from './hit-ratio.ts';
import { bucketKeys, type KeyBucket, keysIn, zipfShares } from './key-popularity.ts';
import { type Explained, modelled, type Term } from './explanation.ts';
import type { Load, RequestKind } from './load.ts';
import { canServe } from './station.ts';
import { dispatchOf, sharesOf, wireUp, type Wiring } from './wiring.ts';

/** What one kind of request comes to at one component. */
export interface Visits {
  /** Visits per request, those it waits for and those of its copies. */
  readonly perRequest: number;
  /** Visits per request that its answer waits for. */
  readonly waited: number;
  /** Visits per request that a worker is busy with: all, but for names that a client still knows. */
  readonly worked: number;
  /** Of a cache, the share of reads that hit, 0 to 1. */
  readonly hitRatio?: Explained;
}

/** What one kind of request does in a design. */
export interface KindFlow {
  readonly wiring: Wiring;
  readonly visits: ReadonlyMap<string, Visits>;
  /** Calls per request over each sync connection that its answer waits for. */
  readonly calls: ReadonlyMap<string, number>;
}

/** What a load does in a design. */
export interface Flow {
  readonly kinds: readonly KindFlow[];
  /** Writes per second that come to a store as copies of another's, over `replicates` connections. */
  readonly replicatedPerSecond: ReadonlyMap<string, number>;
  /** What each cache whose hits are worked out keeps, by its id; none where no cache needs it. */
  readonly kept: ReadonlyMap<string, KeptKeys>;
}

/** Which keys a cache keeps once it is warm, by buckets of keys alike in popularity. */
export interface KeptKeys {
  readonly buckets: readonly KeyBucket[];
  /** The chance that a key is kept and may be served, which is that of a hit. */
  readonly chances: Float64Array;
  /** Reads per second of one key. */
  readonly reads: Float64Array;
  /** How long a key is kept that is not asked for again, in seconds; Infinity where all fit. */
  readonly keptSeconds: number;
  /** The model that says so. */
  readonly model: KeepingTime['model'];
}

type CacheComponent = ComponentOf<'cache'> | ComponentOf<'cdn'>;

/** Per bucket of keys: visits per request that are waited for, and those that are not. */
interface Stream {
  readonly waited: Float64Array;
  readonly aside: Float64Array;
}

/** A kind of request on its way: where it can go, and by bucket the share of its requests for each key, and for all of the bucket's. */
interface Traveller {
  readonly wiring: Wiring;
  readonly shares: Float64Array;
  readonly weights: Float64Array;
}

/** By cache, what it keeps. */
type HitChances = ReadonlyMap<string, KeptKeys>;

/** How often hit ratios are worked out anew: caches in front change what those behind are asked. */
const mostPasses = 12;

/**
 * Works out how often each component is visited, from the entries along the connections. Hit ratios that are not given come from the keys,
 * which all kinds of request share; they are worked out again until they agree to 1 in 10^6, twelve times at most. Design and load must fit
 * (`findStructureProblems`, `findLoadProblems`). Misses of one cache are taken for Poisson requests to the next, which flatters a cache behind
 * one that keeps keys for longer than itself.
 */
export function flowOf(design: Design, load: Load): Flow {
  const wirings = load.kinds.map((kind) => wireUp(design, kind));
  const caches = design.components.filter((one): one is CacheComponent => one.kind === 'cache' || one.kind === 'cdn');
  const askedCaches = caches.filter(
    ({ id, settings }) => settings.hitRatio === null && wirings.some(({ order }) => order.some((one) => one.id === id)),
  );
  // Keys are told apart only where a cache depends on it.
  const areKeysTold = askedCaches.length > 0;
  const buckets = areKeysTold ? bucketKeys(load.kinds.map(({ keys }) => keys.count)) : [{ first: 1, last: 1 }];
  const travellers = wirings.map((wiring): Traveller => {
    const { count, skew } = wiring.kind.keys;
    const shares = areKeysTold ? zipfShares(buckets, count, skew) : Float64Array.of(1);
    return { wiring, shares, weights: shares.map((share, bucket) => share * keysIn(buckets[bucket]!)) };
  });
  let hits: HitChances = new Map();
  const leaders = leadersOf(design, travellers);
  let journeys = followAll(travellers, leaders, hits);
  for (let pass = 0; pass < mostPasses && areKeysTold; pass++) {
    const next = hitChancesOf(askedCaches, travellers, buckets, journeys);
    const isSettled = farthest(hits, next) < 1e-6;
    hits = next;
    if (isSettled) break;
    journeys = followAll(travellers, leaders, hits);
  }
  const kinds = travellers.map((traveller, at) => sumUp(traveller, journeys[at]!, hits));
  return { kinds, replicatedPerSecond: replicate(design, kinds), kept: hits };
}

/** What came of following one kind of request. */
interface Journey {
  readonly at: ReadonlyMap<string, Stream>;
  /** By connection, the calls per request that are waited for. */
  readonly calls: ReadonlyMap<string, number>;
}

/** Returns by kind of request the first that goes the same ways with the same keys: they come to the same at each component. */
function leadersOf(design: Design, travellers: readonly Traveller[]): readonly number[] {
  const first = new Map<string, number>();
  return travellers.map(({ wiring: { kind } }, at) => {
    const ways = design.connections.map((connection) => (serves(connection, kind.id) ? 1 : 0)).join('');
    const key = JSON.stringify([kind.entry, kind.readOrWrite, kind.keys.count, kind.keys.skew, ways]);
    const leader = first.get(key) ?? at;
    first.set(key, leader);
    return leader;
  });
}

function followAll(travellers: readonly Traveller[], leaders: readonly number[], hits: HitChances): readonly Journey[] {
  const journeys: Journey[] = [];
  for (const [at, leader] of leaders.entries()) journeys.push(journeys[leader] ?? follow(travellers[at]!, hits));
  return journeys;
}

/** Follows one kind of request from its entry, component by component in topological order. */
function follow({ wiring, weights }: Traveller, hits: HitChances): Journey {
  const at = new Map<string, Stream>();
  for (const { id } of wiring.order) at.set(id, { waited: new Float64Array(weights.length), aside: new Float64Array(weights.length) });
  at.get(wiring.kind.entry)!.waited.fill(1);
  const calls = new Map<string, number>();
  for (const component of wiring.order) {
    const here = at.get(component.id)!;
    const connections = wiring.calls(component);
    const picks = dispatchOf(component) === 'one' ? sharesOf(connections, wiring.byId) : undefined;
    const passed = passing(component, wiring.kind, hits);
    for (const [index, { id, to }] of connections.entries()) calls.set(id, passOn(here, at.get(to)!, picks?.[index] ?? passed, weights));
    for (const { to } of wiring.copies(component)) {
      const there = at.get(to)!;
      for (let bucket = 0; bucket < weights.length; bucket++) there.aside[bucket]! += here.waited[bucket]! + here.aside[bucket]!;
    }
  }
  return { at, calls };
}

/** Adds the share of a stream that is passed on, one for all or one less a share by bucket, to another; returns the calls per request. */
function passOn(from: Stream, to: Stream, passed: number | Float64Array, weights: Float64Array): number {
  const { waited, aside } = from;
  let perRequest = 0;
  for (let bucket = 0; bucket < weights.length; bucket++) {
    const passes = typeof passed === 'number' ? passed : 1 - passed[bucket]!;
    const called = waited[bucket]! * passes;
    to.waited[bucket]! += called;
    to.aside[bucket]! += aside[bucket]! * passes;
    perRequest += weights[bucket]! * called;
  }
  return perRequest;
}

/** Returns the share of visits that a component hands on, or by bucket what it does not: a cache hands on misses and every write. */
function passing(component: Component, kind: RequestKind, hits: HitChances): number | Float64Array {
  if ((component.kind !== 'cache' && component.kind !== 'cdn') || kind.readOrWrite === 'write' || !canServe(component)) return 1;
  const { hitRatio } = component.settings;
  return hitRatio === null ? (hits.get(component.id)?.chances ?? 1) : 1 - hitRatio;
}

function hitChancesOf(
  caches: readonly CacheComponent[],
  travellers: readonly Traveller[],
  buckets: readonly KeyBucket[],
  journeys: readonly Journey[],
): HitChances {
  return new Map(
    caches.map(({ id, settings }) => {
      const rates = { read: new Float64Array(buckets.length), write: new Float64Array(buckets.length) };
      for (const [index, { wiring, shares }] of travellers.entries()) {
        const stream = journeys[index]!.at.get(id);
        const rate = rates[wiring.kind.readOrWrite];
        for (let at = 0; stream && at < buckets.length; at++)
          rate[at]! += wiring.kind.ratePerSecond * shares[at]! * (stream.waited[at]! + stream.aside[at]!);
      }
      const time = keepingTime(buckets, rates.read, settings);
      const ttlSec = settings.ttlMs === null ? Infinity : settings.ttlMs / 1000;
      const chances = rates.read.map((reads, at) => hitChance({ reads, writes: rates.write[at]! }, time, ttlSec));
      return [id, { buckets, chances, reads: rates.read, keptSeconds: time.seconds, model: time.model }];
    }),
  );
}

function farthest(before: HitChances, after: HitChances): number {
  let most = 0;
  for (const [cache, { chances }] of after) {
    const old = before.get(cache)?.chances;
    for (let at = 0; at < chances.length; at++) most = Math.max(most, Math.abs(chances[at]! - (old?.[at] ?? 0)));
  }
  return most;
}

/** Adds the buckets up, each request asking for a key of one of them. */
function sumUp({ wiring, weights }: Traveller, { at, calls }: Journey, hits: HitChances): KindFlow {
  const add = (perBucket: (bucket: number) => number): number => {
    let total = 0;
    for (let bucket = 0; bucket < weights.length; bucket++) total += weights[bucket]! * perBucket(bucket);
    return total;
  };
  const visits = new Map<string, Visits>();
  for (const component of wiring.order) {
    const { waited, aside } = at.get(component.id)!;
    const perRequest = add((bucket) => waited[bucket]! + aside[bucket]!);
    const worked = component.kind === 'dns' ? perRequest * (1 - component.settings.hitRatio) : perRequest;
    const sums = { perRequest, waited: add((bucket) => waited[bucket]!), worked };
    if ((component.kind !== 'cache' && component.kind !== 'cdn') || wiring.kind.readOrWrite === 'write') {
      visits.set(component.id, sums);
      continue;
    }
    const found = hits.get(component.id);
    const hitVisits = add((bucket) => (waited[bucket]! + aside[bucket]!) * (found?.chances[bucket] ?? 0));
    visits.set(component.id, {
      ...sums,
      hitRatio: explainHits(component, wiring.kind, perRequest === 0 ? 0 : hitVisits / perRequest, found?.model),
    });
  }
  return { wiring, visits, calls };
}

function explainHits(component: CacheComponent, kind: RequestKind, ratio: number, model: KeepingTime['model'] | undefined): Explained {
  const { settings, id } = component;
  if (!canServe(component)) return modelled('hit-ratio', 'given', 0, []);
  if (settings.hitRatio !== null) return modelled('hit-ratio', 'given', settings.hitRatio, []);
  const lifetime: Term[] = settings.ttlMs === null ? [] : [{ id: 'lifetime', value: settings.ttlMs, of: id }];
  const sizes: Term[] = [
    { id: 'entries', value: settings.capacityEntries, of: id },
    { id: 'keys', value: kind.keys.count, of: kind.id },
  ];
  return modelled('hit-ratio', model ?? 'che', ratio, [...sizes, ...lifetime]);
}

/** Carries the writes of each store over its `replicates` connections, on and on, to each other store once. */
function replicate(design: Design, kinds: readonly KindFlow[]): ReadonlyMap<string, number> {
  const out = new Map<string, Connection[]>();
  for (const connection of design.connections) {
    if (connection.kind === 'replicates') out.set(connection.from, [...(out.get(connection.from) ?? []), connection]);
  }
  const carried = new Map<string, number>();
  for (const origin of out.keys()) {
    const writes = kinds.reduce(
      (total, { wiring, visits }) =>
        wiring.kind.readOrWrite === 'write' ? total + wiring.kind.ratePerSecond * (visits.get(origin)?.perRequest ?? 0) : total,
      0,
    );
    const reached = new Set([origin]);
    for (const store of reached) for (const { to } of out.get(store) ?? []) reached.add(to);
    reached.delete(origin);
    for (const store of reached) carried.set(store, (carried.get(store) ?? 0) + writes);
  }
  return carried;
}
