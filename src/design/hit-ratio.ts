import { exp } from '../kernel/index.ts';
import { characteristicTime } from '../sim/cache/characteristic-time.ts';
import { type KeyBucket, keysIn } from './key-popularity.ts';
import type { CacheSettings } from './settings.ts';

/** How long a cache keeps a key that is not asked for again, and by which model that is. */
export interface KeepingTime {
  /** Infinity where all keys fit. */
  readonly seconds: number;
  readonly model: 'che' | 'characteristic-time-fifo' | 'all-fit';
}

/**
 * Returns how long a cache keeps a key that is not asked for again. `reads` are the requests per second for each key of a bucket. Policies
 * other than FIFO and random eviction are taken for LRU, which most of them better.
 */
export function keepingTime(buckets: readonly KeyBucket[], reads: Float64Array, cache: CacheSettings): KeepingTime {
  const isFifo = cache.evictionPolicy === 'fifo' || cache.evictionPolicy === 'random';
  const counts = new Float64Array(buckets.length);
  let distinct = 0;
  for (let at = 0; at < counts.length; at++) {
    counts[at] = keysIn(buckets[at]!);
    if (reads[at]! > 0) distinct += counts[at]!;
  }
  if (distinct <= cache.capacityEntries) return { seconds: Infinity, model: 'all-fit' };
  const model = isFifo ? 'characteristic-time-fifo' : 'che';
  if (cache.capacityEntries === 0) return { seconds: 0, model };
  return { seconds: characteristicTime(counts, reads, cache.capacityEntries, isFifo ? 'insertion' : 'use'), model };
}

/** What comes for one key, per second, as Poisson processes. */
export interface KeyRates {
  readonly reads: number;
  /** Writes through the cache, each of which drops the copy. */
  readonly writes: number;
}

/**
 * Returns the chance, 0 to 1, that a read of a key hits: that it is kept, not expired and not written since it was fetched.
 *
 * With reads λ, writes μ, characteristic time T and no time to live, a read hits when the gap before it is shorter than T and holds no write:
 * λ / (λ + μ) · (1 − e^(−(λ+μ)T)), Che's formula at μ = 0. Where the time to live τ is the shorter, a fetch is followed by H = λ (1 − e^(−μτ))
 * / μ hits and the chance is H / (1 + H), which is λτ / (1 + λτ) at μ = 0 (Jung, Berger, Balakrishnan, "Modeling TTL-based Internet caches",
 * IEEE INFOCOM 2003). Where τ is the longer, H is interpolated between its value at τ = T, with the slope it has there, and that without a
 * time to live: our own step, exact at both ends.
 */
export function hitChance({ reads, writes }: KeyRates, time: KeepingTime, ttlSec: number): number {
  if (reads === 0 || time.seconds === 0) return 0;
  const isFifo = time.model === 'characteristic-time-fifo';
  if (ttlSec <= time.seconds || isFifo) return chanceOf(hitsWithin(reads, writes, Math.min(ttlSec, time.seconds)));
  const unlimited = (reads / (reads + writes)) * (1 - exp(-(reads + writes) * time.seconds));
  if (ttlSec === Infinity) return unlimited;
  const least = hitsWithin(reads, writes, time.seconds);
  const further = unlimited / (1 - unlimited) - least;
  if (further === Infinity) return chanceOf(hitsWithin(reads, writes, ttlSec));
  if (further <= 0) return unlimited;
  const slope = reads * exp(-writes * time.seconds) * (1 - exp(-reads * time.seconds));
  return chanceOf(least + further * (1 - exp((-slope * (ttlSec - time.seconds)) / further)));
}

/** Returns the hits that follow a fetch within a time, or up to the first write. */
function hitsWithin(reads: number, writes: number, seconds: number): number {
  const dropped = writes * seconds;
  // Below this the difference from 1 would lose the digits; seconds may be infinite without any writes.
  if (writes === 0 || dropped < 1e-9) return reads * seconds;
  return (reads * (1 - exp(-dropped))) / writes;
}

function chanceOf(hits: number): number {
  return hits === Infinity ? 1 : hits / (1 + hits);
}
