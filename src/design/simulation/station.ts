import { nanosFromMs, type Nanos, type RandomStream } from '../../kernel/index.ts';
import { deterministic, type Distribution, exponential, lognormal, Population, type Simulation, TimeWeighted } from '../../sim/index.ts';
import type { ComponentKind, StationSettings } from '../settings.ts';
import { hasLinePerKey, instancesOf, isStation, shardsOf, type Station as WorkingComponent } from '../station.ts';
import type { Balancer } from './balancer.ts';
import { causeCodes } from './cause.ts';
import type { KeyCache } from './key-cache.ts';
import type { PlanEdge, PlanNode } from './plan.ts';
import type { ComponentResult } from './result.ts';
import { Line, type Backlog, Pool } from './pool.ts';
import type { Versions } from './versions.ts';

/** A component at work: its workers, its lines, what it keeps, and what was seen of it. */
export class Station {
  readonly node: PlanNode;
  readonly kind: ComponentKind;
  /** By kind of request: what it calls and waits for, in order. */
  readonly calls: readonly (readonly PlanEdge[])[];
  /** By kind of request: what picks where its calls go, where it is something that picks. */
  balancers: readonly (Balancer | undefined)[] = [];
  /** The share of visits whose caller knows the answer already, of a resolver of names. */
  readonly knownShare: number;
  /** Whether its callers go past it to what is behind it while it is down. */
  readonly isBypassedWhenDown: boolean;
  /** One for all instances, or one for each; in a store, of shard s and copy c, number s * replicas + c. Clients have none. */
  readonly pools: readonly Pool[];
  readonly replicas: number;
  readonly shards: number;
  /** Whether any instance can serve. */
  isUp = true;
  /** The random numbers of everything that it decides by chance. */
  readonly chance: RandomStream;
  /** Visits: who came to the component and has not left. */
  readonly visits: Population;
  readonly busy: TimeWeighted;
  /** Calls in the lines before its workers; of a queue the messages in its backlogs. */
  readonly waiting: TimeWeighted;
  /** Visits that failed, by the code of the cause. */
  readonly failures = new Float64Array(causeCodes);
  /** The chance that a visit ends in an error after its work. */
  errorProbability = 0;
  /** Whether it refuses writes, if it is a store. */
  isReadOnly = false;
  /** What it caches, or a share of hits that was given. */
  cache: KeyCache | undefined;
  givenHits = 0;
  givenMisses = 0;
  /** How its copies lag, and how copies elsewhere that its writes go to do, by connection. */
  versions: Versions | undefined;
  readonly versionsFrom: Versions[] = [];
  /** Of one that coordinates sagas and may lose instances: what became of the sagas that were under way at those. */
  cutOff: Required<ComponentResult>['cutOff'] | undefined;
  /** Of a queue: the messages that wait for each of those who take them, by number of the connection. */
  readonly backlogs = new Map<number, Backlog>();
  private readonly service: Distribution;
  private readonly serviceStream: RandomStream;

  constructor(sim: Simulation, node: PlanNode, stream: RandomStream) {
    const { component } = node;
    const works = isStation(component) ? component : undefined;
    this.node = node;
    this.kind = component.kind;
    this.calls = node.calls;
    this.knownShare = component.kind === 'dns' ? component.settings.hitRatio : 0;
    this.isBypassedWhenDown = 'whenDown' in component.settings && component.settings.whenDown === 'bypass';
    this.replicas = works?.settings.replicas ?? 1;
    this.shards = works ? shardsOf(works) : 1;
    this.pools = works ? makePools(works, node.hasLineEach) : [];
    this.service = works ? serviceOf(works.settings) : deterministic(0);
    this.serviceStream = stream.fork('service');
    this.chance = stream.fork('chance');
    this.visits = new Population(sim);
    this.busy = new TimeWeighted(sim);
    this.waiting = new TimeWeighted(sim);
    this.lookWhoIsUp();
  }

  /** Draws how long a worker of a pool is busy with the next visit. */
  drawServiceNs(pool: Pool): Nanos {
    const ns = this.service.sample(this.serviceStream);
    if (pool.slowFactor === 1 || (pool.slowShare < 1 && this.chance.float() >= pool.slowShare)) return ns;
    return Math.round(ns * pool.slowFactor);
  }

  /** Takes in that instances were lost or came back. */
  lookWhoIsUp(): void {
    this.isUp = this.pools.some((pool) => pool.isUp) || (this.pools.length === 0 && this.replicas > 0);
  }

  /** The workers it has when nothing is lost. */
  get workers(): number {
    const { component } = this.node;
    return isStation(component) ? instancesOf(component) * component.settings.workersPerInstance : 0;
  }

  /** Opens the backlog of a connection that leaves this queue. */
  openBacklog(edge: number): Backlog {
    const backlog: Backlog = { line: new Line(), isPaused: false };
    this.backlogs.set(edge, backlog);
    return backlog;
  }
}

function makePools(component: WorkingComponent, hasLineEach: boolean): Pool[] {
  const { workersPerInstance, queueLimit } = component.settings;
  const instances = instancesOf(component);
  if (!hasLineEach && !hasLinePerKey(component)) return [new Pool(0, instances, workersPerInstance, queueLimit)];
  return Array.from({ length: instances }, (_, first) => new Pool(first, 1, workersPerInstance, queueLimit));
}

/** Returns the distribution of a component's service times; none at all where their mean is 0. */
function serviceOf({ serviceTimeMs, serviceTimeDistribution, serviceTimeScv }: StationSettings): Distribution {
  const meanNs = nanosFromMs(serviceTimeMs);
  if (meanNs === 0 || serviceTimeDistribution === 'deterministic') return deterministic(meanNs);
  return serviceTimeDistribution === 'exponential' ? exponential(meanNs) : lognormal(meanNs, serviceTimeScv);
}
