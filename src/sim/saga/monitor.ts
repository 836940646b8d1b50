import type { CallAct, SettleAct } from './acts.ts';
import { checkContext, KeyCheck, WaitCheck, type Report } from './call-checks.ts';
import { describeNext, classifyCall, type WrongCall } from './classify-call.ts';
import { kindOfWrongOutcome, outcomeText, statesThatFit } from './check-outcome.ts';
import { Effects } from './effects.ts';
import { parseJson, saysJson } from './json-equal.ts';
import { afterCall, afterCrash, afterFailure, afterSuccess, endOf, type SagaState } from './saga-states.ts';
import { callToken, createSagaView, type SagaView } from './saga-view.ts';
import type { DefinitionSpec, RunSpec, Schedule } from './schedule.ts';
import type { Answer, AppendFate, Ending, Watcher } from './stimulus.ts';
import { StoryRecorder, type CallRow } from './story-recorder.ts';
import { callName, type StoryRow } from './story.ts';
import type { Violation, ViolationKind } from './violation.ts';

/** A call of run or recover that a client made. */
interface Handle {
  readonly what: 'run' | 'recover';
  readonly saga?: SagaView;
  readonly isUnknown?: true;
}

/** A wrong call of which it shows only later which rule it breaks. */
interface Deferred {
  readonly saga: SagaView;
  readonly wrong: WrongCall;
  readonly actual: string;
  readonly rows: readonly StoryRow[];
}

/** What a schedule came to in numbers. */
export interface ScheduleFigures {
  calls: number;
  appends: number;
  /** Virtual milliseconds from the first call of run to its end, one a saga that ended in its first life. */
  latenciesMs: number[];
  /** Metered steps of each call of recover, and the records in the log at the time. */
  recoveries: { steps: number; records: number; reads: number }[];
}

/** Follows a schedule and holds what the coordinator does against the contract. Computes every consequence itself. */
export class Monitor implements Watcher {
  /** The first thing that went wrong; and, of its own, that the effects left are neither all nor nothing. */
  readonly violations: Violation[] = [];
  readonly figures: ScheduleFigures = { calls: 0, appends: 0, latenciesMs: [], recoveries: [] };
  private readonly story = new StoryRecorder();
  private readonly schedule: Schedule;
  private readonly sagas = new Map<string, SagaView>();
  private readonly effects = new Effects();
  private readonly keys = new KeyCheck();
  private readonly waits: WaitCheck;
  private handles: Handle[] = [];
  private startedAtMs = new Map<string, number>();
  private life = 0;
  private records = 0;
  private reads = 0;
  private logFailed = false;
  private deferred: Deferred | undefined;
  private readonly calledInLife = new Set<SagaView>();

  /** What happened so far. */
  get rows(): readonly StoryRow[] {
    return this.story.rows;
  }

  constructor(schedule: Schedule) {
    this.schedule = schedule;
    this.waits = new WaitCheck(schedule);
  }

  started(life: number, nowMs: number, problem: string | null): void {
    this.life = life;
    this.handles = [];
    this.waits.restart();
    this.reads = 0;
    this.logFailed = false;
    this.calledInLife.clear();
    for (const saga of this.sagas.values()) saga.runsInLife = 0;
    this.story.start(life, this.records, nowMs);
    if (problem !== null) this.report('made', 'a coordinator', problem);
  }

  invoked(handle: number, what: RunSpec | 'recover', nowMs: number, again: boolean): void {
    if (what === 'recover') {
      this.handles[handle] = { what };
      this.story.rows.push({ kind: 'recover', atMs: nowMs });
      this.figures.recoveries.push({ steps: 0, records: this.records, reads: 0 });
      return;
    }
    this.story.rows.push({ kind: 'run', atMs: nowMs, saga: what.id, definition: what.definition, again });
    const definition = this.schedule.definitions.find((one) => one.name === what.definition);
    let saga = this.sagas.get(what.id);
    if (!definition) {
      this.handles[handle] = saga ? { what: 'run', saga } : { what: 'run', isUnknown: true };
      return;
    }
    if (!saga) {
      saga = createSagaView(what, definition);
      this.sagas.set(what.id, saga);
      this.startedAtMs.set(what.id, nowMs);
    } else {
      saga.inputs.push(what.input);
      if (this.life > 0 && !saga.isCalled) saga.candidates.push(what);
    }
    saga.runsInLife += 1;
    this.handles[handle] = { what: 'run', saga };
  }

