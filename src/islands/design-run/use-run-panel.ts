import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Design } from '../../design/index.ts';
import type { Fault, SimulationResult } from '../../design/simulation/index.ts';
import type { OwnSources } from '../../grader/own-code/messages.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import type { Loads } from '../../interview/estimates.ts';
import { type JudgedObjective, judgeObjectives } from '../../interview/objectives.ts';
import { planTrials, type TrialId, type TrialPlan } from '../../interview/trial.ts';
import type { LoadChoiceId } from './LoadChoice.tsx';
import { isSameLoad } from './reconcile.ts';
import { ownFaultsId, partsOf, type PartsOfDesign, planOwnFaults, runKey } from './run-set.ts';
import type { Simulators } from './simulators.ts';
import { jobOf, type Side, type TrialRun } from './trial-runs.ts';
import { type Trials, useTrials } from './use-trials.ts';

/** What the panel stands on and what it can do. */
export interface RunPanel {
  /** The runs that the case asks for, and that of the learner's own faults where there are any; by the case's numbers. */
  readonly plans: readonly TrialPlan[];
  readonly durationMs: number;
  readonly parts: PartsOfDesign;
  /** Whether the two loads are the same: then only one is run. */
  readonly isSame: boolean;
  readonly trials: Trials;
  /** True where what was run is not what stands now. */
  readonly isStale: boolean;
  readonly faults: readonly Fault[];
  setFaults(faults: readonly Fault[]): void;
  readonly chosen: ReadonlySet<string>;
  setChosen(chosen: ReadonlySet<string>): void;
  readonly loadChoice: LoadChoiceId;
  setLoadChoice(choice: LoadChoiceId): void;
  /** By side that was run, its objectives judged. */
  readonly judged: ReadonlyMap<Side, readonly JudgedObjective[]>;
  run(): void;
}

interface PanelInput {
  readonly one: InterviewCase;
  readonly design: Design;
  readonly loads: Loads;
  readonly ownSources: OwnSources;
  readonly makeSimulators?: (() => Simulators) | undefined;
}

/** Holds the choices of the panel, runs what is chosen and judges what came of it. */
export function useRunPanel({ one, design, loads, ownSources, makeSimulators }: PanelInput): RunPanel {
  const trials = useTrials(makeSimulators);
  const [faults, setFaultList] = useState<readonly Fault[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(['peak']));
  const [loadChoice, setLoadChoice] = useState<LoadChoiceId>('both');
  const isSame = useMemo(() => isSameLoad(loads), [loads]);
  const parts = useMemo(() => partsOf(design, ownSources), [design, ownSources]);
  const key = useMemo(() => runKey(design, loads, parts.parts), [design, loads, parts]);
  const planned = useMemo(
    () => ({ learner: planTrials(one, design, loads.learner), case: planTrials(one, design, loads.own) }),
    [one, design, loads],
  );
  const durationMs = planned.case[0]!.options.durationMs;

  const plansOf = useCallback(
    (side: Side): readonly TrialPlan[] => {
      const plans = planned[side];
      return faults.length === 0 ? plans : [...plans, planOwnFaults(plans[0]!, faults, durationMs)];
    },
    [planned, faults, durationMs],
  );

  const setFaults = useCallback((next: readonly Fault[]) => {
    setFaultList(next);
    setChosen((before) => {
      const after = new Set(before);
      if (next.length > 0) after.add(ownFaultsId);
      else after.delete(ownFaultsId);
      return after;
    });
  }, []);

  const plans = plansOf('case');
  const run = (): void => {
    const sides: readonly Side[] = isSame ? ['case'] : loadChoice === 'both' ? ['learner', 'case'] : [loadChoice];
    // What belongs together comes together: a trial by one's own numbers, then by the case's.
    const jobs = plans
      .filter(({ id }) => chosen.has(id))
      .flatMap(({ id }) =>
        sides.map((side) =>
          jobOf(
            side,
            plansOf(side).find((plan) => plan.id === id)!,
            parts.parts,
          ),
        ),
      );
    if (jobs.length > 0) trials.start(key, jobs);
  };

  const judged = useJudged(one, trials);
  const isStale = trials.set !== undefined && trials.set.key !== key;
  return {
    plans,
    durationMs,
    parts,
    isSame,
    trials,
    isStale,
    faults,
    setFaults,
    chosen,
    setChosen,
    loadChoice,
    setLoadChoice,
    judged,
    run,
  };
}

/** Judges what has been run, by side; the design and the load are those of the runs, not those that stand now. */
function useJudged(one: InterviewCase, { set, isRunning }: Trials): ReadonlyMap<Side, readonly JudgedObjective[]> {
  const [judged, setJudged] = useState<ReadonlyMap<Side, readonly JudgedObjective[]>>(new Map());
  // Once for each run that ends, not for each step of its progress.
  const ended = set ? [...set.runs].flatMap(([id, { state }]) => (state.kind === 'done' ? [`${id} ${state.result.hash}`] : [])) : [];
  const marker = `${set?.key ?? ''}${ended.join()}${isRunning}`;
  useEffect(() => setJudged(judgeRuns(one, [...(set?.runs.values() ?? [])])), [one, marker]);
  return judged;
}

/** Judges runs by side; a side without a run that ended has no entry. */
export function judgeRuns(one: InterviewCase, runs: readonly TrialRun[]): ReadonlyMap<Side, readonly JudgedObjective[]> {
  const judged = new Map<Side, readonly JudgedObjective[]>();
  for (const side of ['learner', 'case'] as const) {
    const results = new Map<TrialId, SimulationResult>();
    let plan: TrialPlan | undefined;
    for (const { job, state } of runs) {
      if (job.side !== side || state.kind !== 'done') continue;
      plan = job.plan;
      // What ran under the learner's own faults is of no trial of the case, and is judged by none.
      results.set(job.plan.id, state.result);
    }
    if (plan) judged.set(side, judgeObjectives(one, plan.design, plan.load, results));
  }
  return judged;
}
