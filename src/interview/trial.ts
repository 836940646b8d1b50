import type { Design } from '../design/design.ts';
import type { Load } from '../design/load.ts';
import type { Fault, SimulationOptions } from '../design/simulation/index.ts';
import type { CaseEffect, InterviewCase } from './case-file.ts';
import { fitLoad } from './estimates.ts';
import { applyEffects, type FaultSpan } from './trial-faults.ts';

/** Names a run of a design: at the peak, after the change of requirement, or under one of the case's faults. */
export type TrialId = 'peak' | 'change' | `fault-${string}`;

/** One run of a design that the case asks for; everything it takes to simulate it. */
export interface TrialPlan {
  readonly id: TrialId;
  readonly title: string;
  readonly design: Design;
  readonly load: Load;
  readonly options: SimulationOptions;
  /** In words: what of the case could not be applied to this drawing, and how the run was cut to size. */
  readonly notes: readonly string[];
}

/** How long a trial is, in virtual milliseconds, unless so many requests come that it must be cut. */
export const trialMs = 60_000;
/** The requests of a trial, at most, and its keys: a second of the processor for a design of ten components. */
const mostRequests = 150_000;
const mostKeys = 500_000;
/** A trial is not cut below this; requests beyond the run's limit then end it. */
const leastMs = 1200;
const windows = 60;

/** The parts of a trial, as shares of its length, each a whole number of windows: settling, then before, during and after a fault. */
const shares = { warmUp: 1 / 6, faultFrom: 0.4, faultUntil: 0.7 } as const;

/** Returns when the fault of a trial that is `durationMs` long begins and ends. A change of requirement begins then and stays. */
export function faultSpanOf(durationMs: number): Required<FaultSpan> {
  return { fromMs: durationMs * shares.faultFrom, untilMs: durationMs * shares.faultUntil };
}

/**
 * Plans the runs that a case asks of a design: the peak, the change, each fault. All begin with warm caches and from the same seed, so that
 * designs meet the same requests. The load is the learner's or the case's own; what is optional and not drawn is left out of it. The design
 * must have no structure problems and the load must fit it, or the runs say so.
 */
export function planTrials(one: InterviewCase, design: Design, load: Load): readonly TrialPlan[] {
  const fitting = fitLoad(one, design, load);
  return [
    planTrial(one, design, fitting, { id: 'peak', title: 'The busiest hour', effects: [] }),
    planTrial(one, design, fitting, { id: 'change', title: 'After the change', effects: one.change.effects }),
    ...one.faults.map(({ id, name, effects }) => planTrial(one, design, fitting, { id: `fault-${id}`, title: name, effects })),
  ];
}

interface Happening {
  readonly id: TrialId;
  readonly title: string;
  readonly effects: readonly CaseEffect[];
}

function planTrial(one: InterviewCase, design: Design, load: Load, { id, title, effects }: Happening): TrialPlan {
  const applyWithin = (durationMs: number) => {
    const { fromMs, untilMs } = faultSpanOf(durationMs);
    return applyEffects(design, load, effects, id === 'change' ? { fromMs } : { fromMs, untilMs });
  };
  const { durationMs, note } = trialLength(load, applyWithin(trialMs).faults);
  const { faults, notes } = applyWithin(durationMs);
  const options = trialOptions(`${one.id} trial`, durationMs, faults);
  return { id, title, design, load, options, notes: note === undefined ? notes : [...notes, note] };
}

/** Returns the options of a run of a trial's kind: its windows, its warm-up, its limits of requests and keys. */
export function trialOptions(seed: string, durationMs: number, faults: readonly Fault[], keys = mostKeys): SimulationOptions {
  return {
    seed,
    durationMs,
    warmUpMs: durationMs * shares.warmUp,
    windows,
    faults,
    startWarm: true,
    limits: { requests: 2 * mostRequests, keys },
  };
}

/**
 * Returns how long a run under a load and faults is, so that its requests stay within bounds, and says so where it had to be cut. The faults
 * are those of a run of the usual length.
 */
export function trialLength(
  load: Load,
  faults: readonly Fault[],
  most = mostRequests,
): { readonly durationMs: number; readonly note?: string } {
  const perSecond = load.kinds.reduce((sum, { id, ratePerSecond }) => sum + ratePerSecond * meanBurst(faults, id), 0);
  const durationMs = Math.floor(Math.min(trialMs, Math.max(leastMs, (most / perSecond) * 1000)) / windows) * windows;
  if (durationMs === trialMs) return { durationMs };
  const seconds = (durationMs / 1000).toFixed(1);
  const note = `So many requests come that the run was cut to ${seconds} s of virtual time, from ${trialMs / 1000} s.`;
  return { durationMs, note };
}

/** Returns how many times its rate a kind of request has, as a mean over a run of the usual length. */
function meanBurst(faults: readonly Fault[], kind: string): number {
  let mean = 1;
  for (const fault of faults) {
    if (fault.kind !== 'burst' || (fault.request !== undefined && fault.request !== kind)) continue;
    mean += (((fault.untilMs ?? trialMs) - fault.fromMs) / trialMs) * (fault.factor - 1);
  }
  return Math.max(0, mean);
}
