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

/** Most numbers in a trace, and most characters of text. A coordinator within reason needs a tenth. */
const mostDecisions = 6_000_000;
const mostCharacters = 4_000_000;
/** A sleep is cut to this many microseconds, 35 minutes. */
export const longestSleepMicros = 2_100_000_000;

/** The acts of a run as numbers and texts. */
export interface SagaTrace {
  readonly decisions: Int32Array;
  readonly texts: readonly string[];
}

// Taken when this module loads, before the learner's realm meters its built-ins.
const lookUp = Function.prototype.call.bind(Map.prototype.get) as unknown as (map: Map<string, number>, key: string) => number | undefined;
const enter = Function.prototype.call.bind(Map.prototype.set) as unknown as (map: Map<string, number>, key: string, value: number) => void;

/** Writes batches of acts into a trace. */
export class TraceWriter {
  private decisions = new Int32Array(1 << 14);
  private length = 0;
  private readonly texts: string[] = [];
  private readonly indices = new Map<string, number>();
  private characters = 0;

  /** Whether a bound was reached: the run ends, and the judge sees that it was cut short. */
  isFull(): boolean {
    return this.length > mostDecisions || this.characters > mostCharacters;
  }

  /** Writes what was done between two events. */
  batch(acts: readonly Act[]): void {
    this.put(acts.length);
    for (let at = 0; at < acts.length; at++) this.act(acts[at]!);
  }

  finish(): SagaTrace {
    return { decisions: this.decisions.slice(0, this.length), texts: this.texts };
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

  private put(value: number): void {
    if (this.length === this.decisions.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.decisions);
      this.decisions = wider;
    }
    this.decisions[this.length++] = value;
  }

  private text(value: string | null): void {
    if (value === null) return this.put(-1);
    let index = lookUp(this.indices, value);
    if (index === undefined) {
      index = this.texts.length;
      this.texts[index] = value;
      this.characters += value.length;
      enter(this.indices, value, index);
    }
    this.put(index);
  }
}

/** Thrown when a trace says what no coordinator can have done, or ends in the middle. */
export class TraceFault extends Error {}

/** Reads a trace that somebody else wrote, and trusts nothing in it. */
export class TraceReader {
  private readonly decisions: Int32Array;
  private readonly texts: readonly string[];
  private at = 0;

  constructor(trace: SagaTrace) {
    this.decisions = trace.decisions instanceof Int32Array ? trace.decisions : new Int32Array(0);
    this.texts = Array.isArray(trace.texts) ? trace.texts : [];
  }

  isAtEnd(): boolean {
    return this.at >= this.decisions.length;
  }

  /** Returns the next batch. Throws a {@link TraceFault}. */
  batch(): Act[] {
    const count = this.number();
    if (count < 0 || count > this.decisions.length - this.at) throw new TraceFault('a batch is longer than the trace');
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

  private number(): number {
    const value = this.decisions[this.at];
    if (value === undefined) throw new TraceFault('the trace ends early');
    this.at += 1;
    return value;
  }

  private text(): string | null {
    const index = this.number();
    if (index === -1) return null;
    const text = this.texts[index];
    if (typeof text !== 'string') throw new TraceFault('a text that is not there');
    return text;
  }
}
