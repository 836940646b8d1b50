import type { Design } from '../design/design.ts';
import { type Load, loadLimits } from '../design/load.ts';
import type { ComponentKind } from '../design/settings.ts';
import type { Fault, SimulationResult } from '../design/simulation/index.ts';
import type { InterviewCase } from './case-file.ts';
import { fitLoad } from './estimates.ts';
import { type JudgedObjective, judgeObjectives } from './objectives.ts';
import { faultSpanOf, trialLength, trialMs, trialOptions, type TrialPlan } from './trial.ts';

/** By how much the load can be raised, one step after the other. */
export const loadFactors = [1.25, 1.5, 2, 3, 5, 10] as const;
/** By how much a component can be slowed. */
export const slowFactors = [2, 5, 20] as const;
/** The share of a kind of request that can be put on one key. */
export const hotShares = [0.1, 0.4] as const;
/** By how much a burst can raise the load for its time. */
export const burstFactors = [2, 3, 5, 10] as const;

/** One try at breaking a design: the load raised throughout, or one fault. */
export type BreakAttempt =
  | { readonly kind: 'load'; readonly factor: (typeof loadFactors)[number] }
  | { readonly kind: 'burst'; readonly factor: (typeof burstFactors)[number] }
  | { readonly kind: 'hot-key'; readonly request: string; readonly share: (typeof hotShares)[number] }
  | { readonly kind: 'slow'; readonly component: string; readonly factor: (typeof slowFactors)[number] }
  | { readonly kind: 'instance-lost'; readonly component: string }
  | { readonly kind: 'component-lost'; readonly component: string }
  | { readonly kind: 'region-lost'; readonly group: string };

/**
 * Returns the size of an attempt, 1 to 10, by how much has to go wrong: our own scale, on which what happens every week is small and what
 * happens once in years is large. Of sizes that are alike none counts as smaller.
 */
export function sizeOf(attempt: BreakAttempt): number {
  switch (attempt.kind) {
    case 'instance-lost':
      return 1;
    case 'load':
      return { 1.25: 1, 1.5: 2, 2: 3, 3: 4, 5: 6, 10: 8 }[attempt.factor];
    case 'burst':
      return { 2: 2, 3: 3, 5: 5, 10: 7 }[attempt.factor];
    case 'hot-key':
      return attempt.share === 0.1 ? 2 : 4;
    case 'slow':
      return { 2: 2, 5: 4, 20: 6 }[attempt.factor];
    case 'component-lost':
      return 7;
    case 'region-lost':
      return 9;
  }
}

/** Lists every attempt that can be made on a design, the smallest first. */
export function attemptsOn(design: Design, load: Load): readonly BreakAttempt[] {
  const stations = design.components.filter(({ kind }) => kind !== 'clients');
  const own = stations.filter(({ kind }) => !runByOthers.includes(kind));
  const attempts: BreakAttempt[] = [
    ...loadFactors.map((factor) => ({ kind: 'load', factor }) as const),
    ...burstFactors.map((factor) => ({ kind: 'burst', factor }) as const),
    ...load.kinds.flatMap(({ id }) => hotShares.map((share) => ({ kind: 'hot-key', request: id, share }) as const)),
    ...stations.flatMap(({ id }) => slowFactors.map((factor) => ({ kind: 'slow', component: id, factor }) as const)),
    ...own.map(({ id }) => ({ kind: 'instance-lost', component: id }) as const),
    ...stations.map(({ id }) => ({ kind: 'component-lost', component: id }) as const),
    ...design.groups.filter(({ kind }) => kind === 'region').map(({ id }) => ({ kind: 'region-lost', group: id }) as const),
  ];
  return attempts.toSorted((a, b) => sizeOf(a) - sizeOf(b));
}

/** Tells whether an attempt is one of those that can be made on a design. */
export function isAttemptOn(design: Design, load: Load, attempt: BreakAttempt): boolean {
  return attemptsOn(design, load).some((one) => nameOf(one) === nameOf(attempt));
}

/** Returns a text that is the same for attempts that are, to remember them by. */
export function nameOf(attempt: BreakAttempt): string {
  return Object.entries(attempt)
    .map(([field, value]) => `${field}=${value}`)
    .sort()
    .join(' ');
}

/** What others run for you: how many machines that is, and which of them fails, is not to be seen. */
const runByOthers: readonly ComponentKind[] = ['dns', 'cdn', 'load-balancer', 'api-gateway', 'queue', 'object-store', 'third-party'];

