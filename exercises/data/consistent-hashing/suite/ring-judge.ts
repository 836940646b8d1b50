import { integerResult, ResultCode, resultOfArgument, textOfResult } from '../../../../src/grader/authoring.ts';
import { roomOf, type Room } from './load-bound.ts';
import { OrderFacts, type Members } from './order-facts.ts';
import { lengthOfList, methodOf, numberOfArgument, surface } from './ring-calls.ts';

/** The options of one ring of a case. */
export interface RingSetup {
  readonly virtualNodes?: number;
  readonly epsilon?: number;
  readonly hashBits?: number;
}

/** What is known of one ring. */
export interface RingState {
  readonly setup: RingSetup;
  members: Members;
  /** Places held on each node, and in all. */
  readonly held: Map<number, number>;
  total: number;
}

/** A call of a case with its result. */
export interface JudgedCall {
  readonly method: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly result: number;
}

type Words = string | undefined;
const { values } = surface;

/** Follows the rings of a case call by call and says where a result breaks a rule. Right for any calls: see {@link OrderFacts}. */
export class RingJudge {
  readonly rings: readonly RingState[];
  private readonly facts: readonly OrderFacts[];

  constructor(setups: readonly unknown[], ringCount: number) {
    const factsBySetup = new Map<string, OrderFacts>();
    const options = Array.from({ length: ringCount }, (_, index) => (setups[index] ?? setups.at(-1) ?? {}) as RingSetup);
    this.rings = options.map((setup) => ({ setup, members: new Map(), held: new Map(), total: 0 }));
    // Rings with as many points a node and the same hash have the same points; the bound on loads moves none.
    this.facts = options.map(({ virtualNodes = 100, hashBits = 32 }) => {
      const id = `${virtualNodes} ${hashBits}`;
      if (!factsBySetup.has(id)) factsBySetup.set(id, new OrderFacts());
      return factsBySetup.get(id)!;
    });
  }

  /** Takes one call with its result. Returns what the result should have been, in words, when it is wrong. */
  take(call: JudgedCall): Words {
    const { name, ring } = methodOf(call.method);
    if (name !== 'addNode' && isException(call.result)) return 'no exception';
    switch (name) {
      case 'addNode':
        return this.takeAdd(ring, call);
      case 'addNodeThrows':
        return this.takeAddThrows(ring, call);
      case 'removeNode':
        return this.remove(ring, resultOfArgument(call.a, values));
      case 'getNode':
        return this.takePlace(ring, call, 0);
      case 'getNodes':
        return this.takeElement(ring, call);
      case 'acquire':
        return this.takeAcquire(ring, call);
      case 'release':
        return this.release(ring, resultOfArgument(call.a, values));
    }
  }

  /** Returns the nodes that can be the owner of a key, as far as is known. */
  possibleOwners(ring: number, key: number): number[] {
    const { members } = this.rings[ring]!;
    return this.facts[ring]!.possible(key, members, [...members.keys()]);
  }

  /** Returns the first places of a key's list on the members of now, as far as they were asked for. */
  knownList(ring: number, key: number): number[] {
    const places = this.facts[ring]!.places(key, this.rings[ring]!.members);
    const list: number[] = [];
    for (let node = places.get(0); node !== undefined; node = places.get(list.length)) list.push(node);
    return list;
  }

  private takeAdd(ring: number, { a, b, result }: JudgedCall): Words {
    const weight = weightOf(b);
    if (!isWeight(weight)) return result === ResultCode.threwRangeError ? undefined : 'a RangeError';
    if (isException(result)) return 'no exception';
    this.add(ring, resultOfArgument(a, values), weight);
    return undefined;
  }

  private takeAddThrows(ring: number, { a, b, result }: JudgedCall): Words {
    const weight = weightOf(b);
    const isRight = isWeight(weight);
    if (isRight) this.add(ring, resultOfArgument(a, values), weight);
    const expected = isRight ? ResultCode.false : ResultCode.true;
    return result === expected ? undefined : String(!isRight);
  }

  private add(ring: number, node: number, weight: number): void {
    const state = this.rings[ring]!;
    if (state.members.get(node) !== weight) state.members = new Map(state.members).set(node, weight);
  }

