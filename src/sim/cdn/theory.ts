import { exp } from '../../kernel/index.ts';
import { zipfProbabilities } from '../workload/index.ts';
import type { CdnScenario } from './scenario.ts';

/**
 * Returns the share of requests for one object at one edge that hit, where requests are Poisson and a copy lives `ttlSec` from its fetch:
 * a fetch and then λT hits on average, so λT / (1 + λT).
 * Source: J. Jung, A. W. Berger, H. Balakrishnan, "Modeling TTL-based Internet caches", IEEE INFOCOM 2003, for Poisson arrivals.
 */
export function ttlHitRatio(requestsPerSec: number, ttlSec: number): number {
  const hits = requestsPerSec * ttlSec;
  return hits / (1 + hits);
}

/** Returns how often a second the origin is asked for that object by that edge: λ / (1 + λT), under 1 / T however many requests come. */
export function ttlFetchesPerSec(requestsPerSec: number, ttlSec: number): number {
  return requestsPerSec / (1 + requestsPerSec * ttlSec);
}

/**
 * Returns the share of hits that are stale, where the object changes as a Poisson process of `changesPerSec`. A hit finds the copy at an
 * age uniform over its life, as Poisson requests are uniform given their number, and a copy of age a is stale with probability 1 − e^(−μa):
 * 1 − (1 − e^(−μT)) / (μT).
 */
export function staleShareOfHits(changesPerSec: number, ttlSec: number): number {
  const changes = changesPerSec * ttlSec;
  return 1 - (1 - exp(-changes)) / changes;
}

/**
 * Returns the mean staleness of a hit in seconds, 0 for those that are true: the mean over ages a of E[(a − X)+] = a − (1 − e^(−μa)) / μ
 * with X exponential, which is T/2 − 1/μ + (1 − e^(−μT)) / (μ²T).
 */
export function meanStalenessOfHitsSec(changesPerSec: number, ttlSec: number): number {
  const mean = 1 / changesPerSec;
  return ttlSec / 2 - mean + (mean * mean * (1 - exp(-changesPerSec * ttlSec))) / ttlSec;
}

/** What theory says of a way in the long run. */
export interface CdnTheory {
  readonly originPerSec: number;
  /** Of all answers, 0 to 1. */
  readonly staleShare: number;
}

/**
 * Returns what pulling comes to in the long run, the objects summed up: without a shield each edge is a cache of its own, with one all of
 * them are one cache, as copies expire together and any request may refresh them.
 */
export function theoryOfPull(scenario: CdnScenario, ttlSec: number, hasShield: boolean): CdnTheory {
  const { objects, alpha, edges, requestsPerSec, changeEveryNs } = scenario;
  const caches = hasShield ? 1 : edges;
  const stale = staleShareOfHits(1e9 / changeEveryNs, ttlSec);
  let originPerSec = 0;
  let staleShare = 0;
  for (const popularity of zipfProbabilities(objects, alpha)) {
    const rate = (requestsPerSec * popularity) / caches;
    originPerSec += caches * ttlFetchesPerSec(rate, ttlSec);
    staleShare += popularity * ttlHitRatio(rate, ttlSec) * stale;
  }
  return { originPerSec, staleShare };
}
