import { nanosFromMs } from '../../../kernel/index.ts';
import type { CdnRecord, CdnScenario, CdnWay, WayRecord } from '../../../sim/cdn/index.ts';
import { runCdn } from '../../../sim/cdn/index.ts';
import type { CdnSettings } from './settings.ts';
import { dayHours } from './settings.ts';

/** What a way came to in a day. */
export interface WayResult {
  readonly way: CdnWay;
  readonly originRequests: number;
  /** Share of the origin's requests that found nothing new, 0 to 1. */
  readonly unchangedShare: number;
  /** Bytes of objects the edges received where unchanged ones are answered without a body. */
  readonly edgeBytes: number;
  /** The same where every fetch brings the whole object. */
  readonly edgeBytesWhole: number;
  /** Bytes at the edges at the end of the day. */
  readonly storedBytes: number;
  readonly hitShare: number;
  readonly staleShare: number;
  readonly meanStaleMinutes: number;
  readonly longestStaleMinutes: number;
}

/** The ways at one time to live. */
export interface TtlPoint {
  readonly ttlMinutes: number;
  readonly pull: WayResult;
  readonly shield: WayResult;
}

/** The times to live of the curves, in minutes. */
export const curveMinutes = [1, 5, 15, 30, 60, 180, 360, 720, 1440] as const;

/** What all ways came to at several times to live; push has none. */
export interface CdnRun {
  readonly requests: number;
  readonly changes: number;
  readonly push: WayResult;
  readonly points: readonly TtlPoint[];
}

/** Returns the scenario of the settings. */
export function scenarioOf(settings: CdnSettings): CdnScenario {
  const { objects, alpha, edges, requestsPerHour, changeHours, pushSeconds, seed } = settings;
  return {
    objects,
    alpha,
    edges,
    requestsPerSec: requestsPerHour / 3600,
    changeEveryNs: nanosFromMs(changeHours * 3_600_000),
    pushDelayNs: nanosFromMs(pushSeconds * 1000),
    lengthNs: nanosFromMs(dayHours * 3_600_000),
    seed,
  };
}

/** Runs a day at each time to live, all on the same requests and changes. */
export function runDay(settings: CdnSettings, ttlsMinutes: readonly number[]): CdnRun {
  const ttlsNs = ttlsMinutes.map((minutes) => nanosFromMs(minutes * 60_000));
  const { requests, changes, push, pulls }: CdnRecord = runCdn(scenarioOf(settings), ttlsNs);
  return {
    requests,
    changes,
    push: resultOf('push', push, settings),
    points: pulls.map(({ pull, shield }, index) => ({
      ttlMinutes: ttlsMinutes[index]!,
      pull: resultOf('pull', pull, settings),
      shield: resultOf('shield', shield, settings),
    })),
  };
}

function resultOf(way: CdnWay, record: WayRecord, { objectKb }: CdnSettings): WayResult {
  const objectBytes = objectKb * 1000;
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    way,
    originRequests: record.originRequests,
    unchangedShare: share(record.unchanged, record.originRequests),
    edgeBytes: (record.edgeFills - record.edgeUnchanged) * objectBytes,
    edgeBytesWhole: record.edgeFills * objectBytes,
    storedBytes: record.copies * objectBytes,
    hitShare: share(record.hits, record.answers),
    staleShare: share(record.stale, record.answers),
    meanStaleMinutes: share(record.stalenessNs, record.answers) / 60e9,
    longestStaleMinutes: record.longestNs / 60e9,
  };
}
