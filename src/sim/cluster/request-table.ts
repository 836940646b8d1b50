import { assert, createStream, nanosFromMs, type RandomStream } from '../../kernel/index.ts';
import { bursty, poisson, type Arrivals } from '../models/arrivals.ts';
import { boundedPareto, deterministic, exponential, type Distribution } from '../models/distribution.ts';
import type { ArrivalsSpec, ClusterScenario, ServiceSpec, SizeSpec } from './scenario.ts';

/**
 * All that chance decides about the requests, drawn before the run and so untouched by any decision: two balancers on one scenario meet the same
 * requests (common random numbers). Rule C1 of SPEC.md. Parallel arrays, one element a request.
 */
export interface RequestTable {
  readonly arrivesNs: Float64Array;
  /** Service by a server of speed 1, in nanoseconds. */
  readonly workNs: Float64Array;
  readonly bytes: Float64Array;
  readonly clients: Int32Array;
}

const defaultBytes = 1000;
const defaultClients = 1000;

/** Draws the requests of a scenario. */
export function drawRequests(scenario: ClusterScenario): RequestTable {
  const { requests, seed } = scenario;
  const stream = (label: string) => createStream(`${seed}/${label}`);
  const service = serviceDistribution(scenario.service);
  const size = sizeDistribution(scenario.sizes);
  const arrivals = arrivalsOf(scenario.arrivals, stream('arrivals'), capacityPerSec(scenario, service.meanNs, size.mean));
  const [work, sizes, clients] = [stream('work'), stream('sizes'), stream('clients')];
  const clientCount = scenario.clients ?? defaultClients;
  const table = {
    arrivesNs: new Float64Array(requests),
    workNs: new Float64Array(requests),
    bytes: new Float64Array(requests),
    clients: new Int32Array(requests),
  };
  let now = 0;
  for (let i = 0; i < requests; i++) {
    now += arrivals.nextGapNs();
    table.arrivesNs[i] = now;
    table.workNs[i] = service.sample(work);
    table.bytes[i] = size.sample(sizes);
    table.clients[i] = clients.below(clientCount);
  }
  return table;
}

/** Returns how many requests a second the backends there at the start can serve. */
function capacityPerSec(scenario: ClusterScenario, meanServiceNs: number, meanBytes: number): number {
  const present = scenario.backends.filter(({ joinsLater }) => !joinsLater);
  assert(present.length > 0, 'a cluster without backends at the start has no capacity');
  return present.reduce((sum, { speed = 1, servers = 1, linkBytesPerMs }) => {
    return sum + (linkBytesPerMs === undefined ? (speed * servers * 1e9) / meanServiceNs : (speed * linkBytesPerMs * 1000) / meanBytes);
  }, 0);
}

function arrivalsOf(spec: ArrivalsSpec, stream: RandomStream, capacity: number): Arrivals {
  const ratePerSec = spec.utilisation * capacity;
  if (spec.kind === 'poisson') return poisson(stream, ratePerSec);
  const { peak, burstMs, quietMs } = spec;
  const quiet = (burstMs + quietMs - peak * burstMs) / quietMs;
  assert(quiet >= 0, `bursts at ${peak} times the mean rate for ${burstMs} of ${burstMs + quietMs} ms exceed the mean`);
  return bursty(
    stream,
    { ratePerSec: quiet * ratePerSec, meanNs: nanosFromMs(quietMs) },
    { ratePerSec: peak * ratePerSec, meanNs: nanosFromMs(burstMs) },
  );
}

function serviceDistribution(spec: ServiceSpec): Distribution {
  if (spec.kind === 'exponential') return exponential(nanosFromMs(spec.meanMs));
  if (spec.kind === 'constant') return deterministic(nanosFromMs(spec.meanMs));
  return boundedPareto({ minNs: nanosFromMs(spec.minMs), maxNs: nanosFromMs(spec.maxMs), shape: spec.shape });
}

function sizeDistribution(spec: SizeSpec = { kind: 'constant', bytes: defaultBytes }): {
  readonly mean: number;
  sample(stream: RandomStream): number;
} {
  if (spec.kind === 'constant') return { mean: spec.bytes, sample: () => spec.bytes };
  if (spec.kind === 'mixed') {
    const { smallBytes, largeBytes, largeShare } = spec;
    const mean = largeShare * largeBytes + (1 - largeShare) * smallBytes;
    return { mean, sample: (stream) => (stream.float() < largeShare ? largeBytes : smallBytes) };
  }
  // The same distribution serves bytes: its unit is any whole number.
  const pareto = boundedPareto({ minNs: spec.minBytes, maxNs: spec.maxBytes, shape: spec.shape });
  return { mean: pareto.meanNs, sample: (stream) => pareto.sample(stream) };
}
