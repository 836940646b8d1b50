import { createStream } from '../../../kernel/index.ts';
import type { LittlesLaw, Process } from '../../../sim/index.ts';
import { Histogram, poisson, Population, Simulation, startOpenLoop, Station } from '../../../sim/index.ts';
import { arrivalsPerSec, percentsOf, services } from './load.ts';
import type { QueueSettings } from './settings.ts';
import { serversAside } from './settings.ts';

/** The first requests of a run whose comings and goings are kept. */
const watchedRequests = 4000;
const snapshots = 400;
const tellEvery = 5000;

/** What some of the requests came to. */
export interface Latencies {
  readonly count: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** A run at one utilisation, from an empty system to an empty system. */
export interface Point {
  /** Utilisation offered, in percent. */
  readonly percent: number;
  readonly usual: Latencies;
  /** Undefined where no request is slow. */
  readonly slow: Latencies | undefined;
  /** Slow requests turned away because all their servers were busy; they are in no other figure. */
  readonly refused: number;
  /** Little's law over the whole run, all requests. */
  readonly little: LittlesLaw;
}

/** The beginning of a run at equal steps of virtual time, from 0: what is inside, and the figures of Little's law so far. */
export interface Watched {
  readonly stepMs: number;
  /** Requests waiting or in service. */
  readonly inside: readonly number[];
  /** Of these, those in service. */
  readonly serving: readonly number[];
  readonly law: readonly LittlesLaw[];
}

/** Everything that a set-up comes to. */
export interface QueueRun {
  /** Rising by utilisation. */
  readonly points: readonly Point[];
  /** At the utilisation set. */
  readonly watched: Watched;
}

/** Runs a set-up at every utilisation of its curve. Calls back with the share done, 0 to 1, every 5,000 requests. */
export function runQueueing(settings: QueueSettings, onProgress: (fraction: number) => void): QueueRun {
  const percents = percentsOf(settings);
  const all = percents.length * settings.requests;
  const runs = percents.map((percent, index) => runAt(settings, percent, (done) => onProgress((index * settings.requests + done) / all)));
  return { points: runs.map(({ point }) => point), watched: runs[percents.indexOf(settings.utilisation)]!.watched };
}

/**
 * Runs one utilisation. The draws depend on the seed alone, so that two utilisations differ in the gaps' length only and two ways to
 * deal out the servers meet the same requests.
 */
export function runAt(settings: QueueSettings, percent: number, onDone: (requests: number) => void): { point: Point; watched: Watched } {
  const { service, servers, requests, slowPercent, slowMs, seed } = settings;
  const sim = new Simulation();
  const stream = createStream(`queueing/${seed}`);
  const [kinds, works] = [stream.fork('kinds'), stream.fork('works')];
  const station = (count: number, waitingLimit: number): Station =>
    new Station(sim, { servers: count, waitingLimit, service: services[service], stream: works });
  const aside = serversAside(settings);
  const usualPool = station(servers - aside, Infinity);
  const slowPool = aside > 0 ? station(aside, 0) : usualPool;
  let refused = 0;
  const everyone = new Population(sim);
  const [usualNs, slowNs] = [new Histogram(), new Histogram()];

  function* request(n: number): Process {
    const isSlow = kinds.float() < slowPercent / 100;
    const serviceNs = services[service].sample(works);
    const arrivedNs = sim.now;
    if ((n + 1) % tellEvery === 0) onDone(n + 1);
    if (isSlow && slowPool.servers.isFull) {
      refused++;
      return;
    }
    everyone.enter();
    yield* isSlow ? slowPool.visit(slowMs * 1e6) : usualPool.visit(serviceNs);
    everyone.leave(arrivedNs);
    (isSlow ? slowNs : usualNs).record(sim.now - arrivedNs);
  }

  const ratePerSec = arrivalsPerSec(settings, percent);
  startOpenLoop(sim, { arrivals: poisson(stream.fork('arrivals'), ratePerSec), count: requests, request });
  const busy = (): number => usualPool.servers.inUse + (aside > 0 ? slowPool.servers.inUse : 0);
  const watched = watch(sim, everyone, busy, Math.round((Math.min(requests, watchedRequests) / ratePerSec / (snapshots - 1)) * 1e9));
  sim.run();
  const slow = slowNs.count > 0 ? latenciesOf(slowNs) : undefined;
  return { point: { percent, usual: latenciesOf(usualNs), slow, refused, little: everyone.littlesLaw() }, watched };
}

/** Looks at a simulation at equal steps from now on, as it runs. */
function watch(sim: Simulation, everyone: Population, busy: () => number, stepNs: number): Watched {
  const watched = { stepMs: stepNs / 1e6, inside: [] as number[], serving: [] as number[], law: [] as LittlesLaw[] };
  function* looks(): Process {
    for (let look = 0; look < snapshots; look++) {
      watched.inside.push(everyone.number.level);
      watched.serving.push(busy());
      watched.law.push(everyone.littlesLaw());
      yield stepNs;
    }
  }
  sim.spawn(looks());
  return watched;
}

function latenciesOf(histogram: Histogram): Latencies {
  const ms = (ns: number): number => (histogram.count === 0 ? 0 : ns / 1e6);
  return {
    count: histogram.count,
    meanMs: ms(histogram.mean),
    p50Ms: ms(histogram.quantile(0.5)),
    p99Ms: ms(histogram.quantile(0.99)),
    maxMs: ms(histogram.max),
  };
}
