import { assert, createStream, nanosFromMs, type Nanos } from '../../kernel/index.ts';
import type { Process } from '../engine/command.ts';
import { Simulation } from '../engine/simulation.ts';
import { Population, type LittlesLaw } from '../metrics/population.ts';
import { Backend } from './backend.ts';
import { Decision, faultOfDecision, type ClusterFault } from './decision.ts';
import type { BalancerPort, HealthyBackend, PortFactory } from './port.ts';
import { drawRequests, type RequestTable } from './request-table.ts';
import type { ClusterEvent, ClusterScenario } from './scenario.ts';
import { SeriesRecorder, type ClusterSeries } from './series.ts';

const defaultOptions = { slowStartMs: 10_000, halfLifeMs: 10_000, windowMs: 1_000 };
/** At the same time, what happens to the cluster comes before arrivals. */
const eventPriority = 7;

/** Everything that came of a run. Parallel arrays have one element a request; those past `decided` mean nothing. */
export interface ClusterRecord {
  readonly scenario: ClusterScenario;
  readonly table: RequestTable;
  /** The number of requests decided before the run ended. */
  readonly decided: number;
  /** The backend picked for each; -1 where none was healthy. */
  readonly backends: Int16Array;
  /** Time from arrival to end; -1 where the request was not served to its end. */
  readonly latenciesNs: Float64Array;
  readonly ok: Uint8Array;
  /** The most requests each backend had at a time. */
  readonly maxRunning: readonly number[];
  readonly series: ClusterSeries;
  readonly endNs: Nanos;
  readonly fault?: ClusterFault;
  readonly littlesLaw: LittlesLaw;
}

/** Runs a scenario with a balancer until every request has ended, or to the balancer's first fault. Rules C1 to C12 of SPEC.md. */
export function runCluster(scenario: ClusterScenario, makePort: PortFactory): ClusterRecord {
  return new ClusterRun(scenario).run(makePort);
}

class ClusterRun {
  private readonly sim = new Simulation();
  private readonly population = new Population(this.sim);
  private readonly scenario: ClusterScenario;
  private readonly table: RequestTable;
  private readonly all: readonly Backend[];
  /** In the order of joining. */
  private healthy: Backend[];
  private readonly picked: Int16Array;
  private readonly latenciesNs: Float64Array;
  private readonly ok: Uint8Array;
  private readonly maxRunning: number[];
  private readonly series: SeriesRecorder;
  private decided = 0;
  private isStopped = false;
  private fault: ClusterFault | undefined;
  private port: BalancerPort | undefined;

  constructor(scenario: ClusterScenario) {
    const { requests, backends } = scenario;
    this.scenario = scenario;
    this.table = drawRequests(scenario);
    const world = {
      sim: this.sim,
      table: this.table,
      places: new Int32Array(requests),
      flowBytesPerNs: scenario.flowBytesPerMs === undefined ? Infinity : scenario.flowBytesPerMs / nanosFromMs(1),
      ended: (request: number, ok: boolean) => this.end(request, ok),
    };
    this.all = backends.map((spec, index) => new Backend(index, spec, world));
    this.healthy = this.all.filter(({ spec }) => !spec.joinsLater);
    for (const backend of this.healthy) backend.isHealthy = true;
    this.picked = new Int16Array(requests).fill(-1);
    this.latenciesNs = new Float64Array(requests).fill(-1);
    this.ok = new Uint8Array(requests);
    this.maxRunning = backends.map(() => 0);
    this.series = new SeriesRecorder(requests, backends.length);
  }

  run(makePort: PortFactory): ClusterRecord {
    const { sim, scenario } = this;
    const random = createStream(`${scenario.seed}/balancer`);
    this.port = makePort({
      ...defaultOptions,
      ...scenario.options,
      healthy: this.listHealthy(),
      nowNs: () => sim.now,
      random: () => random.float(),
      stop: (code) => this.stop(code),
    });
    for (const event of scenario.events ?? []) sim.after(nanosFromMs(event.atMs), () => this.happen(event), eventPriority);
    sim.spawn(this.arrive());
    if (scenario.progressMs !== undefined) sim.spawn(this.report(nanosFromMs(scenario.progressMs)));
    while (!this.isStopped && sim.step());
    return {
      scenario,
      table: this.table,
      decided: this.decided,
      backends: this.picked,
      latenciesNs: this.latenciesNs,
      ok: this.ok,
      maxRunning: this.maxRunning,
      series: this.series.finish(),
      endNs: sim.now,
      ...(this.fault && { fault: this.fault }),
      littlesLaw: this.population.littlesLaw(),
    };
  }

