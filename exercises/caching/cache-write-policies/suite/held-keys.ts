import { sameJson, type Outcome } from '../../../../src/sim/service/index.ts';
import { valueText } from '../../../service-parts/story.ts';
import type { Kind } from './kinds.ts';
import { resolvedTo, type Settles, type Turn } from './turn.ts';

interface Held {
  /** One, where it is sure; else all that the cache may hold. */
  readonly values: readonly unknown[];
  /** Not sure: the cache may hold it or not, as it likes. */
  readonly isSure: boolean;
  /** What is broken by somebody who does not answer from it. */
  readonly kind: Kind;
}

interface KeyState {
  held: Held | undefined;
  /** Reads under way whose value will be held. */
  readonly counting: Set<number>;
  /** What the reads that no longer counted brought. */
  readonly voidedValues: unknown[];
  /** What is broken by somebody who answers, though nothing is held, without a new read. */
  why: Kind;
  /** Writes of the key under way, and such as wait. */
  writes: number;
}

interface Read {
  readonly key: string;
  /** A write of the key was under way at some time during the read. */
  hadWrite: boolean;
}

interface Waiter {
  readonly key: string;
  /** The reads it may wait for; its own, where it made one. */
  readonly reads: Set<number>;
}

/** What a right cache holds of each key, and which gets wait for which reads. */
export class HeldKeys {
  private readonly keys = new Map<string, KeyState>();
  private readonly reads = new Map<number, Read>();
  private readonly waiters = new Map<number, Waiter>();

  /** Says what a get may do. After the turn: {@link began}. */
  get(turn: Turn, key: string, call: number): void {
    const state = this.at(key);
    const { held } = state;
    turn.otherRead = 'reads';
    turn.otherSettle = () => (state.writes > 0 && !state.held ? 'until-answered' : state.why);
    if (held) {
      const kind = state.writes > 0 && held.kind === 'hit' ? 'until-answered' : held.kind;
      turn.settles.set(call, this.gives(state, held.values, kind, held.isSure));
      turn.otherRead = kind;
      if (held.isSure) return;
    }
    turn.read = state.counting.size > 0 || held ? { key } : { key, must: state.why };
  }

  /** Takes in what a get did. Returns whether it does nothing at all, where it may do several things. */
  began(turn: Turn, key: string, call: number): boolean {
    const { held, counting, writes } = this.at(key);
    const operation = turn.readOperation;
    if (operation !== undefined) {
      counting.add(operation);
      this.reads.set(operation, { key, hadWrite: writes > 0 });
    }
    if (turn.settled.has(call)) return false;
    this.waiters.set(call, { key, reads: new Set(operation === undefined ? counting : [operation]) });
    return held !== undefined && counting.size === 0;
  }

  isRead(operation: number): boolean {
    return this.reads.has(operation);
  }

  /** Ends a read: those who wait settle, and what it brought is held if it counts. */
  answer(turn: Turn, operation: number, outcome: Outcome): void {
    const { key, hadWrite } = this.reads.get(operation)!;
    const state = this.at(key);
    this.reads.delete(operation);
    const counts = state.counting.delete(operation);
    if (outcome.kind === 'resolved') {
      if (counts) fill(state, outcome.value, hadWrite);
      else state.voidedValues.push(outcome.value);
    } else if (counts && !state.held) state.why = 'read-fails';
    turn.otherRead = outcome.kind === 'resolved' ? 'reads' : 'read-fails';
    for (const [call, waiter] of this.waiters) {
      if (!waiter.reads.delete(operation)) continue;
      const held = state.held?.values ?? [];
      const isLast = waiter.reads.size === 0;
      if (isLast) this.waiters.delete(call);
      turn.settles.set(
        call,
        outcome.kind === 'resolved'
          ? this.gives(state, [outcome.value, ...held], 'reads', isLast)
          : {
              ...(isLast && { must: 'read-fails' as const }),
              text: 'to reject with the error of the store',
              isRight: (event) => (event.how === 'rejected' && event.errorOf === operation) || resolvedTo(event, held),
              wrong: () => 'read-fails',
            },
      );
    }
  }

  /** Takes in which of those who could settle before their last read did. */
  settled({ settled }: Turn): void {
    for (const call of settled) this.waiters.delete(call);
  }

  /** A write of the key is under way, or waits. */
  beginWrite(key: string): void {
    const state = this.at(key);
    state.writes += 1;
    for (const operation of state.counting) this.reads.get(operation)!.hadWrite = true;
  }

  endWrite(key: string): void {
    this.at(key).writes -= 1;
  }

  /** The key has this value from now on; reads under way no longer count. */
  hold(key: string, value: unknown, kind: Kind): void {
    this.at(key).counting.clear();
    this.at(key).held = { values: [value], isSure: true, kind: looksLikeNothing(value) ? 'values' : kind };
  }

  /** Nothing is held from now on; reads under way no longer count. */
  forget(key: string, why: Kind): void {
    const state = this.at(key);
    state.held = undefined;
    state.why = state.counting.size > 0 ? 'stale-fill' : why;
    state.counting.clear();
  }

  private at(key: string): KeyState {
    let state = this.keys.get(key);
    if (!state) this.keys.set(key, (state = { held: undefined, counting: new Set(), voidedValues: [], why: 'reads', writes: 0 }));
    return state;
  }

  private gives({ voidedValues }: KeyState, values: readonly unknown[], kind: Kind, isMust: boolean): Settles {
    return {
      ...(isMust && { must: kind }),
      text: `to resolve to ${[...new Set(values.map(valueText))].join(' or ')}`,
      isRight: (event) => resolvedTo(event, values),
      wrong: (event) => (voidedValues.some((value) => value !== undefined && sameJson(value, event.value)) ? 'stale-fill' : kind),
    };
  }
}

function fill(state: KeyState, value: unknown, hadWrite: boolean): void {
  state.why = 'reads';
  if (state.held?.isSure) return;
  // Absence, and what was read during a write, may be kept or not.
  const isSure = !hadWrite && value !== undefined;
  const values = isSure ? [value] : [...(state.held?.values ?? []), value];
  state.held = { values, isSure, kind: looksLikeNothing(value) ? 'values' : 'hit' };
}

function looksLikeNothing(value: unknown): boolean {
  return value !== undefined && (typeof value !== 'number' || value === 0);
}
