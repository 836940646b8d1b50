import { assert, exp, ln, power, type Nanos, type RandomStream } from '../../kernel/index.ts';

/** A distribution of spans of time. Rules M6 to M8 of SPEC.md. */
export interface Distribution {
  /** The mean in nanoseconds, before samples are rounded. */
  readonly meanNs: number;
  /** The squared coefficient of variation (variance over squared mean): 0 is constant, 1 exponential, above 1 bursty. */
  readonly scv: number;
  /** Draws a span from the stream, rounded to whole nanoseconds. */
  sample(stream: RandomStream): Nanos;
}

/** Returns the distribution of a span that never varies. */
export function deterministic(spanNs: Nanos): Distribution {
  assert(Number.isInteger(spanNs) && spanNs >= 0, `${spanNs} ns is not a span of virtual time`);
  return { meanNs: spanNs, scv: 0, sample: () => spanNs };
}

/** Returns the exponential distribution: memoryless, as gaps of independent users are. */
export function exponential(meanNs: number): Distribution {
  assertMean(meanNs);
  return { meanNs, scv: 1, sample: (stream) => Math.round(stream.exponential(meanNs)) };
}

/** One kind of work in a mixture. */
export interface Branch {
  probability: number;
  meanNs: number;
}

/** Returns the mixture of exponentials: few long jobs among many short ones; probabilities must add up to 1. */
export function hyperexponential(branches: readonly Branch[]): Distribution {
  const total = branches.reduce((sum, branch) => sum + branch.probability, 0);
  assert(Math.abs(total - 1) < 1e-9, `probabilities add up to ${total}, not to 1`);
  for (const branch of branches) assertMean(branch.meanNs);
  const meanNs = branches.reduce((sum, { probability, meanNs }) => sum + probability * meanNs, 0);
  const secondMoment = branches.reduce((sum, { probability, meanNs }) => sum + 2 * probability * meanNs * meanNs, 0);
  const sample = (stream: RandomStream) => {
    let left = stream.float();
    let chosen = branches[branches.length - 1]!;
    for (const branch of branches) {
      left -= branch.probability;
      if (left >= 0) continue;
      chosen = branch;
      break;
    }
    return Math.round(stream.exponential(chosen.meanNs));
  };
  return { meanNs, scv: secondMoment / (meanNs * meanNs) - 1, sample };
}

/** Returns the lognormal distribution with the given mean and squared coefficient of variation (above 0): a common fit of latencies. */
export function lognormal(meanNs: number, scv: number): Distribution {
  assertMean(meanNs);
  assert(scv > 0, `a lognormal distribution of scv ${scv} does not exist`);
  const variance = ln(1 + scv);
  const location = ln(meanNs) - variance / 2;
  const scale = Math.sqrt(variance);
  return { meanNs, scv, sample: (stream) => Math.round(exp(location + scale * standardNormal(stream))) };
}

/**
 * Returns the Pareto distribution cut to [minNs, maxNs]: a heavy tail that stays finite; the smaller the shape (> 0), the heavier.
 * Source: Harchol-Balter, Performance Modeling and Design of Computer Systems, 2013, chapter 20.
 */
export function boundedPareto(options: { minNs: number; maxNs: number; shape: number }): Distribution {
  const { minNs, maxNs, shape } = options;
  assert(minNs > 0 && maxNs > minNs && shape > 0, `no bounded Pareto distribution on ${minNs} to ${maxNs} ns of shape ${shape}`);
  const kept = 1 - power(minNs / maxNs, shape);
  const moment = (k: number) => {
    const integral = k === shape ? ln(maxNs / minNs) : (power(maxNs, k - shape) - power(minNs, k - shape)) / (k - shape);
    return (shape * power(minNs, shape) * integral) / kept;
  };
  const meanNs = moment(1);
  const sample = (stream: RandomStream) => Math.round(minNs * power(1 - stream.float() * kept, -1 / shape));
  return { meanNs, scv: moment(2) / (meanNs * meanNs) - 1, sample };
}

/** Draws from the standard normal distribution. Source: Marsaglia and Bray, SIAM Review 6(3), 1964 (the polar method: no cosine). */
export function standardNormal(stream: RandomStream): number {
  for (;;) {
    const x = 2 * stream.float() - 1;
    const y = 2 * stream.float() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * ln(square)) / square);
  }
}

function assertMean(meanNs: number): void {
  assert(meanNs > 0 && meanNs < Number.MAX_SAFE_INTEGER, `a mean of ${meanNs} ns is not above zero and finite`);
}
