/** What the learner's code did, as numbers and texts: what a trace of src/grader/protocol/world.ts holds. */
export interface ActTrace {
  readonly decisions: Int32Array;
  readonly texts: readonly string[];
}

/** Most numbers in a trace, and most characters of text. Code within reason needs a tenth. */
const mostDecisions = 6_000_000;
const mostCharacters = 4_000_000;

// Taken when this module loads, before the learner's realm meters its built-ins.
const lookUp = Function.prototype.call.bind(Map.prototype.get) as unknown as (map: Map<string, number>, key: string) => number | undefined;
const enter = Function.prototype.call.bind(Map.prototype.set) as unknown as (map: Map<string, number>, key: string, value: number) => void;

/** Collects numbers, and texts by index. */
export class TraceBuffer {
  private decisions = new Int32Array(1 << 14);
  private length = 0;
  private readonly texts: string[] = [];
  private readonly indices = new Map<string, number>();
  private characters = 0;

  /** Whether a bound was reached: the run ends, and the judge sees that it was cut short. */
  isFull(): boolean {
    return this.length > mostDecisions || this.characters > mostCharacters;
  }

  put(value: number): void {
    if (this.length === this.decisions.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.decisions);
      this.decisions = wider;
    }
    this.decisions[this.length++] = value;
  }

  /** Adds a text; null stands for none. */
  text(value: string | null): void {
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

  finish(): ActTrace {
    return { decisions: this.decisions.slice(0, this.length), texts: this.texts };
  }
}

/** Thrown when a trace says what no code can have done, or ends in the middle. */
export class TraceFault extends Error {}

/** Reads numbers and texts that somebody else wrote, and trusts nothing in them. Each method throws a {@link TraceFault}. */
export class TraceCursor {
  private readonly decisions: Int32Array;
  private readonly texts: readonly string[];
  private at = 0;

  constructor(trace: ActTrace) {
    this.decisions = trace.decisions instanceof Int32Array ? trace.decisions : new Int32Array(0);
    this.texts = Array.isArray(trace.texts) ? trace.texts : [];
  }

  /** Returns how many numbers are left. */
  left(): number {
    return this.decisions.length - this.at;
  }

  number(): number {
    const value = this.decisions[this.at];
    if (value === undefined) throw new TraceFault('the trace ends early');
    this.at += 1;
    return value;
  }

  text(): string | null {
    const index = this.number();
    if (index === -1) return null;
    const text = this.texts[index];
    if (typeof text !== 'string') throw new TraceFault('a text that is not there');
    return text;
  }
}