  called(operation: number, act: CallAct, nowMs: number): void {
    this.figures.calls += 1;
    const definition = this.schedule.definitions[act.definition];
    const step = definition?.steps[act.step];
    const saga = act.sagaId === null ? undefined : this.sagas.get(act.sagaId);
    const attempt = saga ? (saga.attempt += 1) : 1;
    const row = this.story.call(operation, act, step?.name ?? '?', attempt, nowMs);
    if (!definition || !step || !saga) {
      this.report('context', 'the id of a saga that was run', `sagaId is ${act.sagaId === null ? 'no text' : JSON.stringify(act.sagaId)}`);
      return;
    }
    this.calledInLife.add(saga);
    if (this.logFailed) this.report('no-further-call', 'no call before a restart', `it calls ${nameOf(row)}`);
    this.decideCandidate(saga, definition, act);
    this.follow(saga, act, row, nowMs);
    this.keys.check(saga, act, nameOf(row), this.report);
    checkContext(saga, act, nameOf(row), this.report);
    saga.calledInLife.set(callToken(act), this.life);
    saga.lastLife = this.life;
    saga.isCalled = true;
  }

  answered(operation: number, act: CallAct, answer: Answer, applied: boolean, nowMs: number): void {
    this.story.answered(operation, act, answer, applied, this.effects);
    if (applied) this.effects.apply(act);
    const saga = this.sagas.get(act.sagaId ?? '');
    if (!saga || saga.isLost) return;
    saga.kept = 0;
    saga.answeredAtMs = nowMs;
    saga.states =
      answer.kind === 'result'
        ? afterSuccess(saga.states, saga.definition)
        : afterFailure(saga.states, saga.definition, failureOf(answer), this.schedule.retry.maxAttempts);
    if (!saga.states.some((state) => state.retrying)) saga.attempt = 0;
  }

  appended(operation: number, record: string | null, nowMs: number): void {
    this.figures.appends += 1;
    this.story.append(operation, record, nowMs);
    if (record === null) this.report('records', 'a JSON value of at most 16,384 characters', 'something else');
  }

  appendEnded(operation: number, _record: string | null, fate: AppendFate, nowMs: number): void {
    this.story.appendEnded(operation, fate, nowMs);
    if (fate === 'rejected') this.logFailed = true;
    if (fate !== 'kept' && fate !== 'keptInCrash') return;
    this.records += 1;
    for (const saga of this.sagas.values()) saga.kept += 1;
  }

  read(records: number, nowMs: number): void {
    this.story.rows.push({ kind: 'read', atMs: nowMs, records });
    this.reads += 1;
  }

  slept(ms: number, nowMs: number): void {
    this.story.rows.push({ kind: 'sleep', atMs: nowMs, ms });
  }

  drew(value: number): void {
    this.waits.drew(value);
  }

  settled(act: SettleAct, nowMs: number): void {
    const handle = this.handles[act.handle];
    if (!handle) return;
    const how = act.how === 'resolved' ? 'resolved' : 'rejected';
    const text = act.how === 'rejectedWithAppendError' ? 'the error of the log' : (act.text ?? 'no JSON value');
    this.story.rows.push({ kind: 'settle', atMs: nowMs, what: handle.what, saga: handle.saga?.id ?? '', how, text: text.slice(0, 300) });
    if (handle.what === 'recover') this.recovered(act);
    else if (handle.isUnknown) {
      if (act.how !== 'rejectedWithRangeError') this.report('unknown-definition', 'a RangeError', `it ${how}: ${text.slice(0, 200)}`);
    } else this.ran(act, handle.saga!, text, nowMs);
  }

