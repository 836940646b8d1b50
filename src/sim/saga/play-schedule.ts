import { ln } from '../../kernel/index.ts';
import type { Act, CallAct } from './acts.ts';
import { drawOf, mixOf } from '../learner/draws.ts';
import { answerOf, FaultChooser } from './faults.ts';
import { appendOption, callOption, endOption, resultText, type RunSpec, type Schedule } from './schedule.ts';
import type { Answer, Ending, Stimulus, Watcher } from './stimulus.ts';

/** Something under way: a call, an append, a read or a sleep of the coordinator. */
interface Operation {
  readonly index: number;
  readonly kind: 'call' | 'append' | 'read' | 'sleep';
  dueMs: number;
  readonly call?: CallAct;
  /** Names the call, for what is drawn for it. */
  readonly name?: number;
  /** What is appended; null: no record. */
  readonly record?: string | null;
  readonly sleepMs?: number;
  isDelayed?: true;
}

/**
 * Plays a schedule: says what is done to the coordinator, takes what it does until it is quiet, and tells the watcher. A crash drops all that is
 * under way and starts a new life with the log as it is, in which `recover` is called first, then `run` again for every saga run before.
 *
 * It runs beside the learner's code, thousands of times a second, where built-ins are metered; hence loops over indices.
 */
export class SchedulePlayer {
  /** How it ended; undefined while it goes on. */
  ending: Ending | undefined;
  /** Whether a call came without a key or without the id of a saga. */
  isUnreadable = false;
  /** Chooses what goes wrong; its points are those of the schedule. */
  readonly faults: FaultChooser;
  private readonly schedule: Schedule;
  private readonly watcher: Watcher | undefined;
  private nowMs = 0;
  private life = -1;
  private acts = 0;
  private readonly log: string[] = [];
  private operations: Operation[] = [];
  private operationCount = 0;
  private drawCount = 0;
  private handleCount = 0;
  private openHandles: boolean[] = [];
  private open = 0;
  private arrived = 0;
  /** Sagas to run again, and how many of them have been. */
  private toRun: RunSpec[] = [];
  private ran = 0;
  private isWaiting = false;
  private isStarting = false;
  private readonly known: RunSpec[] = [];
  private phase: 'start' | 'recover' | 'runs' | 'again' = 'runs';
  private logFailed = false;
  private crashed = false;
  private hasCrashedByTime = false;
  private readonly hasSeveralSagas: boolean;

  constructor(schedule: Schedule, watcher: Watcher | undefined) {
    this.schedule = schedule;
    this.faults = new FaultChooser(schedule);
    this.watcher = watcher;
    let several = false;
    for (let at = 1; at < schedule.runs.length; at++) several ||= schedule.runs[at]!.id !== schedule.runs[0]!.id;
    this.hasSeveralSagas = several;
  }

  /** Returns what is done to the coordinator first. */
  first(): Stimulus {
    return this.start();
  }

  /** Takes what the coordinator did, and returns what is done to it next; undefined at the end. */
  next(acts: readonly Act[]): Stimulus | undefined {
    this.take(acts);
    if (this.isWaiting && acts.length === 0) this.ending ??= 'stuck';
    this.isWaiting = false;
    while (this.ending === undefined) {
      const stimulus = this.crashed ? this.start() : this.step();
      if (stimulus) return stimulus;
    }
    this.watcher?.ended(this.ending, this.nowMs);
    return undefined;
  }

  /** Starts a life; any but the first begins with recover. */
  private start(): Stimulus {
    this.life += 1;
    this.operations = [];
    this.operationCount = this.drawCount = this.handleCount = this.open = 0;
    this.openHandles = [];
    this.toRun = [];
    this.faults.restart();
    this.logFailed = this.crashed = false;
    this.isStarting = true;
    const { nowMs, life } = this;
    this.phase = life === 0 ? 'runs' : 'start';
    const { seed, definitions, retry } = this.schedule;
    return { kind: 'start', nowMs, life, seed, definitions, retry };
  }

  /** Lets the next thing happen; returns undefined where that does nothing to the coordinator. */
  private step(): Stimulus | undefined {
    if (this.phase === 'start') return this.recover();
    if (this.toRun.length > 0) return this.runNext();
    const next = this.pick();
    const arrival = this.phase === 'runs' ? this.schedule.runs[this.arrived] : undefined;
    if (this.isTimeToCrash(next, arrival)) return this.crash('fault');
    if (arrival && (!next || arrival.atMs <= next.dueMs)) {
      this.arrived += 1;
      this.nowMs = Math.max(this.nowMs, arrival.atMs);
      let again = false;
      for (let at = 0; at < this.known.length; at++) again ||= this.known[at]!.id === arrival.id;
      if (!again) this.known[this.known.length] = arrival;
      return this.run(arrival, again);
    }
    if (this.open === 0 && (!next || (next.dueMs > this.nowMs && !this.logFailed))) return this.nextPhase();
    if (!next) {
      this.isWaiting = true;
      return { kind: 'wait', nowMs: this.nowMs };
    }
    if (next.dueMs < Infinity) this.nowMs = Math.max(this.nowMs, next.dueMs);
    return this.resolve(next);
  }

