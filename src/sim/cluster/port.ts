import type { Nanos } from '../../kernel/index.ts';

/** A healthy backend as a balancer is told of it, by its number in the scenario's list. */
export interface HealthyBackend {
  readonly index: number;
  readonly weight: number;
}

/** What a balancer decides and learns, by numbers: the learner's code, a recorded trace and our stock balancers stand behind the same calls. */
export interface BalancerPort {
  /** Returns the number of a backend or a code of {@link Decision}. */
  pick(request: number, client: number): number;
  finished(backend: number, request: number, ok: boolean, latencyNs: Nanos, bytes: number): void;
  /** Bytes sent so far in all on a running request. */
  progress(backend: number, request: number, bytes: number): void;
  setBackends(healthy: readonly HealthyBackend[]): void;
}

/** What the world offers a balancer. */
export interface PortEnv {
  readonly healthy: readonly HealthyBackend[];
  readonly nowNs: () => Nanos;
  /** Uniform in [0, 1), from the scenario's own stream. */
  readonly random: () => number;
  readonly slowStartMs: number;
  readonly halfLifeMs: number;
  readonly windowMs: number;
  /** Ends the run after the present call, with the fault that the code stands for. */
  readonly stop: (code: number) => void;
}

/** Makes the balancer of one run. */
export type PortFactory = (env: PortEnv) => BalancerPort;
