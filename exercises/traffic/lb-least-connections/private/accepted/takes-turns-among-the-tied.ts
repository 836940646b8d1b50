// accepted: no chance at all: of the tied the one that was picked longest ago
import type { Backend, Balancer, BalancerEnv, Request, Result } from '../../contract.ts';

class Node {
  weight = 1;
  open = 0;
  lastPick = 0;
  since = -Infinity;
}

class LeastConnections implements Balancer {
  readonly #env: BalancerEnv;
  readonly #nodes = new Map<string, Node>();
  #active: string[] = [];
  #picks = 0;

  constructor(env: BalancerEnv) {
    this.#env = env;
    this.#replace(env.backends, -Infinity);
  }

  pick(_request: Request): string | undefined {
    const at = this.#env.now();
    let winner: string | undefined;
    let best: Node | undefined;
    let least = 0;
    for (const id of this.#active) {
      const node = this.#nodes.get(id)!;
      const load = this.#load(node, at);
      if (best === undefined || load < least || (load === least && node.lastPick < best.lastPick)) {
        winner = id;
        best = node;
        least = load;
      }
    }
    if (best !== undefined) {
      best.open++;
      best.lastPick = ++this.#picks;
    }
    return winner;
  }

  finished(backend: string, _request: Request, _result: Result): void {
    this.#nodes.get(backend)!.open--;
  }

  setBackends(backends: readonly Backend[]): void {
    this.#replace(backends, this.#env.now());
  }

  #replace(backends: readonly Backend[], since: number): void {
    const active = new Set(this.#active);
    for (const { id, weight } of backends) {
      let node = this.#nodes.get(id);
      if (node === undefined) this.#nodes.set(id, (node = new Node()));
      if (!active.has(id)) node.since = since;
      node.weight = weight;
    }
    this.#active = backends.map(({ id }) => id);
  }

  #load({ weight, open, since }: Node, at: number): number {
    const progress = Math.min(1, (at - since) / (this.#env.slowStartMs ?? 10_000));
    return open / (weight * (0.1 + 0.9 * progress));
  }
}

export const createBalancer = (env: BalancerEnv): Balancer => new LeastConnections(env);
