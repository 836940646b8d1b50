import type { Nanos, RandomStream } from '../../kernel/index.ts';
import { type BalancerPort, type PortFactory, randomBalancer, roundRobin, shortestQueue, twoChoices } from '../../sim/cluster/index.ts';
import type { balancerPolicies } from '../settings.ts';
import type { PlanEdge } from './plan.ts';
import type { Station } from './station.ts';

/** The stock balancers by policy; a shared queue needs none. */
const stock: Readonly<Record<Exclude<(typeof balancerPolicies)[number], 'shared-queue'>, PortFactory>> = {
  random: randomBalancer,
  'round-robin': roundRobin,
  'two-choices': twoChoices,
  'shortest-queue': shortestQueue,
};

/** Where a call may go: over a connection, to one instance or, where the number is -1, to the component's one line. */
interface Backend {
  readonly edge: PlanEdge;
  readonly station: Station;
  readonly instance: number;
  readonly weight: number;
}

/** Stock settings of what a balancer of src/sim/cluster may ask for; see `ClusterScenario`. */
const portDefaults = { slowStartMs: 10_000, halfLifeMs: 10_000, windowMs: 1_000 };

/** Picks where each call goes, among the components that a balancer's connections lead to and their instances. */
export class Balancer {
  private readonly backends: readonly Backend[];
  private readonly port: BalancerPort | undefined;
  private readonly stream: RandomStream;
  /** Set once a part has broken: it is not asked again. */
  private isBroken = false;

  /** `make` is the learner's own balancer; without one, `policy` picks. */
  constructor(
    edges: readonly PlanEdge[],
    stations: readonly Station[],
    policy: (typeof balancerPolicies)[number],
    make: PortFactory | undefined,
    env: { readonly stream: RandomStream; readonly nowNs: () => Nanos },
  ) {
    this.stream = env.stream;
    this.backends = edges.flatMap((edge): Backend[] => {
      const station = stations[edge.to]!;
      const whole = { edge, station, instance: -1, weight: Math.max(1, station.replicas) };
      if (!station.node.hasLineEach) return [whole];
      return station.pools.map((_, instance) => ({ edge, station, instance, weight: 1 }));
    });
    const factory = make ?? (policy === 'shared-queue' ? undefined : stock[policy]);
    if (factory === undefined) return;
    const random = env.stream.fork('policy');
    const stop = () => this.break();
    this.port = this.guard(() =>
      factory({ ...portDefaults, healthy: this.listHealthy(), nowNs: env.nowNs, random: () => random.float(), stop }),
    );
  }

  /** Returns the number of a backend; -1 when none is up, -2 when the part is broken. */
  pick(request: number, client: number): number {
    if (this.isBroken) return -2;
    if (this.port === undefined) return this.pickByWeight();
    let picked: number;
    // Written out, as a closure for each call is more than the pick.
    try {
      picked = this.port.pick(request, client);
    } catch {
      this.break();
      return -2;
    }
    if (this.isBroken) return -2;
    if (picked === -1) return -1;
    const backend = Number.isInteger(picked) ? this.backends[picked] : undefined;
    return backend !== undefined && isHealthy(backend) ? picked : -2;
  }

  /** Returns the connection and the instance of a backend. */
  backend(number: number): Backend {
    return this.backends[number]!;
  }

  /** Tells that a call has ended, with the size of its answer. */
  finished(backend: number, request: number, ok: boolean, latencyNs: Nanos, bytes: number): void {
    if (this.port === undefined || this.isBroken) return;
    try {
      this.port.finished(backend, request, ok, latencyNs, bytes);
    } catch {
      this.break();
    }
  }

  /** Tells that instances were lost or came back. */
  refresh(): void {
    if (this.port && !this.isBroken) this.guard(() => this.port!.setBackends(this.listHealthy()));
  }

  private break(): void {
    this.isBroken = true;
  }

  /** Runs the learner's code: what it throws breaks the balancer, not the run. */
  private guard<T>(call: () => T): T | undefined {
    try {
      return call();
    } catch {
      this.break();
      return undefined;
    }
  }

  private listHealthy() {
    return this.backends.flatMap((backend, index) => (isHealthy(backend) ? [{ index, weight: backend.weight }] : []));
  }

  private pickByWeight(): number {
    const { backends } = this;
    if (backends.length === 1) return isHealthy(backends[0]!) ? 0 : -1;
    let total = 0;
    for (const backend of backends) if (isHealthy(backend)) total += backend.weight;
    if (total === 0) return -1;
    let left = this.stream.float() * total;
    let last = -1;
    for (let index = 0; index < backends.length; index++) {
      const backend = backends[index]!;
      if (!isHealthy(backend)) continue;
      last = index;
      left -= backend.weight;
      if (left < 0) break;
    }
    return last;
  }
}

function isHealthy({ station, instance }: Backend): boolean {
  return instance < 0 ? station.isUp : station.pools[instance]!.isUp;
}