  private isTimeToCrash(next: Operation | undefined, arrival: RunSpec | undefined): boolean {
    const { crashAtMs } = this.schedule;
    if (crashAtMs === undefined || this.hasCrashedByTime) return false;
    const at = Math.min(next?.dueMs ?? Infinity, arrival?.atMs ?? Infinity);
    if (at < crashAtMs) return false;
    this.hasCrashedByTime = true;
    this.nowMs = crashAtMs;
    return true;
  }

  /** Goes on when every call of run and recover has settled. */
  private nextPhase(): undefined {
    if (this.logFailed) return this.crash('logFailed');
    if (this.phase === 'recover' || (this.phase === 'runs' && this.life === 0)) {
      this.phase = this.life === 0 ? 'again' : 'runs';
      for (let at = 0; at < this.known.length; at++) this.toRun[at] = this.rerun(this.known[at]!, at);
      return undefined;
    }
    if (this.faults.ofEnd() === endOption.crash) return this.crash('end');
    this.ending ??= 'done';
    return undefined;
  }

  private recover(): Stimulus {
    this.phase = 'recover';
    const handle = this.openHandle();
    this.watcher?.invoked(handle, 'recover', this.nowMs, true);
    return { kind: 'recover', nowMs: this.nowMs };
  }

  private runNext(): Stimulus {
    const spec = this.toRun[this.ran++]!;
    if (this.ran === this.toRun.length) {
      this.toRun = [];
      this.ran = 0;
    }
    return this.run(spec, true);
  }

  /** Returns the same saga run again with another input; its definition may only differ where the first is sure to be known. */
  private rerun(one: RunSpec, index: number): RunSpec {
    const { definitions } = this.schedule;
    let isKnown = false;
    for (let at = 0; at < definitions.length; at++) isKnown ||= definitions[at]!.name === one.definition;
    const other = this.life === 0 && isKnown ? definitions[(index + 1) % definitions.length]! : undefined;
    return { definition: other?.name ?? one.definition, id: one.id, input: { again: this.life + 1 }, atMs: this.nowMs };
  }

  private run(spec: RunSpec, again: boolean): Stimulus {
    const handle = this.openHandle();
    this.watcher?.invoked(handle, spec, this.nowMs, again);
    const { definition, id } = spec;
    return { kind: 'run', nowMs: this.nowMs, definition, id, input: JSON.stringify(spec.input) };
  }

  private openHandle(): number {
    this.openHandles[this.handleCount] = true;
    this.open += 1;
    return this.handleCount++;
  }

  /** Returns what is due first, or undefined when nothing is under way. */
  private pick(): Operation | undefined {
    let first: Operation | undefined;
    for (let at = 0; at < this.operations.length; at++) {
      const operation = this.operations[at]!;
      if (!first || operation.dueMs < first.dueMs) first = operation;
    }
    return first;
  }

  private resolve(operation: Operation): Stimulus | undefined {
    const { index } = operation;
    let answer: Answer | undefined;
    if (operation.kind === 'call') answer = this.answerCall(operation, operation.call!);
    else if (operation.kind === 'append') answer = this.answerAppend(operation, operation.record ?? null);
    else if (operation.kind === 'read') {
      answer = { kind: 'records', records: copyOf(this.log) };
      this.watcher?.read(this.log.length, this.nowMs);
    } else {
      answer = { kind: 'result', text: undefined };
      this.watcher?.slept(operation.sleepMs!, this.nowMs);
    }
    if (!answer || this.crashed) return undefined;
    this.remove(operation);
    return { kind: 'answer', nowMs: this.nowMs, operation: index, answer };
  }

  private remove(operation: Operation): void {
    const { operations } = this;
    let to = 0;
    for (let from = 0; from < operations.length; from++) if (operations[from] !== operation) operations[to++] = operations[from]!;
    operations.length = to;
  }

  private answerCall(operation: Operation, act: CallAct): Answer | undefined {
    let option = this.faults.ofCall(act, operation.name);
    if (option === callOption.crashBefore || option === callOption.crashAfter) {
      this.crash('fault', { act, applied: option === callOption.crashAfter });
      return undefined;
    }
    const step = this.schedule.definitions[act.definition]?.steps[act.step];
    if (!step) option = callOption.refused;
    const answer = answerOf(option, this.faults.points.length);
    const applied =
      option === callOption.ok || option === callOption.lostDone || option === callOption.muteDone || option === callOption.thrownDone;
    const done: Answer = answer ?? { kind: 'result', text: act.compensates || !step ? undefined : resultText(step, act.sagaId ?? '') };
    this.watcher?.answered(operation.index, act, done, applied, this.nowMs);
    return done;
  }

