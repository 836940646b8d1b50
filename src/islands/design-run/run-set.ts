import { componentName, type Design } from '../../design/index.ts';
import type { Fault } from '../../design/simulation/index.ts';
import type { OwnPart, OwnSources, PartProblem } from '../../grader/own-code/messages.ts';
import type { Loads } from '../../interview/estimates.ts';
import type { TrialPlan } from '../../interview/trial.ts';

/** The learner's parts of a design, and in words which of them cannot run. */
export interface PartsOfDesign {
  readonly parts: readonly OwnPart[];
  readonly notes: readonly string[];
}

/** Finds the learner's parts of a design, each with its source; where no source is kept the stock part runs, and a note says so. */
export function partsOf({ components }: Design, sources: OwnSources): PartsOfDesign {
  const named = components.flatMap(({ id, name, exercise }) => (exercise === undefined ? [] : [{ id, name, exercise }]));
  return {
    parts: named.flatMap(({ id, exercise }) => {
      const source = sources.get(exercise);
      return source === undefined ? [] : [{ component: id, exercise, source }];
    }),
    notes: named
      .filter(({ exercise }) => !sources.has(exercise))
      .map(
        ({ name, exercise }) => `“${name}” is to run your ${exercise}, and no solution of yours that passed is here: the stock part runs.`,
      ),
  };
}

/** Names the learner's parts and where they are: "saga at “Orders”, your cache-lru at “Cache”". */
export function describeParts(design: Design, parts: readonly OwnPart[]): string {
  return parts.map(({ component, exercise }) => `${exercise} at “${componentName(design, component)}”`).join(', your ');
}

/** Says what was wrong with one of the learner's parts, and what came of it. */
export function describeProblem(design: Design, { component, exercise, message, remedy, line }: PartProblem): string {
  const at = line === undefined ? '' : `, line ${line}`;
  return `Your ${exercise} broke at “${componentName(design, component)}”${at}: ${message} ${remedy} From then on its calls failed; the rest of the design ran on.`;
}

/** Returns a text that is the same for the same runs: moving a component about changes nothing that is run. */
export function runKey(design: Design, loads: Loads, parts: readonly OwnPart[]): string {
  const components = design.components.map(({ position: _, ...component }) => component);
  return JSON.stringify([components, design.connections, design.groups, loads.learner, loads.own, parts]);
}

/** The id of the run under the learner's own faults. */
export const ownFaultsId = 'fault-of-your-own';

/**
 * Plans the run under the learner's own faults: the busiest hour with them. Faults are given for a run of `durationMs`; where this one has
 * another length their times go with it, and a note says so.
 */
export function planOwnFaults(peak: TrialPlan, faults: readonly Fault[], durationMs: number): TrialPlan {
  const factor = peak.options.durationMs / durationMs;
  const timed = faults.map((fault): Fault => {
    const untilMs = fault.untilMs === undefined ? {} : { untilMs: fault.untilMs * factor };
    return { ...fault, fromMs: fault.fromMs * factor, ...untilMs };
  });
  const note = `This run lasts ${(peak.options.durationMs / 1000).toFixed(1)} s: the times of your faults were scaled to it.`;
  return {
    ...peak,
    id: ownFaultsId,
    title: 'Faults of your own',
    options: { ...peak.options, faults: timed },
    notes: factor === 1 ? peak.notes : [...peak.notes, note],
  };
}
