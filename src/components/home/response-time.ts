/** Mean work of one request, in milliseconds. */
export const serviceTimeMs = 10;

/** The loads the figure shows, as fractions of capacity. */
export const highestLoad = 0.95;

// The share of requests that the p99 leaves out, as a natural logarithm: an exponential exceeds m times its mean with probability e^-m.
const p99OverMean = 4.605170185988092;

/** Response times at a load. */
export interface ResponseTime {
  readonly meanMs: number;
  readonly p99Ms: number;
}

/**
 * Returns the response time of a single server with random arrivals and random work (M/M/1) at a load in [0, 1): the mean is work divided
 * by what is left, and response times are exponential. Source: L. Kleinrock, Queueing Systems, volume 1 (1975), section 3.2.
 */
export function responseTime(load: number): ResponseTime {
  const meanMs = serviceTimeMs / (1 - load);
  return { meanMs, p99Ms: meanMs * p99OverMean };
}