  private *arrive(): Process {
    const { arrivesNs } = this.table;
    for (let request = 0; request < arrivesNs.length; request++) {
      yield arrivesNs[request]! - this.sim.now;
      if (this.series.isDue(request)) this.series.take(this.sim.now, this.all);
      this.decide(request);
      if (this.isStopped) return;
    }
  }

  private decide(request: number): void {
    const choice = this.port!.pick(request, this.table.clients[request]!);
    if (this.isStopped) return;
    const backend = this.all[choice];
    if (backend === undefined) {
      if (choice !== Decision.none || this.healthy.length > 0) return this.stop(choice);
      this.decided++;
      this.series.countError(-1);
      return;
    }
    if (!backend.isHealthy) return this.setFault({ kind: 'removed-backend', place: 'pick', backend: backend.spec.id });
    this.decided++;
    this.picked[request] = choice;
    this.series.countPick(choice);
    this.population.enter();
    backend.accept(request);
    if (backend.running.size > this.maxRunning[choice]!) this.maxRunning[choice] = backend.running.size;
  }

  private end(request: number, ok: boolean): void {
    const { table, sim } = this;
    const backend = this.picked[request]!;
    const latencyNs = sim.now - table.arrivesNs[request]!;
    this.population.leave(table.arrivesNs[request]!);
    this.latenciesNs[request] = latencyNs;
    this.ok[request] = ok ? 1 : 0;
    if (!ok) this.series.countError(backend);
    if (!this.isStopped) this.port!.finished(backend, request, ok, latencyNs, ok ? table.bytes[request]! : 0);
  }

  /** Reports the bytes of all running responses now and then, as long as requests arrive. */
  private *report(everyNs: Nanos): Process {
    while (this.decided < this.scenario.requests) {
      yield everyNs;
      for (const backend of this.all) this.reportOf(backend);
    }
  }

  private reportOf(backend: Backend): void {
    const { running, index } = backend;
    for (let i = 0; i < running.size && !this.isStopped; i++) {
      const request = running.list[i]!;
      const bytes = backend.bytesSent(request);
      if (bytes > 0) this.port!.progress(index, request, bytes);
    }
  }

  private happen(event: ClusterEvent): void {
    const backend = this.all.find(({ spec }) => spec.id === event.backend);
    assert(backend !== undefined, `an event names "${event.backend}", which is no backend of the scenario`);
    switch (event.kind) {
      case 'slow':
        return backend.slowDown(event.factor);
      case 'failFast':
        return backend.failFast(nanosFromMs(event.errorMs ?? 1));
      case 'recover':
        return backend.recover();
      case 'die':
        backend.die(nanosFromMs(event.timeoutMs));
        if (!event.detectMs) return this.setHealthy(backend, false);
        this.sim.after(nanosFromMs(event.detectMs), () => this.setHealthy(backend, false), eventPriority);
        return;
      case 'leave':
        return this.setHealthy(backend, false);
      case 'join':
        backend.weight = event.weight ?? backend.weight;
        backend.join(event.coldFactor ?? 1, nanosFromMs(event.coldMs ?? 0));
        return this.setHealthy(backend, true);
      case 'reweight':
        backend.weight = event.weight;
        if (backend.isHealthy) this.announce();
        return;
    }
  }

  private setHealthy(backend: Backend, isHealthy: boolean): void {
    if (backend.isHealthy === isHealthy) return;
    backend.isHealthy = isHealthy;
    this.healthy = isHealthy ? [...this.healthy, backend] : this.healthy.filter((one) => one !== backend);
    this.announce();
  }

  private announce(): void {
    if (!this.isStopped) this.port!.setBackends(this.listHealthy());
  }

  private listHealthy(): readonly HealthyBackend[] {
    return this.healthy.map(({ index, weight }) => ({ index, weight }));
  }

  private stop(code: number): void {
    const [kind, place] = faultOfDecision(code);
    this.setFault({ kind, place });
  }

  private setFault(fault: Pick<ClusterFault, 'kind' | 'place' | 'backend'>): void {
    this.isStopped = true;
    this.fault ??= { ...fault, request: this.decided, atMs: this.sim.now / 1e6 };
  }
}
