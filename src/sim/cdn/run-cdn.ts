import type { Nanos } from '../../kernel/index.ts';
import { assert, createStream } from '../../kernel/index.ts';
import type { Process } from '../engine/command.ts';
import { Simulation } from '../engine/simulation.ts';
import { poisson } from '../models/arrivals.ts';
import { generateKeys } from '../workload/index.ts';
import type { CdnScenario } from './scenario.ts';
import { VersionLog } from './version-log.ts';
import type { WayRecord } from './way-record.ts';
import { PulledEdges, PushedEdges } from './ways.ts';

/** What pulling came to at one time to live, without and with a shield. */
export interface PullRecord {
  readonly ttlNs: Nanos;
  readonly pull: WayRecord;
  readonly shield: WayRecord;
}

/** What the ways came to on the same requests and changes. */
export interface CdnRecord {
  readonly requests: number;
  readonly changes: number;
  readonly push: WayRecord;
  /** In the order of the times to live asked for. */
  readonly pulls: readonly PullRecord[];
}

/**
 * Runs push, and pull at each time to live (above 0), on one stream of requests and changes drawn from the seed alone. One run serves all:
 * what an edge holds changes nothing about what comes next.
 */
export function runCdn(scenario: CdnScenario, ttlsNs: readonly Nanos[]): CdnRecord {
  assert(
    ttlsNs.every((ttlNs) => ttlNs > 0),
    'a time to live must be above 0',
  );
  const { objects, alpha, edges, requestsPerSec, changeEveryNs, pushDelayNs, lengthNs, seed } = scenario;
  const requests = drawTimes(requestsPerSec, lengthNs, `cdn/requests/${seed}`);
  const keys = generateKeys({ kind: 'zipf', keyCount: objects, alpha }, requests.length, `cdn/keys/${seed}`);
  const changes = drawTimes((objects * 1e9) / changeEveryNs, lengthNs, `cdn/changes/${seed}`);
  const log = new VersionLog(objects);
  const push = new PushedEdges(scenario, log);
  const pulls = ttlsNs.map((ttlNs) => ({
    ttlNs,
    pull: new PulledEdges(scenario, log, ttlNs, false),
    shield: new PulledEdges(scenario, log, ttlNs, true),
  }));
  const sim = new Simulation();
  sim.spawn(visitors());
  sim.spawn(editors());
  sim.run(lengthNs);
  return {
    requests: requests.length,
    changes: changes.length,
    push: push.finish(),
    pulls: pulls.map(({ ttlNs, pull, shield }) => ({ ttlNs, pull: pull.finish(), shield: shield.finish() })),
  };

  function* visitors(): Process {
    const places = createStream(`cdn/places/${seed}`);
    for (const [index, timeNs] of requests.entries()) {
      yield timeNs - sim.now;
      const object = keys[index]!;
      const edge = places.below(edges);
      push.request(object, timeNs);
      for (const one of pulls) {
        one.pull.request(edge, object, timeNs);
        one.shield.request(edge, object, timeNs);
      }
    }
  }

  function* editors(): Process {
    const choices = createStream(`cdn/objects/${seed}`);
    for (const timeNs of changes) {
      yield timeNs - sim.now;
      const object = choices.below(objects);
      log.change(object, timeNs);
      push.send();
      const version = log.current(object);
      sim.after(pushDelayNs, () => push.arrive(object, version));
    }
  }
}

/** Returns the times of a Poisson process up to `untilNs`, rising. */
function drawTimes(ratePerSec: number, untilNs: Nanos, seed: string): readonly Nanos[] {
  const arrivals = poisson(createStream(seed), ratePerSec);
  const times: Nanos[] = [];
  for (let now = arrivals.nextGapNs(); now < untilNs; now += arrivals.nextGapNs()) times.push(now);
  return times;
}
