/** What a balancer knows of one backend. */
export interface BackendState {
  readonly id: string;
  /** Requests running on it, 0 or more. */
  readonly running: number;
  /** Its latency of late, in milliseconds, 0 or more. */
  readonly latencyMs: number;
  /** What it sent of late, in Mbit/s, 0 or more. */
  readonly mbits: number;
}

/** A rule of the figure: what it compares, least first. */
export interface PickRule {
  readonly name: string;
  readonly costOf: (backend: BackendState) => number;
}

/** The rules, in the order of the table's columns. Least response time: what the backend took of late, times the requests it would then have. */
export const pickRules: readonly PickRule[] = [
  { name: 'Least connections', costOf: ({ running }) => running },
  { name: 'Least response time', costOf: waitOf },
  { name: 'Least bandwidth', costOf: ({ mbits }) => mbits },
];

/** The backends the figure begins with: the third is fast, has much running and sends much. */
export const firstBackends: readonly BackendState[] = [
  { id: 'a', running: 2, latencyMs: 50, mbits: 40 },
  { id: 'b', running: 3, latencyMs: 50, mbits: 10 },
  { id: 'c', running: 5, latencyMs: 10, mbits: 80 },
];

/** Returns the expected wait of one more request, in milliseconds. */
export function waitOf({ running, latencyMs }: BackendState): number {
  return latencyMs * (running + 1);
}

/** Returns the backends that a rule finds least loaded: one, or several that are level. */
export function picksOf({ costOf }: PickRule, backends: readonly BackendState[]): readonly string[] {
  const least = Math.min(...backends.map(costOf));
  return backends.filter((backend) => costOf(backend) === least).map(({ id }) => id);
}

/** Says where each rule sends the next request: "Least connections: a. ...". */
export function describePicks(backends: readonly BackendState[]): string {
  return `The next request goes to: ${pickRules.map((rule) => `${rule.name.toLowerCase()}, ${picksOf(rule, backends).join(' or ')}`).join('; ')}.`;
}
