import { assert } from '../../../kernel/index.ts';
import { ResultCode } from '../../protocol/calls.ts';
import type { JudgeRequest, Judgement } from '../../protocol/judgement.ts';
import type { CallsExercise, CasesTest, Test } from '../../authoring.ts';
import type {
  ConsoleLine,
  Counterexample,
  Measure,
  Problem,
  RuleResult,
  Score,
  TestResult,
  Verdict,
  VerdictOutcome,
} from '../../protocol/verdict.ts';
import { buildCounterexample, restoreCase } from './counterexample.ts';
import { isShrinkable, type Failure } from './judge-case.ts';
import { LearnerGone, type LearnerLink } from './learner-link.ts';
import { goneProblem, problemOutcome, stepLimitProblem, threwProblem } from './problems.ts';
import { openSimulations, type Simulations } from './run-simulations.ts';
import { caseLimits, runTest, type TestContext } from './run-tests.ts';
import { shrinkFailure } from './shrink.ts';
import { startTranscript } from './transcript.ts';

/** Told while judging. */
export type OnStage = (stage: 'visible' | 'rules' | 'budgets' | 'workloads' | 'shrinking', label: string, fraction: number) => void;

/** Evaluations spent on shrinking in all; the first rules matter most and come first. */
const shrinkEvaluations = 3000;

/**
 * Judges the learner's code by an exercise's tests and writes the verdict. Visible tests come first, then the rules, then budgets, then workloads;
 * budgets are measured only where the rules hold, workloads run only where the budgets do.
 */
export async function judge(exercise: CallsExercise, request: JudgeRequest, link: LearnerLink, onStage: OnStage): Promise<Judgement> {
  const run = new JudgeRun(exercise, request, link);
  try {
    await link.ready;
    const loaded = await link.load(request.code, exercise.interface, request.seed, caseLimits);
    if (loaded.problem) return run.conclude(problemOutcome(loaded.problem), loaded.problem);
    await run.runStages(onStage);
    if (request.shrinks !== false) {
      onStage('shrinking', 'Looking for the smallest failing case', 0.95);
      await run.shrink();
    }
  } catch (error) {
    if (!(error instanceof LearnerGone)) throw error;
    const problem = goneProblem(error, run.current);
    return run.conclude(problemOutcome(problem), problem);
  }
  return run.conclude();
}

/** The state of one judgement: outcomes gathered test by test. */
class JudgeRun {
  readonly exercise: CallsExercise;
  readonly request: JudgeRequest;
  /** The test under way, for the message when the learner's worker falls silent. */
  current: Test | undefined;
  private readonly context: TestContext;
  private readonly tests: readonly Test[];
  private readonly visible: readonly Test[];
  private readonly hidden: readonly Test[];
  private readonly ownTests: readonly CasesTest[];
  private readonly failures = new Map<string, Failure>();
  private readonly passed = new Set<string>();
  private readonly shrunk = new Map<Failure, Failure>();
  private readonly simulations: Simulations;
  private measures: readonly Measure[] = [];
  /** Ids of the tests that found a measure over its budget. */
  private readonly over = new Set<string>();
  private score: Score | undefined;
  private calls = 0;
  private readonly lines: ConsoleLine[] = [];
  private dropped = 0;

  constructor(exercise: CallsExercise, request: JudgeRequest, link: LearnerLink) {
    this.exercise = exercise;
    this.request = request;
    this.ownTests = restoreOwnTests(exercise, request);
    this.tests = exercise.tests.filter((test) => request.scope === 'full' || test.visible);
    this.visible = this.tests.filter((test) => test.visible);
    this.hidden = this.tests.filter((test) => !test.visible);
    this.context = {
      exercise,
      link,
      transcript: startTranscript(),
      seed: request.seed,
      onConsole: (reply) => {
        this.lines.push(...reply.console);
        this.dropped += reply.consoleDropped;
      },
    };
    const simulated = [...this.visible, ...this.hidden].flatMap((test) => (test.kind === 'simulation' ? test.simulations : []));
    this.simulations = openSimulations(this.context, exercise.world, [...new Set(simulated)]);
    this.context.transcript.addText(`${exercise.id}@${exercise.version} ${request.scope} ${request.seed}`);
  }

