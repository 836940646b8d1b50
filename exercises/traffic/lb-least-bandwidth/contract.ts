/** A server that requests can be sent to. */
export interface Backend {
  readonly id: string;
  /** Relative capacity, an integer of at least 1: a link of weight 2 carries twice the bytes of one of weight 1. */
  readonly weight: number;
}

/** A request on its way to some backend. */
export interface Request {
  /** Different for every request of a balancer. */
  readonly id: number;
  /** Dotted IPv4 address of the client. Not used here. */
  readonly clientAddress: string;
  /** The backend named by the client's affinity cookie, if it sent one. Not used here. */
  readonly cookie?: string;
}

/** How a request ended. */
export interface Result {
  readonly ok: boolean;
  /** Virtual milliseconds from the pick to the end, for failures too. */
  readonly latencyMs: number;
  /** Bytes of the whole response, those already reported included; 0 where the request failed. */
  readonly bytes: number;
}

/** What `createBalancer` is given. */
export interface BalancerEnv {
  /** The healthy backends at the start; perhaps none. No two have the same id. */
  readonly backends: readonly Backend[];
  /** Returns the time in virtual milliseconds, not always a whole number; never goes back. */
  readonly now: () => number;
  /** Returns a number drawn uniformly from [0, 1). */
  readonly random: () => number;
  /** Length of the sliding window in virtual milliseconds. Default 1,000. */
  readonly windowMs?: number;
}

/** What `createBalancer` returns. */
export interface Balancer {
  /**
   * Returns the id of the healthy backend with the fewest bytes in the window for its weight; `undefined` only when none is
   * healthy.
   */
  pick(request: Request): string | undefined;
  /**
   * Tells that a picked request ended, well or not. Called once for each, perhaps after its backend left. Bytes count now, less
   * those already reported for the request.
   */
  finished(backend: string, request: Request, result: Result): void;
  /** Tells the bytes sent so far in all on a running request; called now and then. They count now, less those already reported. */
  progress?(backend: string, request: Request, bytes: number): void;
  /** Gives the healthy backends from now on, perhaps none; a known id may come with another weight. */
  setBackends(backends: readonly Backend[]): void;
}

/** The function to export: creates a balancer that shares nothing with any other. */
export type CreateBalancer = (env: BalancerEnv) => Balancer;
