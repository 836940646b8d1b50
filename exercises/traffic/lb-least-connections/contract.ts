/** A server that requests can be sent to. */
export interface Backend {
  readonly id: string;
  /** Relative capacity: an integer from 1 to 1,000. */
  readonly weight: number;
}

/** A request on its way to some backend. */
export interface Request {
  readonly id: number;
  /** Dotted IPv4 address of the client. */
  readonly clientAddress: string;
  /** The backend named by the client's affinity cookie, if it sent one. Not used here. */
  readonly cookie?: string;
}

/** How a request ended. */
export interface Result {
  /** False for errors and timeouts. */
  readonly ok: boolean;
  /** Virtual milliseconds from the pick to the end, for failures too. */
  readonly latencyMs: number;
  readonly bytes: number;
}

/** What `createBalancer` is given. */
export interface BalancerEnv {
  /** The healthy backends at the start, perhaps none. No two have the same id. Frozen. */
  readonly backends: readonly Backend[];
  /** Returns the time in virtual milliseconds; it never goes back. */
  readonly now: () => number;
  /** Returns a number drawn uniformly from [0, 1). The only source of chance a balancer may use. */
  readonly random: () => number;
  /** How long a backend that joins takes to count in full, in milliseconds, at least 1. 10,000 where it is absent. */
  readonly slowStartMs?: number;
}

/** What `createBalancer` returns. */
export interface Balancer {
  /**
   * Returns the id of a healthy backend to serve the request; `undefined` only when there is none. The request counts as
   * running from now on.
   */
  pick(request: Request): string | undefined;
  /** Tells that a picked request ended, well or not. Called once for each, perhaps after its backend left. */
  finished(backend: string, request: Request, result: Result): void;
  /** Gives the healthy backends from now on, perhaps none; a known id may come with another weight. Frozen. */
  setBackends(backends: readonly Backend[]): void;
}

/** The function to export: creates a balancer that shares nothing with any other. */
export type CreateBalancer = (env: BalancerEnv) => Balancer;
