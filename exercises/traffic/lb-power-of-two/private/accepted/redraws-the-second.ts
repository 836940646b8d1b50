// accepted: a class that draws the second backend again until it differs, with counts in a map by id that is never cleared of ids still running
import type { Backend, Balancer, BalancerEnv, Request } from '../../contract.ts';

class TwoChoices implements Balancer {
  readonly #random: () => number;
  readonly #running = new Map<string, number>();
  #ids: string[];

  constructor({ backends, random }: BalancerEnv) {
    this.#random = random;
    this.#ids = backends.map((backend) => backend.id);
  }

  pick(_request: Request): string | undefined {
    const ids = this.#ids;
    if (ids.length === 0) return undefined;
    let chosen = this.#draw();
    if (ids.length > 1) {
      let other = this.#draw();
      while (other === chosen) other = this.#draw();
      if (this.#load(other) < this.#load(chosen)) chosen = other;
    }
    this.#running.set(chosen, this.#load(chosen) + 1);
    return chosen;
  }

  finished(backend: string): void {
    const left = this.#load(backend) - 1;
    if (left > 0) this.#running.set(backend, left);
    else this.#running.delete(backend);
  }

  setBackends(backends: readonly Backend[]): void {
    this.#ids = backends.map((backend) => backend.id);
  }

  #draw(): string {
    return this.#ids[Math.trunc(this.#random() * this.#ids.length)]!;
  }

  #load(id: string): number {
    return this.#running.get(id) ?? 0;
  }
}

export function createBalancer(env: BalancerEnv): Balancer {
  return new TwoChoices(env);
}
