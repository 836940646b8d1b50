import type { Design, Load } from '../../design/index.ts';
import type { SimulationResult } from '../../design/simulation/index.ts';
import type { OwnPart } from '../../grader/own-code/messages.ts';
import type { InterviewCase } from '../../interview/case-file.ts';
import { planTrials, type TrialId } from '../../interview/trial.ts';
import { loadOn, type ShownDesign } from './case-designs.ts';
import { describeParts, describeProblem, type PartsOfDesign } from './run-set.ts';
import type { TrialJob, TrialRun } from './trial-runs.ts';

/** A design to be compared, under the load as it enters there. */
export interface ComparisonEntry extends ShownDesign {
  readonly load: Load;
  /** The learner's code that runs in it; none in the designs of the case. */
  readonly parts: readonly OwnPart[];
}

/** Returns what is compared: the learner's design, where anything is drawn, with their own code in it, then those of the case with stock parts. */
export function listEntries(
  design: Design,
  load: Load,
  references: readonly ShownDesign[],
  { parts, notes }: PartsOfDesign,
): readonly ComparisonEntry[] {
  const isDrawn = design.components.some(({ kind }) => kind !== 'clients');
  const runs = parts.length === 0 ? 'As you drew it, with stock parts.' : `As you drew it, with your ${describeParts(design, parts)}.`;
  const mine = {
    id: 'yours',
    name: parts.length === 0 ? 'Your design' : 'Your design, with your code',
    summary: [runs, ...notes].join(' '),
    tells: '',
    design,
    parts,
  };
  const others = references.map((reference) => ({ ...reference, parts: [] }));
  return [...(isDrawn ? [mine] : []), ...others].map((entry) => ({ ...entry, load: loadOn(entry.design, load) }));
}

/** Asks for every run of the case of each design. */
export function jobsOf(one: InterviewCase, entries: readonly ComparisonEntry[]): readonly TrialJob[] {
  return entries.flatMap(({ id, design, load, parts }) =>
    planTrials(one, design, load).map((plan): TrialJob => ({ id: `${id}/${plan.id}`, side: 'case', plan, parts })),
  );
}

/** Returns what was seen of an entry in those of its runs that came to an end: with the learner's code where that gave a run. */
export function runsOf(id: string, runs: ReadonlyMap<string, TrialRun> | undefined): ReadonlyMap<TrialId, SimulationResult> {
  const found = new Map<TrialId, SimulationResult>();
  for (const [run, { job, state }] of runs ?? [])
    if (run === `${id}/${job.plan.id}` && state.kind === 'done') found.set(job.plan.id, state.result);
  return found;
}

/** Says where the learner's code gave no run, so that stock parts are shown, and where it broke; each in words, once. */
export function listTroubles(runs: ReadonlyMap<string, TrialRun> | undefined): readonly string[] {
  const troubles = [...(runs?.values() ?? [])].flatMap(({ job: { plan }, state }) => {
    if (state.kind !== 'done' || state.own === undefined) return [];
    const { outcome } = state.own;
    if (outcome.kind === 'broke')
      return [`${plan.title}: your code gave no run. ${outcome.message} What is shown is your design with stock parts.`];
    return outcome.problems.map((problem) => `${plan.title}: ${describeProblem(plan.design, problem)}`);
  });
  return [...new Set(troubles)];
}
