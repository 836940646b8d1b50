import type { Casualty, LaneRun, WritePolicy, WriteScenario } from '../../../sim/cache-writes/index.ts';
import { drawScript, keyNames, momentsOf, playLane, writePolicies } from '../../../sim/cache-writes/index.ts';
import type { ParameterRange } from '../shared/parameter-range.ts';

/** The numbers of the set-up. */
export interface WriteParameters {
  readonly flushMs: number;
  readonly storeMs: number;
  readonly cacheMs: number;
  /** Operations of the script. */
  readonly length: number;
  readonly writePercent: number;
  readonly seed: number;
}

/** Everything a link to the lab carries. */
export interface WriteSettings extends WriteParameters {
  readonly throughFirst: WriteScenario['throughFirst'];
  readonly aroundDeletes: AroundDelete;
  readonly casualty: Casualty;
  /** The step after which something dies, from 1; the steps are the moments of the run without a crash. */
  readonly crashStep: number;
}

/** Whether a write around deletes the key from the cache. */
export type AroundDelete = 'deletes' | 'leaves';

/** The ranges of the numbers. */
export const parameterRanges: Readonly<Record<keyof WriteParameters, ParameterRange>> = {
  flushMs: { label: 'Write-behind flushes every', min: 5, max: 1000, step: 1, scale: 'log', unit: ' ms' },
  storeMs: { label: 'The store takes', min: 2, max: 500, step: 1, scale: 'log', unit: ' ms' },
  cacheMs: { label: 'The cache takes', min: 1, max: 50, step: 1, scale: 'log', unit: ' ms' },
  length: { label: 'Reads and writes in the script', min: 3, max: 20, step: 1, scale: 'linear' },
  writePercent: { label: 'Share of writes', min: 0, max: 100, step: 5, scale: 'linear', unit: '%' },
  seed: { label: 'Script number (seed)', min: 1, max: 999, step: 1, scale: 'linear' },
};

/** The places that write-through can write first, in words. */
export const throughTexts = {
  store: { name: 'the store, then the cache', about: 'Cut off in between, the cache is behind the store.' },
  cache: { name: 'the cache, then the store', about: 'Cut off in between, the cache is ahead of the store.' },
} as const;

/** What a write around does with the cached copy, in words. */
export const aroundTexts = {
  deletes: { name: 'deletes the cached copy', about: 'One more message; the next read misses and loads the new value.' },
  leaves: { name: 'leaves the cache alone', about: 'By the letter: a copy that is there stays as it was.' },
} as const;

/** What can die, in words. */
export const casualtyTexts = {
  cache: { name: 'the cache', about: 'It comes back at once, empty; its buffer is gone.' },
  application: { name: 'the application', about: 'What it has under way stops where it is; the cache lives on.' },
} as const;

/** The set-up the lab begins with: a script in which a slow reader of cache-aside puts an old value back. */
export const defaultSettings: WriteSettings = {
  flushMs: 60,
  storeMs: 20,
  cacheMs: 1,
  length: 10,
  writePercent: 60,
  seed: 34,
  throughFirst: 'store',
  aroundDeletes: 'deletes',
  casualty: 'cache',
  crashStep: 20,
};

/** The runs of a set-up and their common steps. */
export interface WriteRuns {
  readonly scenario: WriteScenario;
  /** Without a crash, in the order of the policies. */
  readonly calm: readonly LaneRun[];
  /** When the steps are that the crash can follow. */
  readonly moments: readonly number[];
  /** The step it follows, from 1. */
  readonly crashStep: number;
  readonly crashMs: number;
  /** With the crash. */
  readonly crashed: readonly LaneRun[];
  /** When the steps of the runs with the crash are. */
  readonly timeline: readonly number[];
}

/** Returns the scenario of a set-up. */
export function scenarioOf(settings: WriteSettings): WriteScenario {
  const { seed, length, writePercent, storeMs, cacheMs, flushMs, throughFirst, aroundDeletes } = settings;
  return {
    operations: drawScript({ seed: String(seed), length, writeShare: writePercent / 100, storeMs }),
    keys: keyNames.length,
    cacheMs,
    storeMs,
    flushMs,
    throughFirst,
    aroundDeletes: aroundDeletes === 'deletes',
  };
}

/** Plays the script under every policy, without and with the crash. */
export function runAll(settings: WriteSettings): WriteRuns {
  const scenario = scenarioOf(settings);
  const calm = writePolicies.map((policy) => playLane(policy, scenario));
  const moments = momentsOf(calm);
  const crashStep = Math.min(moments.length, settings.crashStep);
  const crashMs = moments[crashStep - 1]!;
  const crashed = writePolicies.map((policy) => playLane(policy, scenario, { atMs: crashMs, casualty: settings.casualty }));
  return { scenario, calm, moments, crashStep, crashMs, crashed, timeline: momentsOf(crashed) };
}

/** Counts the steps that the crash can follow. */
export function countSteps(settings: WriteSettings): number {
  const scenario = scenarioOf(settings);
  return momentsOf(writePolicies.map((policy) => playLane(policy, scenario))).length;
}

/** Brings the crash to a step that there is. */
export function makePossible(settings: WriteSettings): WriteSettings {
  const steps = countSteps(settings);
  return settings.crashStep <= steps ? settings : { ...settings, crashStep: steps };
}

/** Returns the range of the steps that the crash can follow. */
export function crashRange(steps: number): ParameterRange {
  return { label: 'It dies after step', min: 1, max: steps, step: 1, scale: 'linear' };
}

/** The names of the policies. */
export const policyTexts: Readonly<Record<WritePolicy, string>> = {
  'write-through': 'Write-through',
  'write-behind': 'Write-behind',
  'write-around': 'Write-around',
  'cache-aside': 'Cache-aside',
};
