/** What comes of one kind of job, and how many may wait. */
export interface PoolSpec {
  readonly kind: string;
  /** Jobs of this kind that come in a second, on average. A whole number, 0 or more. */
  readonly ratePerSecond: number;
  /** How long one of them holds a worker, on average. A whole number above 0. */
  readonly meanMs: number;
  /** Jobs of this kind that may wait for a worker. A whole number; 0: none may wait. */
  readonly queueLimit: number;
}

/** How the pools are to be made. */
export interface PoolsOptions {
  /** The share of its time that a worker shall be busy: above 0, at most 1. */
  readonly utilisation: number;
  /** One pool for each; at least one, and no two of the same kind. */
  readonly pools: readonly PoolSpec[];
}

/** What is given to the pools. */
export interface PoolsEnv {
  readonly options: PoolsOptions;
  /** Does a job, however many are being done already. Resolves to its result or rejects; for some jobs it throws at once, in place of giving a promise. */
  run(id: string): Promise<string>;
  /** Virtual milliseconds, possibly with a fraction; never going back. */
  now(): number;
}

/** Pools of workers, one for each kind of job. */
export interface Pools {
  /** The workers that so many jobs a second of this mean length ask for, by Little's law and the utilisation of the options. */
  size(ratePerSecond: number, meanMs: number): number;
  /** Has the job done by a worker of its kind, at once or after a wait, and gives its result. Ids are unique. Rejects with an error named `Rejected` when no more may wait. */
  submit(kind: string, id: string): Promise<string>;
  /** Accepts no more jobs, and resolves when all that were accepted are over. */
  close(): Promise<void>;
}

/** Write this one. */
export type CreatePools = (env: PoolsEnv) => Pools;
