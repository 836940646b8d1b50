import type { CallAct, SettleAct } from './acts.ts';
import { describeNext, classifyCall, type WrongCall } from './classify-call.ts';
import { kindOfWrongOutcome, outcomeText, resultsBefore, statesThatFit } from './check-outcome.ts';
import { Effects } from './effects.ts';
import { parseJson, saysJson } from './json-equal.ts';
import { afterCall, afterCrash, afterFailure, afterSuccess, endOf, type SagaState } from './saga-states.ts';
import { callToken, createSagaView, type SagaView } from './saga-view.ts';
import type { DefinitionSpec, RunSpec, Schedule } from './schedule.ts';
import type { Answer, AppendFate, Ending, Watcher } from './stimulus.ts';
import { callName, type CallEnd, type StoryRow } from './story.ts';
import type { Violation, ViolationKind } from './violation.ts';

type CallRow = Extract<StoryRow, { kind: 'call' }>;
type AppendRow = Extract<StoryRow, { kind: 'append' }>;

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

/** A wait may differ from the one called for by less than a millisecond: whole milliseconds are fine. */
const waitToleranceMs = 1;

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
  readonly rows: StoryRow[] = [];
  readonly figures: ScheduleFigures = { calls: 0, appends: 0, latenciesMs: [], recoveries: [] };
  private readonly schedule: Schedule;
  private readonly sagas = new Map<string, SagaView>();
  private readonly effects = new Effects();
  private readonly owners = new Map<string, string>();
  private handles: Handle[] = [];
  private startedAtMs = new Map<string, number>();
  private calls = new Map<number, CallRow>();
  private appends = new Map<number, AppendRow>();
  private draws: number[] = [];
  private life = 0;
  private records = 0;
  private reads = 0;
  private logFailed = false;
  private deferred: Deferred | undefined;
  private readonly calledInLife = new Set<SagaView>();

  constructor(schedule: Schedule) {
    this.schedule = schedule;
  }

  started(life: number, nowMs: number, problem: string | null): void {
    this.life = life;
    this.handles = [];
    this.calls.clear();
    this.appends.clear();
    this.draws = [];
    this.reads = 0;
    this.logFailed = false;
    this.calledInLife.clear();
    for (const saga of this.sagas.values()) saga.runsInLife = 0;
    this.rows.push({ kind: 'start', atMs: nowMs, life, records: this.records });
    if (problem !== null) this.report('made', 'a coordinator', problem);
  }

  invoked(handle: number, what: RunSpec | 'recover', nowMs: number, again: boolean): void {
    if (what === 'recover') {
      this.handles[handle] = { what };
      this.rows.push({ kind: 'recover', atMs: nowMs });
      this.figures.recoveries.push({ steps: 0, records: this.records, reads: 0 });
      return;
    }
    this.rows.push({ kind: 'run', atMs: nowMs, saga: what.id, definition: what.definition, again });
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
    const row = this.callRow(act, step?.name ?? '?', saga, nowMs);
    this.rows.push(row);
    this.calls.set(operation, row);
    if (!definition || !step || !saga) {
      this.report('context', 'the id of a saga that was run', `sagaId is ${act.sagaId === null ? 'no text' : JSON.stringify(act.sagaId)}`);
      return;
    }
    this.calledInLife.add(saga);
    if (this.logFailed) this.report('no-further-call', 'no call before a restart', `it calls ${nameOf(row)}`);
    this.decideCandidate(saga, definition, act);
    this.follow(saga, act, row, nowMs);
    this.checkKey(saga, act, row);
    this.checkContext(saga, act, row);
    saga.calledInLife.set(callToken(act), this.life);
    saga.lastLife = this.life;
    saga.isCalled = true;
  }

  answered(operation: number, act: CallAct, answer: Answer, applied: boolean, nowMs: number): void {
    const row = this.calls.get(operation)!;
    row.end = endOfCall(answer);
    row.repeated = this.effects.knows(act.key);
    row.applied = applied;
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
    const row: AppendRow = { kind: 'append', atMs: nowMs, record: (record ?? '(no JSON)').slice(0, 200) };
    this.rows.push(row);
    this.appends.set(operation, row);
    if (record === null) this.report('records', 'a JSON value of at most 16,384 characters', 'something else');
  }

  appendEnded(operation: number, _record: string | null, fate: AppendFate, nowMs: number): void {
    const row = this.appends.get(operation)!;
    if (fate === 'delayed') {
      row.delayed = true;
      return;
    }
    row.fate = fate;
    if (row.delayed && this.rows.at(-1) !== row) {
      // It ends late: the story tells it where it ends.
      const { delayed: _delayed, ...ended } = row;
      this.rows.push({ ...ended, atMs: nowMs });
    }
    if (fate === 'rejected') this.logFailed = true;
    if (fate !== 'kept' && fate !== 'keptInCrash') return;
    this.records += 1;
    for (const saga of this.sagas.values()) saga.kept += 1;
  }

  read(records: number, nowMs: number): void {
    this.rows.push({ kind: 'read', atMs: nowMs, records });
    this.reads += 1;
  }

  slept(ms: number, nowMs: number): void {
    this.rows.push({ kind: 'sleep', atMs: nowMs, ms });
  }

  drew(value: number): void {
    if (this.schedule.exactWaits) this.draws.push(value);
  }

  settled(act: SettleAct, nowMs: number): void {
    const handle = this.handles[act.handle];
    if (!handle) return;
    const how = act.how === 'resolved' ? 'resolved' : 'rejected';
    const text = act.how === 'rejectedWithAppendError' ? 'the error of the log' : (act.text ?? 'no JSON value');
    this.rows.push({ kind: 'settle', atMs: nowMs, what: handle.what, saga: handle.saga?.id ?? '', how, text: text.slice(0, 300) });
    if (handle.what === 'recover') this.recovered(act);
    else if (handle.isUnknown) {
      if (act.how !== 'rejectedWithRangeError') this.report('unknown-definition', 'a RangeError', `it ${how}: ${text.slice(0, 200)}`);
    } else this.ran(act, handle.saga!, text, nowMs);
  }

  crashed(nowMs: number, call: { readonly act: CallAct; readonly applied: boolean } | undefined, why: 'fault' | 'end' | 'logFailed'): void {
    if (call) {
      const row = [...this.calls.values()].findLast((one) => one.end === undefined && one.key === (call.act.key ?? ''));
      if (row) {
        row.end = 'crash';
        row.repeated = this.effects.knows(call.act.key);
        row.applied = call.applied;
      }
      if (call.applied) this.effects.apply(call.act);
    }
    this.rows.push({ kind: 'crash', atMs: nowMs, why });
    for (const saga of this.sagas.values()) {
      if (!saga.isLost) saga.states = afterCrash(saga.states, saga.kept);
      saga.attempt = 0;
    }
  }

  ended(how: Ending, nowMs: number): void {
    this.settleDeferred();
    if (how === 'stuck') {
      this.rows.push({ kind: 'end', atMs: nowMs, text: 'Nothing is under way any more, and a call has not settled.' });
      this.report('settles', 'run and recover to settle', 'they never do');
    } else if (how === 'endless') {
      this.rows.push({ kind: 'end', atMs: nowMs, text: `It goes on and on: ${this.schedule.mostActs} acts, and no end.` });
      this.report('settles', 'an end', 'it goes on and on');
    } else if (how === 'done') this.checkEffects(nowMs);
  }

  private callRow(act: CallAct, step: string, saga: SagaView | undefined, nowMs: number): CallRow {
    const attempt = saga ? (saga.attempt += 1) : 1;
    return {
      kind: 'call',
      atMs: nowMs,
      saga: act.sagaId ?? '?',
      step,
      compensates: act.compensates,
      attempt,
      key: act.key ?? '',
    };
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
      if (saga.states.some((state) => state.retrying) && this.schedule.exactWaits) this.checkWait(saga, row, nowMs);
      saga.states = next;
      return;
    }
    saga.isLost = true;
    const wrong = classifyCall(saga, act, this.life);
    const actual = `it calls ${nameOf(row)}`;
    if (!wrong.leftOut) this.report(wrong.kind, wrong.expected, actual);
    else if (this.violations.length === 0) this.deferred = { saga, wrong, actual, rows: this.copyRows() };
  }

  /** Decides a wrong call: the compensation left out came later after all, or it never did. */
  private settleDeferred(kind?: ViolationKind): void {
    const { deferred } = this;
    this.deferred = undefined;
    if (!deferred || this.violations.length > 0) return;
    const { wrong, actual, rows } = deferred;
    this.violations.push({ kind: kind ?? wrong.leftOut!.kind, expected: wrong.expected, actual, rows, schedule: this.schedule });
  }

  /** The wait before a further try must be a number drawn in this life times the bound; each number serves one wait. */
  private checkWait(saga: SagaView, row: CallRow, nowMs: number): void {
    const { baseMs, capMs } = this.schedule.retry;
    const tries = saga.states.find((state) => state.retrying)!.tries;
    const bound = Math.min(capMs, baseMs * 2 ** (tries - 1));
    const waited = nowMs - saga.answeredAtMs;
    let closest = -1;
    this.draws.forEach((draw, index) => {
      const gap = Math.abs(draw * bound - waited);
      if (gap < waitToleranceMs && (closest < 0 || gap < Math.abs(this.draws[closest]! * bound - waited))) closest = index;
    });
    if (closest >= 0) this.draws.splice(closest, 1);
    else
      this.report(
        'back-off',
        `random() times ${bound} ms before this try`,
        `it calls ${nameOf(row)} after ${Math.round(waited * 10) / 10} ms${this.draws.length === 0 ? ', with no random number drawn for it' : ''}`,
      );
  }

  private checkKey(saga: SagaView, act: CallAct, row: CallRow): void {
    const token = callToken(act);
    const known = saga.keys.get(token);
    if (act.key === null) this.report('own-key', 'a key: a text of at most 300 characters', 'something else');
    else if (known !== undefined && known !== act.key)
      this.report('same-key', `the key ${JSON.stringify(known)} again`, `the key ${JSON.stringify(act.key)}`);
    else {
      saga.keys.set(token, act.key);
      const owner = JSON.stringify([saga.id, token]);
      const other = this.owners.get(act.key);
      if (other !== undefined && other !== owner)
        this.report(
          'own-key',
          `a key of its own for ${nameOf(row)} of ${saga.id}`,
          `the key ${JSON.stringify(act.key)}, used before for something else`,
        );
      this.owners.set(act.key, owner);
    }
  }

  private checkContext(saga: SagaView, act: CallAct, row: CallRow): void {
    if (act.input !== saga.inputText && !saysJson(act.input, saga.input)) {
      const isOther = saga.inputs.some((input) => saysJson(act.input, input));
      this.report(isOther ? 'first-input' : 'context', `the input ${saga.inputText}`, `the input ${act.input ?? 'none'}`);
    }
    if (saga.isLost) return;
    // Of steps that follow each other only those done count, in whichever state the saga is.
    for (const state of saga.states) {
      const { text, value } = resultsBefore(saga.definition, saga.id, state.step);
      if (act.results === text || saysJson(act.results, value)) return;
    }
    const { text } = resultsBefore(saga.definition, saga.id, saga.states[0]!.step);
    this.report('context', `the results ${text} for ${nameOf(row)}`, `the results ${act.results ?? 'none'}`);
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
      this.rows.push({ kind: 'end', atMs: nowMs, text: `At the end, ${effects}.` });
      const expected = saga.told === 'completed' ? 'the effect of every step, once' : 'no effect that could be undone';
      this.push('all-or-nothing', expected, effects);
      return;
    }
  }

  /** Notes the first violation of the schedule; what follows may only be its consequence. */
  private report(kind: ViolationKind, expected: string, actual: string): void {
    if (this.violations.length === 0 && !this.deferred) this.push(kind, expected, actual);
  }

  private push(kind: ViolationKind, expected: string, actual: string): void {
    this.violations.push({ kind, expected, actual, rows: this.copyRows(), schedule: this.schedule });
  }

  private copyRows(): StoryRow[] {
    return this.rows.map((row) => ({ ...row }));
  }
}

function nameOf(row: CallRow): string {
  return callName(row.step, row.compensates);
}

function endOfCall(answer: Answer): CallEnd {
  if (answer.kind === 'result') return 'ok';
  if (answer.kind !== 'callError') return 'threw';
  if (!answer.definite) return 'lost';
  return answer.retryable ? 'busy' : 'refused';
}

function failureOf(answer: Answer): { readonly definite: boolean; readonly retryable: boolean } {
  return answer.kind === 'callError' ? answer : { definite: false, retryable: false };
}
