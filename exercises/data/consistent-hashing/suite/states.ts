import { hash32 } from '../../../../src/kernel/index.ts';
import { integerArgument, ResultCode, textOfResult, type CallCase } from '../../../../src/grader/authoring.ts';
import { judgedCalls } from './check.ts';
import { capOf } from './load-bound.ts';
import { keyText, methodOf, ringCount, surface, type MethodName } from './ring-calls.ts';
import { RingJudge, type JudgedCall, type RingState } from './ring-judge.ts';

const { values } = surface;

/** A key asked for so far, where its hash lies on the ring, and its owner as far as is known. */
export interface KeyState {
  readonly key: string;
  /** From 0 to below 1, clockwise. */
  readonly place: number;
  /** Absent where the last answer is older than the last change of the ring. */
  readonly owner?: string;
  /** The owner by an older answer, where it is not the one of now. */
  readonly earlier?: string;
}

/** A node of the ring; what it holds and may hold is there with bounded loads only. */
export interface NodeState {
  readonly node: string;
  readonly weight: number;
  readonly held?: number;
  readonly cap?: number;
}

/** What is known of one ring after a call on it. */
export interface RingView {
  /** 0 for the first ring of the case, 1 for the second. */
  readonly ring: number;
  readonly nodes: readonly NodeState[];
  readonly keys: readonly KeyState[];
  /** The key that the call was about. */
  readonly asked?: string;
  /** The nodes of its list, as far as they are known, the owner first. */
  readonly list?: readonly string[];
  /** Nodes that can own it by all answers before this call. */
  readonly possible?: readonly string[];
}

interface Answer {
  readonly members: unknown;
  readonly owner: number;
  readonly earlier?: number;
}

/** Returns what is known after each call: members exactly, places of keys exactly, owners by the answers so far. The last call may be wrong. */
export function states(one: CallCase, results: Int32Array): RingView[] {
  const judge = new RingJudge(one.setup, ringCount);
  const answers = judge.rings.map(() => new Map<number, Answer>());
  return judgedCalls(one, results).map((call) => {
    const { name, ring } = methodOf(call.method);
    const state = judge.rings[ring]!;
    const isAsked = name === 'getNode' || name === 'getNodes' || name === 'acquire';
    const possible = isOwnerCall(name, call) ? judge.possibleOwners(ring, call.a) : [];
    const isRight = judge.take(call) === undefined;
    if (isRight && isOwnerCall(name, call) && call.result !== ResultCode.undefined) noteAnswer(answers[ring]!, call, state);
    return {
      ring,
      nodes: nodesOf(state),
      keys: [...answers[ring]!].map(([key, answer]) => keyState(key, answer, state)),
      ...(isAsked && {
        asked: keyText(call.a),
        list: judge.knownList(ring, call.a).map(nameOf),
        ...(possible.length > 0 && { possible: possible.map(nameOf) }),
      }),
    };
  });
}

/** Returns whether a call asks for the owner of a key. */
function isOwnerCall(name: MethodName, { c }: JudgedCall): boolean {
  return name === 'getNode' || (name === 'getNodes' && c === integerArgument(0));
}

function noteAnswer(answers: Map<number, Answer>, { a: key, result }: JudgedCall, { members }: RingState): void {
  const before = answers.get(key);
  if (before?.members === members) return;
  const earlier = before && before.owner !== result ? before.owner : undefined;
  answers.set(key, { members, owner: result, ...(earlier !== undefined && { earlier }) });
}

function keyState(key: number, { members, owner, earlier }: Answer, state: RingState): KeyState {
  const text = keyText(key);
  const bits = state.setup.hashBits ?? 32;
  const place = (hash32(text) % 2 ** bits) / 2 ** bits;
  if (members !== state.members) return { key: text, place, earlier: nameOf(owner) };
  return { key: text, place, owner: nameOf(owner), ...(earlier !== undefined && { earlier: nameOf(earlier) }) };
}

function nodesOf({ members, held, total, setup }: RingState): NodeState[] {
  return [...members]
    .map(([node, weight]) => ({
      node: nameOf(node),
      weight,
      ...(setup.epsilon !== undefined && { held: held.get(node) ?? 0, cap: capOf(members, node, total, setup.epsilon) }),
    }))
    .sort((x, y) => (x.node < y.node ? -1 : 1));
}

function nameOf(node: number): string {
  const text = textOfResult(node, values);
  return text.startsWith('"') ? (JSON.parse(text) as string) : text;
}
