import { assert, exp } from '../../kernel/index.ts';

/** A queue with Poisson arrivals before equal servers, first come first served. Rates are per millisecond, times in milliseconds. */
export interface Queue {
  /** Whole, from 1. */
  readonly servers: number;
  readonly arrivalsPerMs: number;
  readonly meanServiceMs: number;
  /** Squared coefficient of variation of the service times: 0 fixed, 1 exponential. */
  readonly scv: number;
}

/** Returns the share of its servers' time that a queue asks for; from 1 on it grows without bound. */
export function loadOf({ servers, arrivalsPerMs, meanServiceMs }: Queue): number {
  return (arrivalsPerMs * meanServiceMs) / servers;
}

/**
 * Returns the probability that a customer of an M/M/c has to wait; 1 when `offered` (arrival rate times mean service) is `servers` or more.
 * Source: Erlang (1917), by the recursion of Erlang B: Cooper, Introduction to Queueing Theory, 2nd edition, 1981, section 3.4.
 */
export function waitProbability(servers: number, offered: number): number {
  if (offered >= servers) return 1;
  const blocking = refusalProbability(servers, offered);
  return blocking / (1 - (offered / servers) * (1 - blocking));
}

/**
 * Returns the share of customers turned away by servers without a waiting room, whatever the distribution of their service times.
 * Source: Erlang (1917), by the recursion in Cooper, Introduction to Queueing Theory, 2nd edition, 1981, section 3.3.
 */
export function refusalProbability(servers: number, offered: number): number {
  assert(Number.isInteger(servers) && servers >= 1 && offered >= 0, `no queue has ${servers} servers and ${offered} erlangs`);
  let blocking = 1;
  for (let k = 1; k <= servers; k++) blocking = (offered * blocking) / (k + offered * blocking);
  return blocking;
}

/** How far the formula of a mean wait can be trusted: `exact`, or an approximation for several servers. */
export type Trust = 'exact' | 'approximate';

/** Tells whether {@link meanWaitMs} is exact: for one server, and for exponential services. */
export function trustOf({ servers, scv }: Queue): Trust {
  return servers === 1 || Math.abs(scv - 1) < 1e-9 ? 'exact' : 'approximate';
}

/**
 * Returns the mean wait before service, Infinity at a load of 1 or more. Exact for M/M/c (Erlang C) and M/G/1 (Pollaczek 1930, Khinchine
 * 1932; Kleinrock, Queueing Systems 1, 1975, section 5.6). For several servers and other services it is the M/M/c wait times
 * (1 + scv) / 2, an approximation: Lee and Longton, Operational Research Quarterly 10(1), 1959.
 */
export function meanWaitMs(queue: Queue): number {
  const { servers, arrivalsPerMs, meanServiceMs, scv } = queue;
  const load = loadOf(queue);
  if (load >= 1) return Infinity;
  const waitMMc = (waitProbability(servers, arrivalsPerMs * meanServiceMs) * meanServiceMs) / (servers * (1 - load));
  return (waitMMc * (1 + scv)) / 2;
}

/**
 * Returns the probability that a customer of an M/M/c spends more than `ms` in the system: the service, and with the probability of
 * Erlang C an exponential wait before it. Source: Kleinrock, Queueing Systems 1, 1975, section 3.5, convolved with the service.
 */
export function beyondMs(queue: Queue, ms: number): number {
  return tailOf(queue)(ms);
}

/** Returns {@link beyondMs} of a queue as a function of the time alone; Erlang C, the dear part, is computed once. */
function tailOf({ servers, arrivalsPerMs, meanServiceMs }: Queue): (ms: number) => number {
  const service = 1 / meanServiceMs;
  const drain = servers * service - arrivalsPerMs;
  const waits = waitProbability(servers, arrivalsPerMs * meanServiceMs);
  // Where the two rates meet the general form is 0/0.
  if (Math.abs(drain - service) < 1e-6 * service) return (ms) => exp(-service * ms) * (1 + waits * service * ms);
  return (ms) => {
    const served = exp(-service * ms);
    return (1 - waits) * served + (waits * (drain * served - service * exp(-drain * ms))) / (drain - service);
  };
}

/** Returns the time that a share (0 to 1) of the customers of an M/M/c do not exceed, by bisection; Infinity at a load of 1 or more. */
export function quantileMs(queue: Queue, share: number): number {
  assert(share >= 0 && share < 1, `share ${share} is not in 0 to 1`);
  if (loadOf(queue) >= 1) return Infinity;
  const beyond = tailOf(queue);
  let high = queue.meanServiceMs;
  while (beyond(high) > 1 - share) high *= 2;
  let low = 0;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (beyond(middle) > 1 - share) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Returns the load, in whole percent, at which the load over the mean time in the system is greatest: where a ray from the origin touches
 * the curve. `queueAt` gives the queue at a load of 0 to 1.
 * Source: the point of greatest power, L. Kleinrock, "Power and deterministic rules of thumb for probabilistic problems in computer
 * communications", ICC 1979; in an M/G/1 exactly one customer is then in the system on average (as in G. Rubino, ICCCN 2011).
 */
export function kneePercent(queueAt: (load: number) => Queue): number {
  let knee = 1;
  let least = Infinity;
  for (let percent = 1; percent < 100; percent++) {
    const queue = queueAt(percent / 100);
    const cost = (queue.meanServiceMs + meanWaitMs(queue)) / percent;
    if (cost >= least) continue;
    least = cost;
    knee = percent;
  }
  return knee;
}
