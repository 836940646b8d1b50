import { drawOf } from '../learner/draws.ts';
import type { Act, SettleAct } from './acts.ts';
import { EventQueue, type QueuedEvent } from './event-queue.ts';
import type { Ending, HistoryEvent } from './history.ts';
import { OpenCalls } from './open-calls.ts';
import type { Schedule } from './schedule.ts';
import { Services } from './services.ts';
import type { Stimulus } from './stimulus.ts';

/** What happened, without when: the player adds that. */
type Happening = HistoryEvent extends infer One ? (One extends HistoryEvent ? Omit<One, 'atMicros' | 'life'> : never) : never;

// Taken when this module loads, before the learner's realm meters its built-ins.
const { parse, stringify } = JSON;

/**
 * Plays a schedule: says what is done to the learner's code, takes what it does until it is quiet, and writes down the history where one is wanted. It
 * runs in the same way beside the learner's code and in the judge's replay; hence loops over indices, as built-ins are metered there.
 */
export class ServicePlayer {
  /** How it ended; undefined while it goes on. */
  ending: Ending | undefined;
  /** Why no object was made. */
  problem: string | undefined;
  /** Events so far: calls, cancellations, effects, answers, ends of sleeps. */
  events = 0;
  readonly calls: OpenCalls;
  readonly services: Services;
  private readonly schedule: Schedule;
  private readonly history: HistoryEvent[] | undefined;
  private readonly queue: EventQueue;
  private nowMicros = 0;
  private life = -1;
  private acts = 0;
  private drawCount = 0;
  private isStarting = false;
  private isWaiting = false;
  private hasCrashed = false;
  private toRestart = false;

  constructor(schedule: Schedule, history?: HistoryEvent[]) {
    this.schedule = schedule;
    this.history = history;
    this.services = new Services(schedule);
    this.queue = new EventQueue(schedule.calls);
    this.calls = new OpenCalls(schedule.calls);
  }

  /** Returns what is done to the code first. */
  first(): Stimulus {
    return this.start();
  }

  /** Takes what the code did, and returns what is done to it next; undefined at the end. */
  next(acts: readonly Act[]): Stimulus | undefined {
    this.take(acts);
    if (this.isWaiting && acts.length === 0) this.ending ??= 'stuck';
    this.isWaiting = false;
    while (this.ending === undefined) {
      const stimulus = this.step();
      if (stimulus) return stimulus;
    }
    return undefined;
  }

  private start(): Stimulus {
    this.life += 1;
    this.drawCount = 0;
    this.isStarting = true;
    this.note({ kind: 'start' });
    const { seed, options, methods } = this.schedule;
    const { nowMicros, life } = this;
    return { kind: 'start', nowMicros, life, seed, options: stringify(options), functions: this.services.functions, methods };
  }

  /** Lets the next thing happen; returns undefined where that does nothing to the code. */
  private step(): Stimulus | undefined {
    if (this.toRestart) return this.restart();
    const { endMicros } = this.schedule;
    const dueMicros = this.queue.dueMicros();
    if (this.isTimeToCrash(dueMicros)) return this.crash();
    if (dueMicros > endMicros) {
      // What waits only for later than the end of time has not finished; nothing at all may be a code that hangs.
      if (dueMicros === Infinity && this.calls.areOpen()) {
        this.isWaiting = true;
        return { kind: 'wait', nowMicros: this.nowMicros };
      }
      this.ending = this.calls.areOpen() ? 'timeUp' : 'done';
      return undefined;
    }
    this.nowMicros = Math.max(this.nowMicros, dueMicros);
    this.events += 1;
    return this.happen(this.queue.next());
  }

  private happen(event: QueuedEvent): Stimulus | undefined {
    const { nowMicros } = this;
    switch (event.kind) {
      case 'call':
        return this.call(event.index);
      case 'cancel':
        if (!this.calls.isOpen(event.index)) return undefined;
        this.note({ kind: 'cancel', call: event.index });
        return { kind: 'cancel', nowMicros, call: event.index };
      case 'effect': {
        const { service, args } = this.services.at(event.index);
        const outcome = this.services.takeEffect(event.index, nowMicros);
        this.note({ kind: 'serviceEffect', operation: event.index, service: service!, args: args ?? [], outcome });
        return undefined;
      }
      case 'answer': {
        const { service, args } = this.services.at(event.index);
        const outcome = this.services.answer(event.index);
        if (service === undefined) this.note({ kind: 'wake', operation: event.index });
        else this.note({ kind: 'serviceAnswer', operation: event.index, service, args, outcome });
        return { kind: 'answer', nowMicros, operation: event.index - this.services.firstOfLife, outcome };
      }
    }
  }

  private call(index: number): Stimulus {
    const spec = this.schedule.calls[index]!;
    const { cancelAtMicros, method, args } = spec;
    const hasSignal = cancelAtMicros !== undefined || spec.signal !== undefined;
    this.calls.open(index, this.nowMicros);
    if (cancelAtMicros !== undefined)
      this.queue.add(spec.after === undefined ? cancelAtMicros : this.nowMicros + cancelAtMicros, 'cancel', index);
    this.note({ kind: 'call', call: index, spec });
    const isAborted = spec.signal === 'aborted';
    return { kind: 'call', nowMicros: this.nowMicros, call: index, method, args: stringify(args), hasSignal, isAborted };
  }