  private remove(ring: number, node: number): undefined {
    const state = this.rings[ring]!;
    if (!state.members.has(node)) return;
    const members = new Map(state.members);
    members.delete(node);
    state.members = members;
    state.total -= state.held.get(node) ?? 0;
    state.held.delete(node);
  }

  private release(ring: number, node: number): undefined {
    const state = this.rings[ring]!;
    const held = state.held.get(node) ?? 0;
    if (held === 0) return;
    state.held.set(node, held - 1);
    state.total -= 1;
  }

  private takeElement(ring: number, call: JudgedCall): Words {
    const count = numberOfArgument(call.b);
    if (count === undefined || !Number.isInteger(count)) return undefined;
    const length = Math.min(Math.max(0, count), this.rings[ring]!.members.size);
    if (call.c === lengthOfList) return call.result === integerResult(length) ? undefined : String(length);
    const place = numberOfArgument(call.c);
    if (place === undefined || !Number.isInteger(place) || place < 0) return undefined;
    if (place < length) return this.takePlace(ring, call, place);
    return call.result === ResultCode.undefined ? undefined : 'undefined';
  }

  /** Judges which node stands at a place of a key's list. */
  private takePlace(ring: number, { a: key, result }: JudgedCall, place: number): Words {
    const { members } = this.rings[ring]!;
    if (members.size === 0) return result === ResultCode.undefined ? undefined : 'undefined';
    const facts = this.facts[ring]!;
    const places = facts.places(key, members);
    const known = places.get(place);
    if (known !== undefined) return result === known ? undefined : textOfResult(known, values);
    const elsewhere = new Set(places.values());
    const earlier = this.knownList(ring, key).slice(0, place);
    // With every earlier place known, this one is the first of all the others; else no more is said than that it is a member, and none of those.
    const isNext = earlier.length === place;
    const others = [...members.keys()].filter((node) => !(isNext ? earlier.includes(node) : elsewhere.has(node)));
    const fits = members.has(result) && !elsewhere.has(result) && (!isNext || facts.canBeFirst(key, members, others, result));
    if (!fits) {
      const possible = isNext ? facts.possible(key, members, others) : others;
      return wordsFor(
        possible.filter((node) => !elsewhere.has(node)),
        result,
        members,
      );
    }
    if (isNext) facts.note(key, members, earlier, result);
    places.set(place, result);
    return undefined;
  }

  private takeAcquire(ring: number, { a: key, result }: JudgedCall): Words {
    const state = this.rings[ring]!;
    const { members, setup } = state;
    if (setup.epsilon === undefined) return undefined;
    if (members.size === 0) return result === ResultCode.undefined ? undefined : 'undefined';
    const rooms = roomOf(members, state.held, state.total, setup.epsilon);
    const within = (...kinds: Room[]) => [...members.keys()].filter((node) => kinds.includes(rooms.get(node)!));
    const facts = this.facts[ring]!;
    if (!members.has(result) || rooms.get(result) === 'full') {
      return wordsFor(facts.possible(key, members, within('some', 'unsure')), result, members);
    }
    const others = within('some').filter((node) => node !== result);
    if (!facts.canBeFirst(key, members, [...others, result], result)) {
      return wordsFor(facts.possible(key, members, [...others, result]), result, members);
    }
    const passed = within('full', 'unsure').filter((node) => node !== result);
    facts.note(key, members, passed, result);
    state.held.set(result, (state.held.get(result) ?? 0) + 1);
    state.total += 1;
    return undefined;
  }
}

function isException(result: number): boolean {
  return result === ResultCode.threw || result === ResultCode.threwRangeError;
}

/** Returns whether a number is a weight: finite and above 0. */
export function isWeight(weight: number): boolean {
  return Number.isFinite(weight) && weight > 0;
}

function weightOf(code: number): number {
  const spec = code < 0 ? undefined : values[code];
  if (spec?.kind === 'plain' && spec.value === undefined) return 1;
  return numberOfArgument(code) ?? NaN;
}

const namedAtMost = 3;

/** Says which nodes would have been right. */
function wordsFor(possible: readonly number[], result: number, members: Members): string {
  const texts = possible.map((node) => textOfResult(node, values));
  if (texts.length > namedAtMost) {
    return members.has(result) ? `a node other than ${textOfResult(result, values)}` : 'a node of the ring';
  }
  return texts.length > 1 ? `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)!}` : (texts[0] ?? 'another node');
}
