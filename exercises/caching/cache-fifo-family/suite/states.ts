import { integerArgument, textOfArgument, type CallCase } from '../../../../src/grader/authoring.ts';
import { method, negativeZero, surface } from '../../suite-parts/cache-calls.ts';
import { keyId } from '../../suite-parts/offline-cache.ts';
import { follow } from './check.ts';
import { Knowledge } from './knowledge.ts';
import { setupOf, type PolicyName } from './policies.ts';

const { values } = surface;

/** What the replay view draws: entries from the last inserted to the first, for MRU from the last used. */
export interface ReplacementState {
  readonly capacity: number;
  readonly policy: PolicyName;
  readonly entries: readonly {
    readonly key: string;
    readonly value: string;
    /** Present where a random cache may have evicted it, as far as its answers tell. */
    readonly mayBeGone?: true;
  }[];
}

/** Returns what the first cache holds after each call of a short case: a right one of its policy, or, of a random one, as its results tell. */
export function states(one: CallCase, results: Int32Array): ReplacementState[] {
  return setupOf(one, 0).policy === 'random' ? statesByResults(one, results) : statesByPolicy(one);
}

interface Held {
  readonly code: number;
  readonly value: number;
}

function codeOfKey(one: CallCase, at: number): number {
  return one.a[at]! === negativeZero ? integerArgument(0) : one.a[at]!;
}

function drawn({ code, value }: Held): { key: string; value: string } {
  return { key: textOfArgument(code, values), value: textOfArgument(value, values) };
}

function statesByPolicy(one: CallCase): ReplacementState[] {
  const { capacity, policy } = setupOf(one, 0);
  let entries: readonly Held[] = [];
  return Array.from(one.methods, (called, at) => {
    const code = codeOfKey(one, at);
    const found = entries.find((entry) => entry.code === code);
    const isWrite = called === method.set || (called === method.access && !found);
    const isUse = isWrite || called === method.get || called === method.access;
    if (called === method.delete) entries = entries.filter((entry) => entry !== found);
    else if (isWrite && !found) entries = [{ code, value: one.b[at]! }, ...withRoom(entries, capacity, policy)];
    else if (isUse && found) {
      const now = isWrite ? { code, value: one.b[at]! } : found;
      entries =
        policy === 'mru' ? [now, ...entries.filter((entry) => entry !== found)] : entries.map((entry) => (entry === found ? now : entry));
    }
    return { capacity, policy, entries: entries.map(drawn) };
  });
}

function withRoom(entries: readonly Held[], capacity: number, policy: PolicyName): readonly Held[] {
  if (entries.length < capacity) return entries;
  return policy === 'fifo' ? entries.slice(0, -1) : entries.slice(1);
}

function statesByResults(one: CallCase, results: Int32Array): ReplacementState[] {
  const { capacity, policy } = setupOf(one, 0);
  const knowledge = new Knowledge(capacity);
  /** Argument codes of keys, the last inserted first. */
  let order: number[] = [];
  return Array.from(one.methods, (called, at) => {
    const code = codeOfKey(one, at);
    const wasKnown = isIn(knowledge, code);
    // The last result is the wrong one: what it would tell is not believed.
    if (at < results.length - 1 || called === method.set) {
      if (called < method.secondGet) follow(knowledge, called, keyId(code), one.b[at]!, results[at] ?? 0);
    }
    if (isIn(knowledge, code) && !wasKnown) order = [code, ...order.filter((other) => other !== code)];
    const { maybe } = knowledge.held();
    const entries = order
      .filter((other) => isIn(knowledge, other))
      .map((other) => ({
        ...drawn({ code: other, value: knowledge.valueOf(keyId(other)) }),
        ...(maybe.includes(keyId(other)) && { mayBeGone: true as const }),
      }));
    return { capacity, policy, entries };
  });
}

function isIn(knowledge: Knowledge, code: number): boolean {
  const { sure, maybe } = knowledge.held();
  return sure.includes(keyId(code)) || maybe.includes(keyId(code));
}