  crashed(nowMs: number, call: { readonly act: CallAct; readonly applied: boolean } | undefined, why: 'fault' | 'end' | 'logFailed'): void {
    this.story.crash(why, call, this.effects, nowMs);
    if (call?.applied) this.effects.apply(call.act);
    for (const saga of this.sagas.values()) {
      if (!saga.isLost) saga.states = afterCrash(saga.states, saga.kept);
      saga.attempt = 0;
    }
  }

  ended(how: Ending, nowMs: number): void {
    this.settleDeferred();
    if (how === 'stuck') {
      this.story.rows.push({ kind: 'end', atMs: nowMs, text: 'Nothing is under way any more, and a call has not settled.' });
      this.report('settles', 'run and recover to settle', 'they never do');
    } else if (how === 'endless') {
      this.story.rows.push({ kind: 'end', atMs: nowMs, text: `It goes on and on: ${this.schedule.mostActs} acts, and no end.` });
      this.report('settles', 'an end', 'it goes on and on');
    } else if (how === 'done') this.checkEffects(nowMs);
  }

  /** Finds which of the runs of a saga holds, at its first call. */
  private decideCandidate(saga: SagaView, definition: DefinitionSpec, act: CallAct): void {
    if (saga.isCalled) return;
    const held =
      saga.candidates.find((one) => one.definition === definition.name && saysJson(act.input, one.input)) ??
      saga.candidates.find((one) => one.definition === definition.name) ??
      saga.candidates[0]!;
    saga.input = held.input;
    saga.inputText = JSON.stringify(held.input);
    saga.definition = this.schedule.definitions.find((one) => one.name === held.definition)!;
  }

  private follow(saga: SagaView, act: CallAct, row: CallRow, nowMs: number): void {
    if (this.deferred?.saga === saga && act.compensates && act.step === this.deferred.wrong.leftOut!.step)
      this.settleDeferred('last-first');
    if (saga.isLost) return;
    if (this.schedule.definitions[act.definition] !== saga.definition) {
      this.report('joins', `to go on with ${saga.definition.name}, the definition of its first run`, `it calls ${nameOf(row)} of another`);
      saga.isLost = true;
      return;
    }
    const next = afterCall(saga.states, act.step, act.compensates);
    if (next.length > 0) {
      if (saga.states.some((state) => state.retrying)) this.waits.check(saga, nowMs, nameOf(row), this.report);
      saga.states = next;
      return;
    }
    saga.isLost = true;
    const wrong = classifyCall(saga, act, this.life);
    const actual = `it calls ${nameOf(row)}`;
    if (!wrong.leftOut) this.report(wrong.kind, wrong.expected, actual);
    else if (this.violations.length === 0) this.deferred = { saga, wrong, actual, rows: this.story.copy() };
  }

  /** Decides a wrong call: the compensation left out came later after all, or it never did. */
  private settleDeferred(kind?: ViolationKind): void {
    const { deferred } = this;
    this.deferred = undefined;
    if (!deferred || this.violations.length > 0) return;
    const { wrong, actual, rows } = deferred;
    this.violations.push({ kind: kind ?? wrong.leftOut!.kind, expected: wrong.expected, actual, rows, schedule: this.schedule });
  }

  private ran(act: SettleAct, saga: SagaView, text: string, nowMs: number): void {
    if (this.logFailed) {
      if (act.how !== 'rejectedWithAppendError')
        this.report(
          'rejects',
          'run to reject with the error of the log',
          `it ${act.how === 'resolved' ? 'resolves' : 'rejects'}: ${text.slice(0, 200)}`,
        );
      return;
    }
    if (act.how !== 'resolved') {
      this.report('no-rejection', 'run to resolve to an outcome', `it rejects: ${text.slice(0, 200)}`);
      return;
    }
    if (this.life === 0 && this.startedAtMs.has(saga.id)) {
      this.figures.latenciesMs.push(nowMs - this.startedAtMs.get(saga.id)!);
      this.startedAtMs.delete(saga.id);
    }
    const outcome = parseJson(act.text);
    const status = (outcome as { status?: unknown } | undefined)?.status;
    if (status === 'completed' || status === 'compensated' || status === 'stuck') saga.told = status;
    this.conclude(saga, outcome, act.text, false);
  }

