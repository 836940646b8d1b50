/** A server that requests can be sent to. */
export interface Backend {
  readonly id: string;
  /** Its share of the requests relative to the others: an integer from 1 to a million. */
  readonly weight: number;
}

/** A request on its way to some backend. Nothing of it matters here. */
export interface Request {
  readonly id: number;
  /** Dotted IPv4 address of the client. */
  readonly clientAddress: string;
  /** The backend named by the client's affinity cookie, if it sent one. */
  readonly cookie?: string;
}

/** How a request ended. Nothing of it matters here. */
export interface Result {
  readonly ok: boolean;
  /** Virtual milliseconds from the pick to the end, for failures too. */
  readonly latencyMs: number;
  readonly bytes: number;
}

/** What `createBalancer` is given. */
export interface BalancerEnv {
  /** The healthy backends at the start, perhaps none. No two have the same id. Frozen. */
  readonly backends: readonly Backend[];
  /** Returns the time in virtual milliseconds. */
  readonly now: () => number;
  /** Returns a number drawn uniformly from [0, 1). */
  readonly random: () => number;
}

/** What `createBalancer` returns. */
export interface Balancer {
  /** Returns the id of a healthy backend to serve the request; `undefined` only when there is none. */
  pick(request: Request): string | undefined;
  /** Tells that a picked request ended, well or not. Called once for each, perhaps after its backend left. */
  finished(backend: string, request: Request, result: Result): void;
  /** Gives the healthy backends from now on, perhaps none; a known id may come with another weight. Frozen. */
  setBackends(backends: readonly Backend[]): void;
}

/** The function to export: creates a balancer that shares nothing with any other. */
export type CreateBalancer = (env: BalancerEnv) => Balancer;
