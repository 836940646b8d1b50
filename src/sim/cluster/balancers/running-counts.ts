import type { BalancerPort, HealthyBackend, PortEnv } from '../port.ts';

/** What balancers share that count running requests: the healthy list, and a count for each backend of the scenario by its number. */
export abstract class RunningCounts implements BalancerPort {
  protected backends: readonly HealthyBackend[];
  protected readonly running: number[] = [];

  constructor({ healthy }: PortEnv) {
    this.backends = healthy;
    this.know(healthy);
  }

  /** Chooses one of the healthy backends; there is at least one. */
  protected abstract choose(): HealthyBackend;

  pick(_request: number): number {
    if (this.backends.length === 0) return -1;
    const { index } = this.choose();
    this.running[index]!++;
    return index;
  }

  finished(backend: number, _request: number, _ok: boolean, _latencyNs: number, _bytes: number): void {
    this.running[backend]!--;
  }

  progress(_backend: number, _request: number, _bytes: number): void {}

  setBackends(healthy: readonly HealthyBackend[]): void {
    this.backends = healthy;
    this.know(healthy);
  }

  private know(healthy: readonly HealthyBackend[]): void {
    for (const { index } of healthy) this.running[index] ??= 0;
  }
}
