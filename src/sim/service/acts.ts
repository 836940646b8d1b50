import { longestSleepMicros } from '../learner/read-values.ts';
import { TraceBuffer, TraceCursor, TraceFault, type ActTrace } from '../learner/trace.ts';
import type { Settling } from './history.ts';

/** Something the learner's code did, as data: all that the judge is told. Texts are bounded. */
export type Act =
  /** Its object was made: `problem` says why not. */
  | { readonly kind: 'made'; readonly problem: string | null }
  /** It called a function of `env` that gives a promise; `args` is JSON of all arguments, null when they are none or too long. */
  | { readonly kind: 'serviceCall'; readonly fn: number; readonly args: string | null }
  | { readonly kind: 'note'; readonly fn: number; readonly args: string | null }
  | { readonly kind: 'sleep'; readonly micros: number }
  | { readonly kind: 'draw' }
  | SettleAct
  /** It was stopped at the step limit. */
  | { readonly kind: 'stopped' }
  /** It did more between two events than the world notes. */
  | { readonly kind: 'flood' };

/** The end of a caller's call. */
export interface SettleAct {
  readonly kind: 'settle';
  readonly call: number;
  readonly how: Settling;
  /** JSON of what it gave, the empty text for undefined, null when it is neither; for what was thrown, the name of the error. */
  readonly text: string | null;
  /** The operation of this life whose error it is, or -1. */
  readonly errorOf: number;
  /** What was thrown, in the engine's words; no part of the transcript. */
  readonly words: string;
}

const codes = { made: 1, serviceCall: 2, note: 3, sleep: 4, draw: 5, settle: 6, stopped: 7, flood: 8 } as const;
const ways: readonly Settling[] = ['resolved', 'rejected', 'returned', 'threw'];
/** Most words kept: they are for people, who see a few at most. */
const mostWords = 2000;

/** The acts of a scenario as numbers and texts: a WorldTrace of src/grader/protocol/world.ts. */
export interface ServiceTrace extends ActTrace {
  readonly words?: readonly string[];
}

/** Writes batches of acts into a trace. */
export class TraceWriter extends TraceBuffer {
  private readonly words: string[] = [];

  /** Writes what was done between two events. */
  batch(acts: readonly Act[]): void {
    this.put(acts.length);
    for (let at = 0; at < acts.length; at++) this.act(acts[at]!);
  }

  override finish(): ServiceTrace {
    return { ...super.finish(), words: this.words };
  }

  private act(act: Act): void {
    this.put(codes[act.kind]);
    switch (act.kind) {
      case 'made':
        // Why not is in the engine's words, which are no part of the transcript.
        this.put(act.problem === null ? 0 : 1);
        if (act.problem !== null) this.say(act.problem);
        return;
      case 'serviceCall':
      case 'note':
        this.put(act.fn);
        return this.text(act.args);
      case 'sleep':
        return this.put(act.micros);
      case 'settle':
        this.put(act.call * 4 + ways.indexOf(act.how));
        this.text(act.text);
        this.put(act.errorOf);
        if (isFailure(act.how)) this.say(act.words);
    }
  }

  private say(words: string): void {
    if (this.words.length < mostWords) this.words[this.words.length] = words;
  }
}

/** Reads a trace that somebody else wrote, and trusts nothing in it. */
export class TraceReader extends TraceCursor {
  private readonly words: readonly unknown[];
  private said = 0;

  constructor(trace: ServiceTrace) {
    super(trace);
    this.words = Array.isArray(trace.words) ? trace.words : [];
  }

  /** Returns the next batch. Throws a {@link TraceFault}. */
  batch(): Act[] {
    const count = this.number();
    if (count < 0 || count > this.left()) throw new TraceFault('a batch is longer than the trace');
    const acts: Act[] = [];
    for (let at = 0; at < count; at++) acts.push(this.act());
    return acts;
  }

  private act(): Act {
    const code = this.number();
    switch (code) {
      case codes.made:
        return { kind: 'made', problem: this.number() === 0 ? null : this.nextWords() };
      case codes.serviceCall:
      case codes.note:
        return { kind: code === codes.note ? 'note' : 'serviceCall', fn: this.number(), args: this.text() };
      case codes.sleep: {
        const micros = this.number();
        if (micros < 0 || micros > longestSleepMicros) throw new TraceFault('a sleep of no length');
        return { kind: 'sleep', micros };
      }
      case codes.draw:
        return { kind: 'draw' };
      case codes.settle: {
        const which = this.number();
        if (which < 0) throw new TraceFault('an end of no call');
        const how = ways[which & 3]!;
        const text = this.text();
        const errorOf = this.number();
        return { kind: 'settle', call: which >> 2, how, text, errorOf, words: isFailure(how) ? this.nextWords() : '' };
      }
      case codes.stopped:
        return { kind: 'stopped' };
      case codes.flood:
        return { kind: 'flood' };
      default:
        throw new TraceFault('an act of no kind');
    }
  }

  private nextWords(): string {
    const words = this.words[this.said++];
    return typeof words === 'string' ? words.slice(0, 300) : '';
  }
}

function isFailure(how: Settling): boolean {
  return how === 'rejected' || how === 'threw';
}
