import type { MeasuredValue, SimulationJudgement, SimulationTest } from '../../src/grader/authoring.ts';
import type { ServiceRun } from '../../src/sim/service/index.ts';
import { smallestBreach, type Breach, type FindBreach } from './breach.ts';
import { counterexampleOf } from './counterexample.ts';
import type { StoryNames } from './story.ts';

/** What the tests of an exercise have in common. */
export interface RuleTestFactory<Kind extends string> {
  /** Finds the first breach of any rule in a run. Must answer for endings too: {@link endingBreach}. */
  readonly find: FindBreach<Kind>;
  readonly names: StoryNames;
}

/** What one test looks at. */
export interface RuleTestSpec<Kind extends string> {
  /** "R4/one-load": begins with its rule. */
  readonly id: string;
  readonly title: string;
  readonly failure: string;
  /** Ids of simulations. */
  readonly simulations: readonly string[];
  /** Kinds of breaches that fail it; absent: all. */
  readonly kinds?: readonly Kind[];
  /** Names of schedules it looks at; absent: all. */
  readonly schedules?: (name: string) => boolean;
  /** Makes it visible, shown as these lines. */
  readonly lines?: readonly string[];
  /** Measures runs that break no rule. */
  readonly measure?: (runs: readonly ServiceRun[]) => readonly MeasuredValue[];
}

/** Makes a test that fails when a run has a breach of one of its kinds. Where the object could not even be made, every test fails. */
export function ruleTest<Kind extends string>({ find, names }: RuleTestFactory<Kind>, spec: RuleTestSpec<Kind>): SimulationTest {
  const { id, title, failure, simulations, kinds, schedules, lines, measure } = spec;
  return {
    kind: 'simulation',
    id,
    rule: id.slice(0, id.indexOf('/')),
    title,
    failure,
    simulations,
    ...(lines && { visible: true, lines }),
    judge(all: readonly (readonly ServiceRun[])[]): SimulationJudgement {
      const runs = all.flat();
      const unusable = judgeUnusable(runs);
      if (unusable) return unusable;
      const looked = schedules ? runs.filter(({ schedule }) => schedules(schedule.name ?? '')) : runs;
      const found = smallestBreach(looked, find, kinds);
      if (found) return { failure: { counterexample: counterexampleOf(found, names) } };
      return measure ? { measures: measure(looked) } : {};
    },
  };
}

/** Judges runs that say nothing of any rule: no object was made, or the trace was cut. */
function judgeUnusable(runs: readonly ServiceRun[]): SimulationJudgement | undefined {
  const notMade = runs.find((run) => run.ending === 'notMade');
  if (notMade) return { failure: { message: `The object could not be made: ${notMade.problem ?? 'it threw'}`, threw: true } };
  if (runs.some((run) => run.ending === 'impossible'))
    return { failure: { message: 'The code did far more than it needs to, and was cut off before the tests were through.' } };
  return undefined;
}

/** Returns what is wrong with how a run ended, in words; undefined when every call that could settle has. */
export function endingBreach({ ending, history, unsettled, unanswered }: ServiceRun): Omit<Breach, 'kind'> | undefined {
  const event = history.length;
  if (ending === 'endless') return { event, expected: 'an end', actual: 'it goes on and on' };
  if ((ending === 'stuck' || ending === 'timeUp') && unanswered.length === 0 && unsettled.length > 0) {
    const call = history.find((one) => one.kind === 'call' && one.call === unsettled[0]);
    const what = call?.kind === 'call' ? `${call.spec.method}(${call.spec.args.map((arg) => JSON.stringify(arg)).join(', ')})` : 'a call';
    return { event, expected: `${what} to settle`, actual: 'it never does' };
  }
  return undefined;
}
