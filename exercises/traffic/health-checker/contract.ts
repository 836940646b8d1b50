/** Which backends there are, how they are probed, and what it takes to eject and to readmit one. */
export interface HealthCheckerOptions {
  /** Their ids: at least one, all different, any texts. */
  readonly backends: readonly string[];
  /** From one turn of a backend to its next, in milliseconds. */
  readonly intervalMs: number;
  /** After so long without an answer a probe has failed. May be longer than the interval; never a multiple of it. */
  readonly timeoutMs: number;
  /** Failures in a row that eject a backend. At least 1. */
  readonly fall: number;
  /** Successful probes in a row that readmit it. At least 1. */
  readonly rise: number;
  /** Most backends that may be ejected at a time. At least 0, possibly more than there are. */
  readonly maxEjected: number;
}

/** What a health checker is given. */
export interface HealthCheckerEnv {
  readonly options: HealthCheckerOptions;
  /** Asks a backend whether it is well: resolves when it is, rejects when not. May take for ever. What it resolves to does not matter. */
  probe(id: string): Promise<unknown>;
  /** Virtual milliseconds, possibly with a fraction; never going back. */
  now(): number;
  /** Resolves after so many virtual milliseconds. */
  sleep(ms: number): Promise<void>;
}

/** Says which backends may be given requests. */
export interface HealthChecker {
  /** Begins to probe. */
  start(): void;
  /** The backends that are in, in the order of `options.backends`. */
  healthy(): string[];
  /** A real request to a backend ended: well, or badly. */
  report(id: string, ok: boolean): void;
}

/** Write this one. */
export type CreateHealthChecker = (env: HealthCheckerEnv) => HealthChecker;