  /** Runs the stages in order; stops after a stage that failed where the next would only repeat the failure more slowly. */
  async runStages(onStage: OnStage): Promise<void> {
    const { visible, hidden, ownTests } = this;
    const isMeasured = (test: Test) => test.kind === 'budget' || (test.kind === 'cases' && (test.measure ?? test.score) !== undefined);
    const isLong = (test: Test) => test.kind === 'workload' || test.kind === 'simulation';
    const simulates = this.exercise.world ? 'Simulations' : 'Long workloads';
    const stages = [
      { stage: 'visible', label: 'Visible tests', tests: [...visible, ...ownTests] },
      { stage: 'rules', label: 'Every rule, on small cases', tests: hidden.filter((test) => !isMeasured(test) && !isLong(test)) },
      { stage: 'budgets', label: 'Budgets', tests: hidden.filter(isMeasured) },
      { stage: 'workloads', label: simulates, tests: hidden.filter(isLong) },
    ] as const;
    for (const [index, { stage, label, tests }] of stages.entries()) {
      if (index >= 2 && (this.isOverBudget() || this.hasBrokenCase())) return;
      for (const [at, test] of tests.entries()) {
        onStage(stage, label, (index + at / tests.length) / (stages.length + 0.5));
        await this.runOne(test);
        // Code that does not end would cost its step limit in every test that follows.
        if (this.failures.get(test.id)?.actual === ResultCode.stopped) return;
      }
    }
  }

  /** Tells whether a small case failed. A wrong answer while being measured does not count here: the workloads then say which rule it breaks. */
  private hasBrokenCase(): boolean {
    return [...this.failures.values()].some((failure) => failure.test.kind === 'cases');
  }

  private isOverBudget(): boolean {
    return this.measures.some((measure) => measure.outcome === 'fail');
  }

  private async runOne(test: Test): Promise<void> {
    this.current = test;
    const outcome = await (test.kind === 'simulation' ? this.simulations.runTest(test) : runTest(this.context, test));
    this.calls += outcome.calls;
    if (outcome.measures) this.measures = [...this.measures, ...outcome.measures];
    if (outcome.score) this.score = outcome.score;
    if (outcome.measures?.some((measure) => measure.outcome === 'fail')) this.over.add(test.id);
    if (outcome.failure) this.failures.set(test.id, outcome.failure);
    else if (!this.over.has(test.id)) this.passed.add(test.id);
  }

  /** Shrinks the failures of the failing rules, in order, as far as the evaluations go. */
  async shrink(): Promise<void> {
    let evaluations = shrinkEvaluations;
    for (const rule of this.exercise.rules) {
      const failure = this.failureOf(rule);
      if (!failure || !isShrinkable(failure) || evaluations <= 0) continue;
      this.current = failure.test;
      const { smallest, spent } = await shrinkFailure(this.context, failure);
      this.shrunk.set(failure, smallest);
      evaluations -= spent;
    }
  }

  conclude(outcome?: VerdictOutcome, problem?: Problem): Judgement {
    const rules = this.exercise.rules.map((id) => this.ruleResult(id));
    const found = problem ?? this.problemOfFailures(rules);
    const decided = outcome ?? (found ? problemOutcome(found) : this.plainOutcome(rules));
    const verdict: Verdict = {
      exercise: this.exercise.id,
      outcome: decided,
      rules,
      measures: this.measures,
      receipt: {
        exerciseVersion: this.exercise.version,
        codeHash: this.request.codeHash,
        seed: this.request.seed,
        transcriptHash: this.context.transcript.digest(),
      },
      ...(found && { problem: found }),
      scope: this.request.scope,
      calls: this.calls,
      ...(this.score && { score: this.score }),
      visibleTests: [...this.visible, ...this.ownTests].map((test) => this.testResult(test)),
    };
    const failedTests = [...new Set([...this.failures.keys(), ...this.over])];
    return { verdict, console: this.lines, consoleDropped: this.dropped, exhibits: this.simulations.exhibits(), failedTests };
  }

