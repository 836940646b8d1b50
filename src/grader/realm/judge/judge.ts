import { assert } from '../../../kernel/index.ts';
import { ResultCode } from '../../protocol/calls.ts';
import type { JudgeRequest, Judgement } from '../../protocol/judgement.ts';
import type { CallsExercise, CasesTest, Test } from '../../authoring.ts';
import type { ConsoleLine, Measure, Problem, RuleResult, TestResult, Verdict, VerdictOutcome } from '../../protocol/verdict.ts';
import { buildCounterexample, restoreCase } from './counterexample.ts';
import { LearnerGone, type LearnerLink } from './learner-link.ts';
import { caseLimits, runTest, type Failure, type TestContext } from './run-tests.ts';
import { isShrinkable, shrinkFailure } from './shrink.ts';
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
    onStage('shrinking', 'Looking for the smallest failing case', 0.95);
    await run.shrink();
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
  private readonly ownTests: readonly CasesTest[];
  private readonly failures = new Map<string, Failure>();
  private readonly passed = new Set<string>();
  private readonly shrunk = new Map<Failure, Failure>();
  private measures: readonly Measure[] = [];
  private calls = 0;
  private readonly lines: ConsoleLine[] = [];
  private dropped = 0;

  constructor(exercise: CallsExercise, request: JudgeRequest, link: LearnerLink) {
    this.exercise = exercise;
    this.request = request;
    this.ownTests = restoreOwnTests(exercise, request);
    this.tests = exercise.tests.filter((test) => request.scope === 'full' || test.visible);
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
    this.context.transcript.addText(`${exercise.id}@${exercise.version} ${request.scope} ${request.seed}`);
  }

  /** Runs the stages in order; stops after a stage that failed where the next would only repeat the failure more slowly. */
  async runStages(onStage: OnStage): Promise<void> {
    const cases = this.tests.filter((test) => test.kind === 'cases');
    const stages = [
      { stage: 'visible', label: 'Visible tests', tests: [...cases.filter((test) => test.visible), ...this.ownTests] },
      { stage: 'rules', label: 'Every rule, on small cases', tests: cases.filter((test) => !test.visible) },
      { stage: 'budgets', label: 'Budgets', tests: this.tests.filter((test) => test.kind === 'budget') },
      { stage: 'workloads', label: 'Long workloads', tests: this.tests.filter((test) => test.kind === 'workload') },
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
    const outcome = await runTest(this.context, test);
    this.calls += outcome.calls;
    if (outcome.measures) this.measures = [...this.measures, ...outcome.measures];
    const isOver = outcome.measures?.some((measure) => measure.outcome === 'fail') ?? false;
    if (outcome.failure) this.failures.set(test.id, outcome.failure);
    else if (!isOver) this.passed.add(test.id);
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
      visibleTests: [...this.tests.filter((test) => test.visible), ...this.ownTests].map((test) => this.testResult(test)),
    };
    const over = this.tests.filter((test) => test.kind === 'budget' && this.isOverBudget());
    const failedTests = [...new Set([...this.failures.keys(), ...over.map((test) => test.id)])];
    return { verdict, console: this.lines, consoleDropped: this.dropped, failedTests };
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
        message: isWrongAnswer ? 'While its cost was being measured, the code gave a wrong answer.' : failure.test.failure,
        test: failure.test.id,
        ...(!isMeasure && { counterexample: buildCounterexample(this.exercise, smallest) }),
      };
    }
    const tests = this.tests.filter((test) => test.rule === id);
    const over = tests.find((test) => test.kind === 'budget' && this.measures.length > 0 && !this.passed.has(test.id));
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
      ...(failure && { counterexample: buildCounterexample(this.exercise, failure) }),
    };
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
        cases: () => [one],
      },
    ];
  });
}

function problemOutcome(problem: Problem): VerdictOutcome {
  switch (problem.kind) {
    case 'syntax':
    case 'forbidden':
    case 'too-large':
    case 'wrong-export':
      return 'invalid';
    case 'step-limit':
    case 'silent':
      return 'timeout';
    case 'stalled':
      return 'inconclusive';
    case 'threw':
    case 'memory':
    case 'internal':
      return 'error';
  }
}

function stepLimitProblem(failure: Failure): Problem {
  const where = failure.stoppedLine ? ` It was last seen at line ${failure.stoppedLine}.` : '';
  return {
    kind: 'step-limit',
    message: `A single call ran into the step limit.${where}`,
    remedy: 'Look for a loop or recursion that never ends, or for work that grows with something it should not.',
    ...(failure.stoppedLine && { line: failure.stoppedLine }),
  };
}

function threwProblem(failure: Failure): Problem {
  const line = failure.thrown?.line;
  return {
    kind: 'threw',
    message: `Your code threw ${failure.thrown?.message ?? 'an exception'}${line ? ` at line ${line}` : ''}.`,
    remedy: 'The case below leads to it, call by call.',
    ...(line && { line }),
  };
}

function goneProblem(gone: LearnerGone, test: Test | undefined): Problem {
  const during = test ? ` It happened while this was tested: ${test.title}.` : '';
  switch (gone.kind) {
    case 'memory':
      return {
        kind: 'memory',
        message: `Your code ran out of memory.${during}`,
        remedy: 'Look for something that grows without bound, or that allocates far more than the capacity asks for.',
      };
    case 'silent':
      return {
        kind: 'silent',
        message: `Your code gave no answer for two and a half seconds, and was stopped.${during}`,
        remedy: 'Look for a built-in that never comes back, such as a regular expression that backtracks without end.',
      };
    case 'stalled':
      return {
        kind: 'stalled',
        message: 'This machine was too busy to grade fairly, so there is no verdict.',
        remedy: 'Close what else is running and submit again: nothing counts against your code.',
      };
  }
}