/** The requests of an attempt's run, at most, and its keys: fewer than a trial's, as a game waits for its answer. */
const mostRequests = 60_000;
const mostKeys = 200_000;

/** Plans the run of an attempt: as a trial of the case at its peak, with the one thing gone wrong. It goes by the id "peak". */
export function planAttempt(one: InterviewCase, design: Design, load: Load, attempt: BreakAttempt): TrialPlan {
  const fitting = fitLoad(one, design, load);
  const raised = attempt.kind === 'load' ? timesLoad(fitting, attempt.factor) : fitting;
  const { durationMs, note } = trialLength(raised, faultsOf(attempt, trialMs), mostRequests);
  const options = trialOptions(`${one.id} trial`, durationMs, faultsOf(attempt, durationMs), mostKeys);
  const title = describeAttempt(design, fitting, attempt);
  return { id: 'peak', title, design, load: raised, options, notes: note === undefined ? [] : [note] };
}

function timesLoad({ kinds }: Load, factor: number): Load {
  return { kinds: kinds.map((kind) => ({ ...kind, ratePerSecond: Math.min(kind.ratePerSecond * factor, loadLimits.ratePerSecond) })) };
}

/** Of instances the first is lost: in a store the primary of the first shard, the worst to lose. */
function faultsOf(attempt: BreakAttempt, durationMs: number): readonly Fault[] {
  const span = faultSpanOf(durationMs);
  switch (attempt.kind) {
    case 'load':
      return [];
    case 'burst':
      return [{ kind: 'burst', factor: attempt.factor, ...span }];
    case 'hot-key':
      return [{ kind: 'hot-key', request: attempt.request, share: attempt.share, key: 0, ...span }];
    case 'slow':
      return [{ kind: 'slow', component: attempt.component, factor: attempt.factor, ...span }];
    case 'instance-lost':
      return [{ kind: 'instances-lost', component: attempt.component, first: 0, count: 1, ...span }];
    case 'component-lost':
      return [{ kind: 'component-lost', component: attempt.component, ...span }];
    case 'region-lost':
      return [{ kind: 'group-lost', group: attempt.group, ...span }];
  }
}

/** Says in words what an attempt does. */
export function describeAttempt(design: Design, load: Load, attempt: BreakAttempt): string {
  const named = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    `“${list.find((one) => one.id === id)?.name ?? id}”`;
  switch (attempt.kind) {
    case 'load':
      return `${attempt.factor} times the load`;
    case 'burst':
      return `A burst of ${attempt.factor} times the load`;
    case 'hot-key':
      return `${attempt.share * 100}% of ${named(load.kinds, attempt.request)} ask for one key`;
    case 'slow':
      return `${named(design.components, attempt.component)} takes ${attempt.factor} times as long`;
    case 'instance-lost':
      return `One instance of ${named(design.components, attempt.component)} is lost`;
    case 'component-lost':
      return `All of ${named(design.components, attempt.component)} is lost`;
    case 'region-lost':
      return `All of ${named(design.groups, attempt.group)} is lost`;
  }
}

/** Returns the objectives of the peak that a run of an attempt breaks, which may be none. What was unseen is not broken. */
export function judgeAttempt(one: InterviewCase, plan: TrialPlan, result: SimulationResult): readonly JudgedObjective[] {
  const judged = judgeObjectives(one, plan.design, plan.load, new Map([['peak', result]]));
  return judged.filter(({ trial, outcome }) => trial === 'peak' && outcome === 'missed');
}

/** How well a weak design was broken: whether at all, and how near to the smallest way. */
export interface BreakScore {
  readonly isBroken: boolean;
  /** The size of the smallest attempt that broke it; absent where none did. */
  readonly size?: number;
  /** The smallest size over that one, 0 to 1: 1 where no smaller attempt breaks it, 0 where it was not broken. */
  readonly nearness: number;
}

/** Scores the attempts that broke a design against a smallest one that does. */
export function scoreBreaks(broke: readonly BreakAttempt[], smallest: BreakAttempt): BreakScore {
  if (broke.length === 0) return { isBroken: false, nearness: 0 };
  const size = Math.min(...broke.map(sizeOf));
  return { isBroken: true, size, nearness: Math.min(1, sizeOf(smallest) / size) };
}
