/** A server that requests can be sent to. */
export interface Backend {
  readonly id: string;
  /** Relative capacity, an integer of at least 1: with weight 2 it takes twice the clients of one with weight 1. */
  readonly weight: number;
}

/** A request on its way to some backend. */
export interface Request {
  readonly id: number;
  /** Dotted IPv4 address of the client. */
  readonly clientAddress: string;
  /** The backend named by the client's affinity cookie, if it sent one. Written by the client: any text, not to be trusted. */
  readonly cookie?: string;
}

/** How a request ended. */
export interface Result {
  readonly ok: boolean;
  /** Virtual milliseconds from the pick to the end, for failures too. */
  readonly latencyMs: number;
  readonly bytes: number;
}

/** What `createBalancer` is given. */
export interface BalancerEnv {
  /** The healthy backends at the start; perhaps none. No two have the same id. */
  readonly backends: readonly Backend[];
  /** Returns the time in virtual milliseconds. */
  readonly now: () => number;
  /** Returns a number drawn uniformly from [0, 1). */
  readonly random: () => number;
}

/** What `createBalancer` returns. */
export interface Balancer {
  /**
   * Returns the id of a healthy backend to serve the request; `undefined` only when there is none. A cookie that names a
   * healthy backend wins; any other is as if it were not there. Without one, the client's address and the healthy backends
   * alone decide.
   */
  pick(request: Request): string | undefined;
  /** Tells that a picked request ended, well or not. Called once for each, perhaps after its backend left. */
  finished(backend: string, request: Request, result: Result): void;
  /** Gives the healthy backends from now on, perhaps none, in any order; a known id may come with another weight. */
  setBackends(backends: readonly Backend[]): void;
}

/** The function to export: creates a balancer that shares nothing with any other. */
export type CreateBalancer = (env: BalancerEnv) => Balancer;
