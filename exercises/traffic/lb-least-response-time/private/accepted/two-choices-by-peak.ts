// accepted: two different backends drawn at random and compared by peak latency times running requests, as Finagle does
import type { Backend, Balancer, BalancerEnv, Request, Result } from '../../contract.ts';

class Endpoint {
  pending = 0;
  #cost = 0;
  #stamp: number;
  #answered = false;
  readonly id: string;

  constructor(id: string, now: number) {
    this.id = id;
    this.#stamp = now;
  }

  /** Moves the cost down to where it has faded to, or up to a higher observation. */
  observe(latencyMs: number, now: number, halfLifeMs: number): void {
    const faded = this.#cost * 0.5 ** ((now - this.#stamp) / halfLifeMs);
    this.#cost = Math.max(latencyMs, faded);
    this.#stamp = now;
  }

  end(result: Result, now: number, halfLifeMs: number): void {
    this.pending -= 1;
    this.#answered = true;
    this.observe(result.ok ? result.latencyMs : 60_000, now, halfLifeMs);
  }

  load(now: number, halfLifeMs: number): number {
    this.observe(0, now, halfLifeMs);
    if (!this.#answered) return this.pending > 0 ? 1e12 + this.pending : 0;
    return (this.#cost + 0.5) * (this.pending + 1);
  }
}

class PeakEwma implements Balancer {
  readonly #env: BalancerEnv;
  readonly #halfLifeMs: number;
  readonly #endpoints = new Map<string, Endpoint>();
  #active: Endpoint[] = [];

  constructor(env: BalancerEnv) {
    this.#env = env;
    this.#halfLifeMs = env.halfLifeMs ?? 10_000;
    this.setBackends(env.backends);
  }

  pick(_request: Request): string | undefined {
    const endpoint = this.#draw();
    if (endpoint) endpoint.pending += 1;
    return endpoint?.id;
  }

  finished(backend: string, _request: Request, result: Result): void {
    this.#endpoint(backend).end(result, this.#env.now(), this.#halfLifeMs);
  }

  setBackends(backends: readonly Backend[]): void {
    this.#active = backends.map((backend) => this.#endpoint(backend.id));
  }

  #endpoint(id: string): Endpoint {
    let endpoint = this.#endpoints.get(id);
    if (!endpoint) this.#endpoints.set(id, (endpoint = new Endpoint(id, this.#env.now())));
    return endpoint;
  }

  #draw(): Endpoint | undefined {
    const { length } = this.#active;
    if (length < 2) return this.#active[0];
    const first = Math.floor(this.#env.random() * length);
    const second = (first + 1 + Math.floor(this.#env.random() * (length - 1))) % length;
    const [a, b] = [this.#active[first]!, this.#active[second]!];
    const now = this.#env.now();
    return b.load(now, this.#halfLifeMs) < a.load(now, this.#halfLifeMs) ? b : a;
  }
}

export function createBalancer(env: BalancerEnv): Balancer {
  return new PeakEwma(env);
}
