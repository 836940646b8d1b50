import { longestSleepMicros } from '../learner/read-values.ts';
import { TraceBuffer, TraceCursor, TraceFault, type ActTrace } from '../learner/trace.ts';

/** Something the coordinator did, as data: all that the judge is told. Texts are bounded; null stands for what could not be read. */
export type Act =
  /** It was made: `problem` says why not. */
  | { readonly kind: 'made'; readonly problem: string | null }
  | CallAct
  /** It appended a record; null: no JSON value, or too long. */
  | { readonly kind: 'append'; readonly record: string | null }
  | { readonly kind: 'read' }
  | { readonly kind: 'sleep'; readonly micros: number }
  /** It drew a random number. */
  | { readonly kind: 'draw' }
  | SettleAct
  /** Its code was stopped at the step limit. */
  | { readonly kind: 'stopped' }
  /** It did more between two events than the world notes. */
  | { readonly kind: 'flood' };

/** A call of a step's action or compensation, with the context passed. */
export interface CallAct {
  readonly kind: 'call';
  /** Index of the definition whose function was called. */
  readonly definition: number;
  readonly step: number;
  readonly compensates: boolean;
  readonly key: string | null;
  readonly sagaId: string | null;
  /** JSON. */
  readonly input: string | null;
  /** JSON. */
  readonly results: string | null;
}

/** The end of a call of `run` or `recover`. */
export interface SettleAct {
  readonly kind: 'settle';
  /** Which call, counted from 0 in this life. */
  readonly handle: number;
  readonly how: 'resolved' | 'rejected' | 'rejectedWithRangeError' | 'rejectedWithAppendError';
  /** JSON of what it resolved to, null when that is none; or words for what it rejected with. */
  readonly text: string | null;
  /** Metered steps since the call was made. */
  readonly steps: number;
}

const codes = { made: 1, call: 2, append: 3, read: 4, sleep: 5, draw: 6, settle: 7, stopped: 8, flood: 9 } as const;
const ways = ['resolved', 'rejected', 'rejectedWithRangeError', 'rejectedWithAppendError'] as const;

/** The acts of a run as numbers and texts. */
export type SagaTrace = ActTrace;

/** Writes batches of acts into a trace. */
export class TraceWriter extends TraceBuffer {
  /** Writes what was done between two events. */
  batch(acts: readonly Act[]): void {
    this.put(acts.length);
    for (let at = 0; at < acts.length; at++) this.act(acts[at]!);
  }

  private act(act: Act): void {
    this.put(codes[act.kind]);
    switch (act.kind) {
      case 'made':
        return this.text(act.problem);
      case 'call':
        this.put((act.definition * 256 + act.step) * 2 + (act.compensates ? 1 : 0));
        this.text(act.key);
        this.text(act.sagaId);
        this.text(act.input);
        return this.text(act.results);
      case 'append':
        return this.text(act.record);
      case 'sleep':
        return this.put(act.micros);
      case 'settle':
        this.put(act.handle * 4 + ways.indexOf(act.how));
        this.text(act.text);
        return this.put(Math.min(act.steps, 0x7fffffff));
    }
  }
}

/** Reads a trace that somebody else wrote, and trusts nothing in it. */
export class TraceReader extends TraceCursor {
  /** Returns the next batch. Throws a {@link TraceFault}. */
  batch(): Act[] {
    const count = this.number();
    if (count < 0 || count > this.left()) throw new TraceFault('a batch is longer than the trace');
    const acts: Act[] = [];
    for (let at = 0; at < count; at++) acts.push(this.act());
    return acts;
  }

  private act(): Act {
    switch (this.number()) {
      case codes.made:
        return { kind: 'made', problem: this.text() };
      case codes.call: {
        const which = this.number();
        if (which < 0) throw new TraceFault('a call of nothing');
        const place = which >> 1;
        return {
          kind: 'call',
          definition: place >> 8,
          step: place & 255,
          compensates: (which & 1) === 1,
          key: this.text(),
          sagaId: this.text(),
          input: this.text(),
          results: this.text(),
        };
      }
      case codes.append:
        return { kind: 'append', record: this.text() };
      case codes.read:
        return { kind: 'read' };
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
        return { kind: 'settle', handle: which >> 2, how: ways[which & 3]!, text: this.text(), steps: this.number() };
      }
      case codes.stopped:
        return { kind: 'stopped' };
      case codes.flood:
        return { kind: 'flood' };
      default:
        throw new TraceFault('an act of no kind');
    }
  }
}
