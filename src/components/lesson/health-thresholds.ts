/** How backends are checked, and what a well one does to the checks. */
export interface HealthRules {
  /** Time from the start of one active check to the start of the next, in seconds, above 0. */
  readonly intervalSeconds: number;
  /** Failed checks in a row that take a backend out, 1 or more. */
  readonly fall: number;
  /** Good checks in a row that bring it back, 1 or more. */
  readonly rise: number;
  /** Chance that a check of a well backend, or a request to it, fails, each by itself; 0 to 1. */
  readonly falseFailure: number;
  /** Failed requests in a row after which a passive check takes a backend out, 1 or more. */
  readonly passiveFall: number;
}

/** What is checked, and by how many that judge each for themselves. */
export interface JudgedFleet {
  readonly backends: number;
  /** Balancers or clients; each checks all backends and counts its own failures. */
  readonly judges: number;
  /** Requests to one backend from all judges together, per second, above 0. */
  readonly requestsPerSecond: number;
}

/** A time that depends on where in an interval the change falls, in seconds. */
export interface Span {
  readonly least: number;
  readonly mean: number;
  readonly most: number;
}

/** What one way of checking does; times in seconds, Infinity for never. */
export interface CheckOutcome {
  /** From a crash to the moment when a judge has taken the backend out. */
  readonly ejection: Span;
  /** Requests that fail until then, on average. */
  readonly failedRequests: number;
  /** Between two false ejections of one well backend, by any judge. */
  readonly falseEjection: number;
  /** Between two false ejections anywhere in the fleet. */
  readonly falseEjectionInFleet: number;
  /** Checks that one backend answers, per second. */
  readonly checksPerSecond: number;
}

/**
 * Returns the mean number of independent tries, each a success with `chance` (0 to 1), until `length` (1 or more) successes in a row;
 * Infinity for a chance of 0. Source: W. Feller, "An introduction to probability theory and its applications", volume 1, section XIII.7.
 */
export function meanTriesUntilRun(chance: number, length: number): number {
  let run = 1;
  for (let at = 0; at < length; at++) run *= chance;
  if (run === 0) return Infinity;
  return chance === 1 ? length : (1 - run) / ((1 - chance) * run);
}

/**
 * Returns the time from a change to the end of `count` checks in a row that show it, when checks start every `intervalSeconds` and each
 * takes `answerSeconds` to tell: the first of them starts up to one interval after the change.
 */
export function spanOfChecks(intervalSeconds: number, count: number, answerSeconds = 0): Span {
  const least = (count - 1) * intervalSeconds + answerSeconds;
  return { least, mean: least + intervalSeconds / 2, most: least + intervalSeconds };
}

/** Computes what active checks do: every judge asks every backend once an interval. A crashed backend refuses at once. */
export function judgeActively(rules: HealthRules, { backends, judges, requestsPerSecond }: JudgedFleet): CheckOutcome {
  const ejection = spanOfChecks(rules.intervalSeconds, rules.fall);
  const falseEjection = (rules.intervalSeconds * meanTriesUntilRun(rules.falseFailure, rules.fall)) / judges;
  return {
    ejection,
    failedRequests: requestsPerSecond * ejection.mean,
    falseEjection,
    falseEjectionInFleet: falseEjection / backends,
    checksPerSecond: judges / rules.intervalSeconds,
  };
}

/** Computes what passive checks do: every judge counts the failures in a row among its own requests, which come evenly spaced. */
export function judgePassively(rules: HealthRules, { backends, judges, requestsPerSecond }: JudgedFleet): CheckOutcome {
  const falseEjection = meanTriesUntilRun(rules.falseFailure, rules.passiveFall) / requestsPerSecond;
  return {
    ejection: spanOfChecks(judges / requestsPerSecond, rules.passiveFall),
    failedRequests: rules.passiveFall * judges,
    falseEjection,
    falseEjectionInFleet: falseEjection / backends,
    checksPerSecond: 0,
  };
}