  private failureOf(rule: string): Failure | undefined {
    // A hidden small case explains more than a long workload, and the tests stand in that order.
    for (const test of [...this.tests, ...this.ownTests]) {
      const failure = test.rule === rule ? this.failures.get(test.id) : undefined;
      if (failure) return failure;
    }
    return undefined;
  }

  private ruleResult(id: string): RuleResult {
    const failure = this.failureOf(id);
    if (failure) {
      const smallest = this.shrunk.get(failure) ?? failure;
      const isMeasure = failure.test.kind === 'budget' && failure.actual === ResultCode.stopped;
      const isWrongAnswer = failure.test.kind === 'budget' && !isMeasure;
      if (isWrongAnswer && this.failures.size > 1) return { id, outcome: 'skipped' };
      return {
        id,
        outcome: 'fail',
        message: isWrongAnswer
          ? 'While its cost was being measured, the code gave a wrong answer.'
          : (failure.story?.message ?? failure.test.failure),
        test: failure.test.id,
        ...(!isMeasure && this.counterexampleOf(smallest)),
      };
    }
    const tests = this.tests.filter((test) => test.rule === id);
    const over = tests.find((test) => this.over.has(test.id));
    if (over) return { id, outcome: 'fail', message: over.failure, test: over.id };
    // A rule whose small cases hold counts as kept although a failure elsewhere left its long workloads out: the verdict fails in any case.
    return { id, outcome: tests.some((test) => this.passed.has(test.id)) ? 'pass' : 'skipped' };
  }

  private testResult(test: Test): TestResult {
    const failure = this.failures.get(test.id);
    return {
      id: test.id,
      rule: test.rule,
      title: test.title,
      outcome: failure ? 'fail' : this.passed.has(test.id) ? 'pass' : 'skipped',
      ...(failure && this.counterexampleOf(failure)),
    };
  }

  private counterexampleOf(failure: Failure): { readonly counterexample?: Counterexample } {
    if (!failure.story) return { counterexample: buildCounterexample(this.exercise, failure) };
    return failure.story.counterexample ? { counterexample: failure.story.counterexample } : {};
  }

  private plainOutcome(rules: readonly RuleResult[]): VerdictOutcome {
    if (rules.some((rule) => rule.outcome === 'fail') || this.failures.size > 0) return 'fail';
    assert(
      this.tests.every((test) => this.passed.has(test.id)),
      'a test was left out although nothing failed',
    );
    return 'pass';
  }

  /** Returns the problem to put first when the first broken rule broke because the code threw or did not end. */
  private problemOfFailures(rules: readonly RuleResult[]): Problem | undefined {
    const stopped = [...this.failures.values()].find((failure) => failure.actual === ResultCode.stopped && failure.test.kind !== 'budget');
    if (stopped) return stepLimitProblem(stopped);
    const first = rules.find((rule) => rule.outcome === 'fail');
    const failure = first && this.failureOf(first.id);
    if (!failure) return undefined;
    const threw = failure.actual === ResultCode.threw || failure.actual === ResultCode.threwRangeError;
    return threw ? threwProblem(this.shrunk.get(failure) ?? failure) : undefined;
  }
}

function restoreOwnTests(exercise: CallsExercise, request: JudgeRequest): CasesTest[] {
  // A case that was kept of a test in which a call may throw must be judged as it was there.
  const mayThrow = exercise.tests.some((test) => test.kind === 'cases' && test.mayThrow && !test.check) || undefined;
  return request.ownTests.flatMap((own): CasesTest[] => {
    const one = restoreCase(exercise, own.case);
    if (!one) return [];
    const title = 'A case you kept';
    return [
      {
        kind: 'cases',
        id: own.id,
        rule: own.rule,
        title,
        failure: 'A case you kept from an earlier failure fails.',
        visible: true,
        ...(mayThrow && { mayThrow }),
        cases: () => [one],
      },
    ];
  });
}