  private answerAppend(operation: Operation, record: string | null): Answer | undefined {
    const { index } = operation;
    const tell = (fate: Parameters<Watcher['appendEnded']>[2]) => this.watcher?.appendEnded(index, record, fate, this.nowMs);
    if (record === null) {
      tell('refused');
      return { kind: 'notJson' };
    }
    const isUnawaited = !operation.isDelayed && (this.operations.length > 1 || this.open === 0);
    const option = this.faults.ofAppend(isUnawaited);
    switch (option) {
      case appendOption.rejected:
        // Whose record it is nobody knows, and a saga is not to blame for another's.
        if (this.hasSeveralSagas) break;
        this.logFailed = true;
        tell('rejected');
        return { kind: 'appendError' };
      case appendOption.crashLost:
        tell('lostInCrash');
        this.crash('fault');
        return undefined;
      case appendOption.slow:
        tell('delayed');
        operation.isDelayed = true;
        operation.dueMs = Infinity;
        return undefined;
      case appendOption.crashKept:
        this.log[this.log.length] = record;
        tell('keptInCrash');
        this.crash('fault');
        return undefined;
    }
    this.log[this.log.length] = record;
    tell('kept');
    return { kind: 'result', text: undefined };
  }

  private crash(why: 'fault' | 'end' | 'logFailed', call?: { readonly act: CallAct; readonly applied: boolean }): undefined {
    this.crashed = true;
    this.watcher?.crashed(this.nowMs, call, why);
    return undefined;
  }

  /** Takes in what the coordinator did. */
  private take(acts: readonly Act[]): void {
    const { watcher, nowMs } = this;
    this.acts += acts.length;
    // A life begins by being made, and only once; a trace that says otherwise is none of ours.
    const isBegun = this.isStarting === (acts.length > 0 && acts[0]!.kind === 'made');
    if (!isBegun) this.ending ??= acts.length > 0 && acts[acts.length - 1]!.kind === 'stopped' ? 'stopped' : 'broken';
    if (this.ending !== undefined) return;
    this.isStarting = false;
    if (this.acts > this.schedule.mostActs) this.ending ??= 'endless';
    for (let at = 0; at < acts.length; at++) {
      const act = acts[at]!;
      switch (act.kind) {
        case 'made':
          if (at > 0) {
            this.ending ??= 'broken';
            return;
          }
          watcher?.started(this.life, nowMs, act.problem);
          if (act.problem !== null) this.ending ??= 'broken';
          break;
        case 'call':
          watcher?.called(this.operationCount, act, nowMs);
          this.isUnreadable ||= act.key === null || act.sagaId === null;
          this.beginCall(act);
          break;
        case 'append':
          watcher?.appended(this.operationCount, act.record, nowMs);
          this.begin({ index: this.operationCount, kind: 'append', dueMs: nowMs + this.schedule.latency.appendMs, record: act.record });
          break;
        case 'read':
          this.begin({ index: this.operationCount, kind: 'read', dueMs: nowMs });
          break;
        case 'sleep':
          this.begin({ index: this.operationCount, kind: 'sleep', dueMs: nowMs + act.micros / 1000, sleepMs: act.micros / 1000 });
          break;
        case 'draw':
          this.drawCount += 1;
          watcher?.drew(drawOf(this.schedule.seed, this.life, this.drawCount - 1));
          break;
        case 'settle':
          if (this.openHandles[act.handle]) {
            this.openHandles[act.handle] = false;
            this.open -= 1;
            watcher?.settled(act, nowMs);
          }
          break;
        case 'stopped':
          this.ending ??= 'stopped';
          break;
        case 'flood':
          this.ending ??= 'endless';
          break;
      }
    }
  }

  private begin(operation: Operation): void {
    this.operations[this.operations.length] = operation;
    this.operationCount += 1;
  }

  /** What is drawn for a call depends on the call alone, so that coordinators that are timed meet the same services. */
  private beginCall(act: CallAct): void {
    const { latency, chaos } = this.schedule;
    const name = chaos || latency.spread !== 'fixed' ? this.faults.nameOf(act) : 0;
    this.begin({ index: this.operationCount, kind: 'call', dueMs: this.nowMs + this.callMs(name), call: act, name });
  }

  private callMs(name: number): number {
    const { callMs, spread } = this.schedule.latency;
    if (spread === 'fixed') return callMs;
    const u = mixOf(this.schedule.seed, 0x5a6a, name) / 4294967296;
    // Whole microseconds keep sums of times exact.
    return Math.round((spread === 'uniform' ? callMs * (0.5 + u) : -callMs * ln(1 - u)) * 1000) / 1000;
  }
}

function copyOf(texts: readonly string[]): string[] {
  const copy: string[] = [];
  for (let at = 0; at < texts.length; at++) copy[at] = texts[at]!;
  return copy;
}
