import type { Kind } from './kinds.ts';
import { brokenByNoCall, type CallEnd, type KeyPast, type UpstreamCall } from './upstream-call.ts';

/** How a get must settle at once: with an error of this name, the very error of an operation, or this value. */
export interface Due {
  readonly errorName?: 'AbortError' | 'TimeoutError';
  readonly errorOf?: number;
  readonly value?: unknown;
  /** What is broken when it does not. */
  readonly kind: Kind;
}

/** Keys that an object has without anybody having set them, and the empty one. */
const awkwardKeys: ReadonlySet<string> = new Set(['', '__proto__', 'constructor', 'toString', 'hasOwnProperty']);

/** Tells whether a key is one that code may trip over. */
export function isAwkward(key: string): boolean {
  return awkwardKeys.has(key);
}

/** What a right collapser would know, and what it owes at the moment. */
export class Ledger {
  readonly underWay = new Map<string, UpstreamCall>();
  /** Gets as source text, by index. */
  readonly sources = new Map<number, string>();
  readonly due = new Map<number, Due>();
  fetchDue: { readonly key: string; readonly call: number; readonly kind: Kind } | undefined;
  abortDue: { readonly key: string; readonly kind: Kind } | undefined;
  private readonly timeoutMicros: number;
  private readonly pasts = new Map<string, KeyPast>();

  constructor(timeoutMicros: number) {
    this.timeoutMicros = timeoutMicros;
  }

  pastOf(key: string): KeyPast {
    let past = this.pasts.get(key);
    if (!past) this.pasts.set(key, (past = { deadlines: new Set(), hasLateAnswer: false }));
    return past;
  }

  /** Returns the call under way that a get waits for. */
  callOf(get: number): UpstreamCall | undefined {
    for (const one of this.underWay.values()) if (one.waiters.has(get)) return one;
    return undefined;
  }

  /** Tells whether the limit of a call that is over has fallen into the time of the one under way. */
  hasOldLimit(key: string, nowMicros: number): boolean {
    const under = this.underWay.get(key);
    if (!under) return false;
    return [...this.pastOf(key).deadlines].some((at) => at > under.deadlineMicros - this.timeoutMicros && at <= nowMicros);
  }

  /** Returns what a get of the key breaks that makes no call, none being under way. */
  kindOfNoCall(key: string): Kind {
    const { lastEnd, hasLateAnswer } = this.pastOf(key);
    if (isAwkward(key) && !lastEnd) return 'names';
    if (hasLateAnswer) return 'late';
    if (lastEnd) return brokenByNoCall[lastEnd];
    return this.underWay.size > 0 ? 'own-key' : 'calls';
  }

  begin(operation: number, { key, call }: { readonly key: string; readonly call: number }, nowMicros: number): void {
    this.fetchDue = undefined;
    this.pastOf(key).hasLateAnswer = false;
    this.underWay.set(key, { operation, key, deadlineMicros: nowMicros + this.timeoutMicros, waiters: new Set([call]) });
  }

  end({ key, deadlineMicros }: UpstreamCall, how: CallEnd): void {
    this.underWay.delete(key);
    const past = this.pastOf(key);
    past.lastEnd = how;
    past.deadlines.add(deadlineMicros);
  }

  /** Gives a call up at its limit: everybody who waits must be told, and the origin. */
  timeOut(under: UpstreamCall): void {
    for (const call of under.waiters) this.due.set(call, { errorName: 'TimeoutError', kind: 'timeout' });
    this.end(under, 'timedOut');
    this.abortDue = { key: under.key, kind: 'timeout-abort' };
  }
}
