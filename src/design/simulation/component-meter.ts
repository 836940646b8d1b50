import type { TimeWeighted } from '../../sim/index.ts';
import { causeNames } from './cause.ts';
import type { ComponentResult, WindowResult } from './result.ts';
import type { Station } from './station.ts';

/** Reads off stations what they did, by window and in all. */
export class ComponentMeter {
  private readonly stations: readonly Station[];
  /** What the areas under busy workers and lines, and the counts, were when the window began. */
  private before: Reading[];
  private beforeNs = 0;

  constructor(stations: readonly Station[]) {
    this.stations = stations;
    this.before = stations.map((station) => readingOf(station, 0));
  }

  /** Returns what each component did since the last window was closed. */
  closeWindow(nowNs: number): WindowResult['components'] {
    const now = this.stations.map((station) => readingOf(station, nowNs));
    const spanNs = nowNs - this.beforeNs;
    const figures = this.stations.map((station, index) => {
      const [then, since] = [this.before[index]!, now[index]!];
      const asked = since.hits + since.misses - then.hits - then.misses;
      return {
        visits: since.visits - then.visits,
        utilisation: station.workers > 0 && spanNs > 0 ? (since.busyArea - then.busyArea) / spanNs / station.workers : null,
        meanWaiting: spanNs > 0 ? (since.waitingArea - then.waitingArea) / spanNs : 0,
        waiting: station.waiting.level,
        hitRatio: asked > 0 ? (since.hits - then.hits) / asked : null,
      };
    });
    this.before = now;
    this.beforeNs = nowNs;
    return figures;
  }

  /** Returns what each component did from the start to now. */
  results(): ComponentResult[] {
    return this.stations.map((station) => {
      const { node, visits, busy, waiting, failures, workers, cutOff } = station;
      const { hits, misses } = countsOf(station);
      const law = visits.littlesLaw();
      const listed = causeNames.flatMap((cause, index) => (failures[index + 1]! > 0 ? [{ cause, count: failures[index + 1]! }] : []));
      return {
        id: node.component.id,
        visits: visits.arrivals,
        failed: listed.reduce((sum, { count }) => sum + count, 0),
        failures: listed,
        utilisation: workers > 0 ? busy.mean / workers : null,
        meanWaiting: waiting.mean,
        maxWaiting: waiting.max,
        meanTimeMs: visits.departures > 0 ? law.meanTimeNs / 1e6 : null,
        hitRatio: hits + misses > 0 ? hits / (hits + misses) : null,
        ...(cutOff && cutOff.sagas > 0 && { cutOff: { ...cutOff } }),
        littlesLawError: law.relativeError,
      };
    });
  }
}

interface Reading {
  readonly visits: number;
  readonly busyArea: number;
  readonly waitingArea: number;
  readonly hits: number;
  readonly misses: number;
}

function countsOf({ cache, givenHits, givenMisses }: Station): { readonly hits: number; readonly misses: number } {
  return { hits: (cache?.hits ?? 0) + givenHits, misses: (cache?.misses ?? 0) + givenMisses };
}

function readingOf(station: Station, nowNs: number): Reading {
  // Both levels have been followed from time 0.
  const areaOf = (level: TimeWeighted): number => level.mean * nowNs;
  return { visits: station.visits.arrivals, busyArea: areaOf(station.busy), waitingArea: areaOf(station.waiting), ...countsOf(station) };
}
