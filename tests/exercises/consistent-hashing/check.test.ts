import { describe, expect, it } from 'vitest';
import type { HashRing } from '../../../exercises/data/consistent-hashing/contract.ts';
import { createHashRing } from '../../../exercises/data/consistent-hashing/private/reference.ts';
import { check } from '../../../exercises/data/consistent-hashing/suite/check.ts';
import { roomOf } from '../../../exercises/data/consistent-hashing/suite/load-bound.ts';
import {
  fraction,
  keyText,
  lengthOfList,
  method,
  methodOf,
  minusOne,
  nameCount,
  noWeight,
  numberOfArgument,
  onSecond,
  refusedWeights,
  surface,
  type Call,
} from '../../../exercises/data/consistent-hashing/suite/ring-calls.ts';
import type { RingSetup } from '../../../exercises/data/consistent-hashing/suite/ring-judge.ts';
import { shrinking } from '../../../exercises/data/consistent-hashing/suite/shrinking.ts';
import { states } from '../../../exercises/data/consistent-hashing/suite/states.ts';
import { buildCase, integerArgument, integerResult, ResultCode, type CallCase } from '../../../src/grader/authoring.ts';
import { createStream, hash32, type RandomStream } from '../../../src/kernel/index.ts';

const { addNode, addNodeThrows, removeNode, getNode, getNodes, acquire, release } = method;
const integer = integerArgument;
const [a, b, c] = [0, 1, 2] as const;

/** Makes the calls of a case on rings of the reference, as the driver and the adapter do. */
function resultsOf(one: CallCase): Int32Array {
  const rings: HashRing[] = [];
  const makeRing = (index: number): HashRing => {
    const { hashBits = 32, ...options } = (one.setup[index] ?? one.setup.at(-1)) as RingSetup;
    return createHashRing({ ...options, hash: (text) => hash32(text) % 2 ** hashBits });
  };
  return Int32Array.from(one.methods, (called, at) => {
    const { name, ring: index } = methodOf(called);
    const ring = (rings[index] ??= makeRing(index));
    return codeOf(callOn(ring, name, one.a[at]!, one.b[at]!, one.c?.[at] ?? integer(0)));
  });
}

function callOn(ring: HashRing, name: ReturnType<typeof methodOf>['name'], first: number, second: number, third: number): unknown {
  const node = keyText(first);
  switch (name) {
    case 'addNode':
      return second === noWeight ? ring.addNode(node) : ring.addNode(node, numberOfArgument(second));
    case 'addNodeThrows':
      try {
        ring.addNode(node, numberOfArgument(second));
        return false;
      } catch {
        return true;
      }
    case 'removeNode':
      return ring.removeNode(node);
    case 'getNode':
      return ring.getNode(node);
    case 'getNodes': {
      const list = ring.getNodes(node, numberOfArgument(second)!);
      return third === lengthOfList ? list.length : list[numberOfArgument(third)!];
    }
    case 'acquire':
      return ring.acquire!(node);
    case 'release':
      return ring.release!(node);
  }
}

function codeOf(value: unknown): number {
  if (value === undefined) return ResultCode.undefined;
  if (typeof value === 'boolean') return value ? ResultCode.true : ResultCode.false;
  if (typeof value === 'number') return integerResult(value);
  return surface.values.findIndex((spec) => spec.kind === 'plain' && spec.value === value);
}

const weights = [noWeight, integer(1), integer(3), fraction(0.5), fraction(0.001), fraction(2.5)];

/** Any calls on two rings: few names and keys, so that they meet often. */
function anyCalls(stream: RandomStream): CallCase {
  const setup: RingSetup = {
    virtualNodes: 1 + stream.below(6),
    epsilon: [0, 0.1, 0.25, 1][stream.below(4)]!,
    ...(stream.below(2) === 0 && { hashBits: 2 + stream.below(4) }),
  };
  const pick = <T>(items: readonly T[]): T => items[stream.below(items.length)]!;
  const calls = Array.from({ length: 150 }, (): Call => {
    const node = stream.below(20) === 0 ? stream.below(nameCount) : stream.below(6);
    const key = stream.below(10) === 0 ? stream.below(nameCount) : integer(stream.below(6));
    const kinds: Call[] = [
      [addNode, node, pick(weights)],
      [addNodeThrows, node, pick([...refusedWeights, integer(2)])],
      [removeNode, node],
      [getNode, key],
      [getNodes, key, pick([integer(stream.below(7)), minusOne]), pick([integer(stream.below(4)), lengthOfList])],
      [acquire, key],
      [acquire, key],
      [release, node],
    ];
    const call = pick(kinds);
    return stream.below(3) === 0 ? onSecond(call) : call;
  });
  return buildCase([setup], calls);
}

const cases = Array.from({ length: 250 }, (_, index) => anyCalls(createStream(`any calls ${index}`)));