  private isTimeToCrash(dueMicros: number): boolean {
    const { crashAtEvent, crashAtMicros, endMicros } = this.schedule;
    if (this.hasCrashed) return false;
    if (crashAtEvent !== undefined) return this.events >= crashAtEvent;
    if (crashAtMicros === undefined || crashAtMicros > endMicros || dueMicros < crashAtMicros) return false;
    this.nowMicros = Math.max(this.nowMicros, crashAtMicros);
    return true;
  }

  /** Drops all that is under way and starts a new life with what the services keep. */
  private crash(): Stimulus {
    this.hasCrashed = true;
    this.note({ kind: 'crash' });
    this.queue.crash();
    this.calls.crash();
    this.services.crash();
    this.toRestart = this.schedule.restart !== undefined;
    return this.start();
  }

  private restart(): Stimulus {
    this.toRestart = false;
    const { method, args } = this.schedule.restart!;
    const call = this.schedule.calls.length + this.life - 1;
    this.calls.open(call, this.nowMicros);
    this.note({ kind: 'call', call, spec: { method, args } });
    return { kind: 'call', nowMicros: this.nowMicros, call, method, args: stringify(args), hasSignal: false, isAborted: false };
  }

  /** Takes in what the code did. */
  private take(acts: readonly Act[]): void {
    this.acts += acts.length;
    // A life begins by being made, and only once; a trace that says otherwise is none of ours.
    const isBegun = this.isStarting === (acts.length > 0 && acts[0]!.kind === 'made');
    if (!isBegun) this.ending = acts.length > 0 && acts[acts.length - 1]!.kind === 'stopped' ? 'stopped' : 'impossible';
    this.isStarting = false;
    for (let at = 0; at < acts.length && this.ending === undefined; at++) this.takeOne(acts[at]!, at);
    if (this.acts > this.schedule.mostActs) this.ending ??= 'endless';
  }

  private takeOne(act: Act, at: number): void {
    switch (act.kind) {
      case 'made':
        if (at > 0) this.ending = 'impossible';
        else if (act.problem !== null) {
          this.ending = 'notMade';
          this.problem = act.problem;
        }
        return;
      case 'serviceCall':
      case 'note':
        return this.takeCall(act);
      case 'sleep': {
        const operation = this.services.sleep();
        this.queue.add(this.nowMicros + act.micros, 'answer', operation);
        return this.note({ kind: 'sleep', operation, micros: act.micros });
      }
      case 'draw':
        this.drawCount += 1;
        return this.history && this.note({ kind: 'draw', value: drawOf(this.schedule.seed, this.life, this.drawCount - 1) });
      case 'settle':
        return this.settle(act);
      case 'stopped':
        this.ending = 'stopped';
        return;
      case 'flood':
        this.ending = 'endless';
    }
  }

  private takeCall(act: Extract<Act, { kind: 'serviceCall' | 'note' }>): void {
    const fn = this.services.functions[act.fn];
    if (!fn || fn.isNote !== (act.kind === 'note')) {
      this.ending = 'impossible';
      return;
    }
    const args = readArgs(act.args);
    if (fn.isNote) return this.note({ kind: 'note', service: fn.path, args });
    const thrown = this.services.refuse(act.fn, args);
    if (thrown) {
      this.note({ kind: 'serviceCall', operation: thrown.operation, service: fn.path, args });
      return this.note({ kind: 'serviceAnswer', ...thrown, service: fn.path, args, isThrown: true });
    }
    const { operation, plan } = this.services.begin(act.fn, args, this.nowMicros);
    this.note({ kind: 'serviceCall', operation, service: fn.path, args });
    if (plan.effectAfterMicros !== null) this.queue.add(this.nowMicros + plan.effectAfterMicros, 'effect', operation);
    if (plan.answerAfterMicros !== null) this.queue.add(this.nowMicros + plan.answerAfterMicros, 'answer', operation);
  }

  private settle({ call, how, text, errorOf, words }: SettleAct): void {
    const latencyMicros = this.calls.settle(call, this.nowMicros);
    if (latencyMicros === undefined) {
      this.ending = 'impossible';
      return;
    }
    this.queue.settled(call, this.nowMicros);
    if (!this.history) return;
    const base = { kind: 'settle', call, how, latencyMicros } as const;
    if (how === 'rejected' || how === 'threw') {
      const operation = errorOf < 0 ? undefined : this.services.firstOfLife + errorOf;
      return this.note({ ...base, errorName: text ?? '', words, ...(operation !== undefined && { errorOf: operation }) });
    }
    const read = readValue(text);
    this.note(read.isReadable ? { ...base, value: read.value } : { ...base, isUnreadable: true });
  }

  private note(what: Happening): void {
    if (this.history) this.history[this.history.length] = { atMicros: this.nowMicros, life: this.life, ...what } as HistoryEvent;
  }
}

function readArgs(text: string | null): readonly unknown[] | null {
  const { value } = readValue(text);
  return Array.isArray(value) ? value : null;
}

/** Reads a text that may be anything: the judge believes nothing. */
function readValue(text: string | null): { readonly isReadable: boolean; readonly value?: unknown } {
  if (text === null) return { isReadable: false };
  if (text === '') return { isReadable: true, value: undefined };
  try {
    return { isReadable: true, value: parse(text) as unknown };
  } catch {
    return { isReadable: false };
  }
}
