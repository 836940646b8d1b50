import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { simulateDesign, type SimulationResult } from '../../src/design/simulation/index.ts';
import type { Load } from '../../src/design/load.ts';
import { attemptsOn, type BreakAttempt, describeAttempt, judgeAttempt, planAttempt, sizeOf } from '../../src/interview/break-it.ts';
import { type ReadCaseDesign, readCaseDesigns } from '../../src/interview/case-designs.ts';
import type { CaseMistake, InterviewCase } from '../../src/interview/case-file.ts';
import { entryOf, loadFrom } from '../../src/interview/estimates.ts';
import { type JudgedObjective, judgeObjectives } from '../../src/interview/objectives.ts';
import { planTrials, type TrialId, type TrialPlan } from '../../src/interview/trial.ts';
import { root } from './exercise-folders.ts';

/** How many designs of each role a case must have. */
const leastOf: Readonly<Record<ReadCaseDesign['role'], number>> = { reference: 2, naive: 1, weak: 1 };

/** Reads the designs of a case of the site, those with mistakes left out. */
export function loadCaseDesigns(one: InterviewCase): ReturnType<typeof readCaseDesigns> {
  const files = globSync(`content/interviews/${one.id}/designs/*.json`, { cwd: root }).sort();
  return readCaseDesigns(one, new Map(files.map((file) => [path.basename(file, '.json'), readFileSync(path.join(root, file), 'utf8')])));
}

/** Finds roles of which a case has too few designs, and happenings that do nothing to any reference design. */
export function findMissingDesigns(one: InterviewCase, designs: readonly ReadCaseDesign[]): CaseMistake[] {
  const roles = (Object.keys(leastOf) as (keyof typeof leastOf)[]).flatMap((role): CaseMistake[] => {
    const count = one.designs.filter((design) => design.role === role).length;
    if (count >= leastOf[role]) return [];
    return [{ path: 'designs', message: `has ${count} of the role "${role}"`, remedy: `Draw ${leastOf[role]} or more.` }];
  });
  const befallen = new Set<TrialId>();
  for (const { design } of designs.filter(({ role }) => role === 'reference')) {
    for (const { id, options } of planTrials(one, design, ownLoad(one, design))) if (options.faults!.length > 0) befallen.add(id);
  }
  const happenings = [
    { id: 'change' as TrialId, path: 'change' },
    ...one.faults.map(({ id }, at) => ({ id: `fault-${id}` as TrialId, path: `faults.${at}` })),
  ];
  const idle = happenings.filter(({ id }) => !befallen.has(id));
  const remedy = 'Give it "effects" that fit one of them.';
  return [...roles, ...idle.map(({ path: at }) => ({ path: at, message: 'does nothing to any reference design', remedy }))];
}

/** Finds references that do not meet every objective wherever it must hold. */
export function findFailingReferences(one: InterviewCase, designs: readonly ReadCaseDesign[]): CaseMistake[] {
  return designs
    .filter(({ role }) => role === 'reference')
    .flatMap((reference) =>
      judgeDesign(one, reference)
        .filter(({ outcome }) => outcome !== 'met')
        .map((judged) => ({ path: `designs/${reference.id}.json`, message: tell(judged), remedy: 'Mend the design, or the objective.' })),
    );
}

/** Finds naive designs that miss other objectives than the case says. */
export function findNaiveSurprises(one: InterviewCase, designs: readonly ReadCaseDesign[]): CaseMistake[] {
  return designs
    .filter(({ role }) => role === 'naive')
    .flatMap((naive) => {
      const judged = judgeDesign(one, naive).filter(({ outcome }) => outcome === 'missed');
      const missed = [...new Set(judged.map(({ id }) => id))].sort();
      if (missed.join() === naive.misses.toSorted().join()) return [];
      const remedy = `Let "misses" say so: it has ${naive.misses.join(', ')}.`;
      return [{ path: `designs/${naive.id}.json`, message: `misses ${missed.join(', ') || 'nothing'}`, remedy }];
    });
}

/** Finds weak designs that miss an objective before anything went wrong, are not broken by their smallest attempt, or by a smaller one. */
export function findWeakSurprises(one: InterviewCase, designs: readonly ReadCaseDesign[]): CaseMistake[] {
  return designs.flatMap((weak): CaseMistake[] => {
    const { smallest, design, id } = weak;
    if (weak.role !== 'weak' || !smallest) return [];
    const file = `designs/${id}.json`;
    const load = ownLoad(one, design);
    const atPeak = judgeDesign(one, weak, ['peak']).filter(
      ({ trial, outcome }) => (trial === 'peak' || trial === 'analysis') && outcome !== 'met',
    );
    if (atPeak.length > 0) return atPeak.map((judged) => ({ path: file, message: tell(judged), remedy: 'A weak design must look right.' }));
    const isBrokenBy = (attempt: BreakAttempt): boolean => {
      const plan = planAttempt(one, design, load, attempt);
      return judgeAttempt(one, plan, simulate(plan)).length > 0;
    };
    const named = (attempt: BreakAttempt) => `${describeAttempt(design, load, attempt)} (size ${sizeOf(attempt)})`;
    if (!isBrokenBy(smallest))
      return [{ path: file, message: `is not broken by: ${named(smallest)}`, remedy: 'Mend "smallest", or the design.' }];
    const smaller = attemptsOn(design, load).find((attempt) => sizeOf(attempt) < sizeOf(smallest) && isBrokenBy(attempt));
    return smaller
      ? [{ path: file, message: `is broken by less already: ${named(smaller)}`, remedy: 'Let "smallest" say so, or mend the design.' }]
      : [];
  });
}

function ownLoad(one: InterviewCase, design: ReadCaseDesign['design']): Load {
  return loadFrom(one, new Map(), entryOf(design)!, design).own;
}

/** Judges a design by its trials, or by some; those that nothing befalls are run once. Objectives of kinds it does without are left out. */
function judgeDesign(one: InterviewCase, { design }: ReadCaseDesign, only?: readonly TrialId[]): readonly JudgedObjective[] {
  const load = ownLoad(one, design);
  const known = new Map<string, SimulationResult>();
  const runs = new Map<TrialId, SimulationResult>();
  for (const plan of planTrials(one, design, load)) {
    if (only && !only.includes(plan.id)) continue;
    const name = JSON.stringify(plan.options);
    const result = known.get(name) ?? simulate(plan);
    known.set(name, result);
    runs.set(plan.id, result);
  }
  const isThere = ({ id }: JudgedObjective): boolean => {
    const { kind } = one.objectives.find((objective) => objective.id === id)!;
    return kind === undefined || load.kinds.some((there) => there.id === kind);
  };
  return judgeObjectives(one, design, load, runs).filter(isThere);
}

function simulate({ design, load, options }: TrialPlan): SimulationResult {
  const outcome = simulateDesign(design, load, options);
  // The design has been read and its load fitted; what is wrong now is a mistake of ours.
  if (!outcome.ok) throw new Error(outcome.problems.map(({ path: at, message }) => `${at}: ${message}`).join('\n'));
  return outcome.result;
}

function tell({ id, trial, outcome, seenShown, wantedShown, why }: JudgedObjective): string {
  return `"${id}" is ${outcome} in ${trial}: ${seenShown}, wanted ${wantedShown}. ${why}`;
}