describe('the check of consistent-hashing', () => {
  it('[R1] to [R19] finds nothing wrong with a right ring, whatever is called', () => {
    for (const [index, one] of cases.entries()) expect(check(one, resultsOf(one)), `case ${index}`).toBeUndefined();
  });

  it('finds most owners wrong that are put in place of the right ones, at that call or by a later one', () => {
    let changed = 0;
    let found = 0;
    for (const [index, one] of cases.entries()) {
      const results = resultsOf(one);
      const stream = createStream(`wrong owner ${index}`);
      const owners = [...one.methods.keys()].filter((at) => methodOf(one.methods[at]!).name === 'getNode' && results[at]! >= 0 && at < 100);
      const at = owners[stream.below(Math.max(1, owners.length))];
      if (at === undefined) continue;
      const wrong = Int32Array.from(results);
      wrong[at] = (results[at]! + 1 + stream.below(5)) % 6;
      changed += 1;
      const finding = check(one, wrong);
      if (finding) found += 1;
      if (finding) expect(finding.callIndex).toBeGreaterThanOrEqual(at);
    }
    expect(changed).toBeGreaterThan(200);
    expect(found / changed).toBeGreaterThan(0.85);
  });

  it('[R3] names the owner before a join and the new node as the only ones that fit', () => {
    const one = buildCase(
      [{}],
      [
        [addNode, a, noWeight],
        [addNode, b, noWeight],
        [getNode, integer(0)],
        [addNode, c, noWeight],
        [getNode, integer(0)],
      ],
    );
    const results = (before: number, after: number) => Int32Array.of(-1, -1, before, -1, after);
    expect(check(one, results(a, a))).toBeUndefined();
    expect(check(one, results(a, c))).toBeUndefined();
    expect(check(one, results(a, b))).toEqual({ callIndex: 4, expected: '"a" or "c"' });
  });

  it('[R2] finds a circle of three answers', () => {
    const among = (...nodes: number[]): Call[] => nodes.map((node) => [addNode, node, noWeight]);
    const one = buildCase(
      [{}],
      [
        ...among(a, b),
        [getNode, integer(0)],
        [removeNode, a],
        ...among(c),
        [getNode, integer(0)],
        [removeNode, b],
        ...among(a),
        [getNode, integer(0)],
      ],
    );
    // a before b, b before c: so a before c.
    const results = (last: number) => Int32Array.of(-1, -1, a, -1, -1, b, -1, -1, last);
    expect(check(one, results(a))).toBeUndefined();
    expect(check(one, results(c))).toEqual({ callIndex: 8, expected: '"a"' });
  });

  it('[R13] lets a heavier node take keys, and never lose them', () => {
    const one = buildCase(
      [{}],
      [
        [addNode, a, integer(1)],
        [addNode, b, integer(1)],
        [getNode, integer(0)],
        [addNode, a, integer(2)],
        [getNode, integer(0)],
      ],
    );
    expect(check(one, Int32Array.of(-1, -1, b, -1, a))).toBeUndefined();
    expect(check(one, Int32Array.of(-1, -1, a, -1, b))).toEqual({ callIndex: 4, expected: '"a"' });
  });

  it('[R17] [R18] lets acquire pass over full nodes only', () => {
    const one = buildCase(
      [{ epsilon: 0 }],
      [
        [addNode, a, noWeight],
        [addNode, b, noWeight],
        [getNode, integer(0)],
        [acquire, integer(0)],
        [acquire, integer(0)],
        [acquire, integer(0)],
      ],
    );
    expect(check(one, Int32Array.of(-1, -1, a, a, b, a))).toBeUndefined();
    expect(check(one, Int32Array.of(-1, -1, a, b, a, a))).toEqual({ callIndex: 3, expected: '"a"' });
    expect(check(one, Int32Array.of(-1, -1, a, a, a, b))).toEqual({ callIndex: 4, expected: '"b"' });
    expect(check(one, Int32Array.of(-1, -1, a, a, b, b))).toEqual({ callIndex: 5, expected: '"a"' });
  });
});

describe('the bound of a node', () => {
  it('[R18] is exact where nodes and weights are powers of two, and open to rounding elsewhere', () => {
    const held = new Map([[a, 2]]);
    const two = new Map([
      [a, 1],
      [b, 1],
    ]);
    // 1.25 * 8 / 2 = 5 and 1 * 4 / 2 = 2.
    expect(roomOf(two, new Map([[a, 4]]), 7, 0.25).get(a)).toBe('some');
    expect(roomOf(two, new Map([[a, 5]]), 7, 0.25).get(a)).toBe('full');
    expect(roomOf(two, held, 3, 0).get(a)).toBe('full');
    const three = new Map([...two, [c, 1] as const]);
    expect(roomOf(three, held, 5, 0).get(a)).toBe('unsure');
    expect(roomOf(three, new Map([[a, 3]]), 5, 0).get(a)).toBe('full');
    expect(roomOf(three, held, 6, 0).get(a)).toBe('some');
  });
});

describe('shrinking', () => {
  it('gives back the case it was given', () => {
    for (const one of cases) {
      const again = shrinking.fromValue(shrinking.toValue(one));
      expect([...again.methods]).toEqual([...one.methods]);
      expect([...again.a]).toEqual([...one.a]);
      expect([...resultsOf(again)]).toEqual([...resultsOf(one)]);
    }
  });
});

describe('states', () => {
  it('show members, places of keys and what moved', () => {
    const one = buildCase(
      [{ virtualNodes: 1, epsilon: 0.5 }],
      [
        [addNode, a, noWeight],
        [getNode, integer(0)],
        [addNode, b, noWeight],
        [getNode, integer(0)],
        [acquire, integer(0)],
      ],
    );
    const [, asked, joined, moved, taken] = states(one, Int32Array.of(-1, a, -1, b, b));
    expect(asked).toMatchObject({ asked: 'key-0', list: ['a'], keys: [{ key: 'key-0', place: hash32('key-0') / 2 ** 32, owner: 'a' }] });
    expect(joined!.keys).toEqual([{ key: 'key-0', place: hash32('key-0') / 2 ** 32, earlier: 'a' }]);
    expect(moved!.keys[0]).toMatchObject({ owner: 'b', earlier: 'a' });
    expect(taken!.nodes).toEqual([
      { node: 'a', weight: 1, held: 0, cap: 1 },
      { node: 'b', weight: 1, held: 1, cap: 1 },
    ]);
  });
});