  /** Holds an outcome against the states of its saga. */
  private conclude(saga: SagaView, outcome: unknown, text: string | null, isRecovered: boolean): void {
    if (saga.isLost) return;
    const fitting = statesThatFit(saga, outcome);
    if (fitting.length > 0) {
      saga.states = fitting.map((state): SagaState => ({ ...state, before: undefined, final: true }));
      return;
    }
    const finished = saga.states.find((state) => endOf(state));
    const expected = finished ? outcomeText(saga, finished) : describeNext(saga);
    this.report(kindOfWrongOutcome(saga, text, isRecovered), expected, text ?? 'no JSON value');
    saga.isLost = true;
  }

  private recovered(act: SettleAct): void {
    const figures = this.figures.recoveries.at(-1);
    if (figures) Object.assign(figures, { steps: act.steps, reads: this.reads });
    if (act.how !== 'resolved') {
      if (!this.logFailed) this.report('no-rejection', 'recover to resolve', `it rejects: ${act.text ?? ''}`);
      return;
    }
    if (this.logFailed) return;
    const list = parseJson(act.text);
    if (!Array.isArray(list)) {
      this.report('outcomes', 'an array of outcomes', act.text ?? 'no JSON value');
      return;
    }
    const seen = new Set<SagaView>();
    for (const outcome of list as unknown[]) {
      const saga = this.sagas.get(String((outcome as { id?: unknown } | null)?.id));
      if (!saga || seen.has(saga)) {
        this.report('outcomes', 'one outcome for each saga that was unfinished', JSON.stringify(outcome));
        return;
      }
      seen.add(saga);
      this.conclude(saga, outcome, JSON.stringify(outcome), true);
    }
    for (const saga of this.sagas.values()) {
      if (saga.isLost || !saga.isCalled) continue;
      const finished = saga.states.filter((state) => endOf(state));
      if (finished.length === 0) {
        this.report('finishes', `${describeNext(saga)} (saga ${saga.id})`, `recover resolves to ${act.text ?? ''}`);
        saga.isLost = true;
      } else if (this.calledInLife.has(saga) && !seen.has(saga)) {
        this.report('outcomes', `the outcome ${outcomeText(saga, finished[0]!)} in the list`, act.text ?? '');
      } else saga.states = finished;
    }
  }

  private checkEffects(nowMs: number): void {
    for (const saga of this.sagas.values()) {
      if (!saga.isCalled || saga.told === undefined || saga.told === 'stuck') continue;
      const isAll = this.effects.isAll(saga.id, saga.definition);
      const isRight = saga.told === 'completed' ? isAll : this.effects.isNothing(saga.id, saga.definition);
      if (isRight) continue;
      const effects = this.effects.describe(saga.id, saga.definition);
      this.story.rows.push({ kind: 'end', atMs: nowMs, text: `At the end, ${effects}.` });
      const expected = saga.told === 'completed' ? 'the effect of every step, once' : 'no effect that could be undone';
      this.push('all-or-nothing', expected, effects);
      return;
    }
  }

  /** Notes the first violation of the schedule; what follows may only be its consequence. */
  private readonly report: Report = (kind, expected, actual) => {
    if (this.violations.length === 0 && !this.deferred) this.push(kind, expected, actual);
  };

  private push(kind: ViolationKind, expected: string, actual: string): void {
    this.violations.push({ kind, expected, actual, rows: this.story.copy(), schedule: this.schedule });
  }
}

function nameOf(row: CallRow): string {
  return callName(row.step, row.compensates);
}

function failureOf(answer: Answer): { readonly definite: boolean; readonly retryable: boolean } {
  return answer.kind === 'callError' ? answer : { definite: false, retryable: false };
}
