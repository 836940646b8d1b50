import {
  array,
  constantFrom,
  integer,
  integerArgument,
  record,
  tuple,
  type CallCase,
  type Shrinking,
} from '../../../../src/grader/authoring.ts';
import { lengthOfList, methodOf, noWeight, numberOfArgument, surface } from './ring-calls.ts';
import { isWeight, type RingSetup } from './ring-judge.ts';

/** The options of a ring in whole numbers that shrink towards less: 0 bits stand for a whole hash, an epsilon of -1 for none. */
type SmallSetup = readonly [points: number, hashBits: number, epsilonTenThousandths: number];
/** A call. Node names shrink towards "a"; the others are turned round, so that keys shrink towards key-0 and numbers towards 0. */
type SmallCall = readonly [method: number, a: number, b: number, c: number];

/** A case as fast-check shrinks it: fewer points, fewer places, fewer and simpler calls. */
interface Small {
  readonly setups: readonly SmallSetup[];
  readonly calls: readonly SmallCall[];
}

const plainPoints = 100;
const wholeHash = 0;
const code = integer({ min: -0x3fffffff, max: 0x3ffffffe });

function takesKey(method: number): boolean {
  const { name } = methodOf(method);
  return name === 'getNode' || name === 'getNodes' || name === 'acquire';
}

/** Turns an argument code round: the integer n becomes n, the entry e of the value table -1 - e. Its own inverse. */
function turned(argument: number): number {
  return -1 - argument;
}

/** Leaves out arguments that fit no method, which a shrinker finds on its way: texts as weights or counts, weights that throw. */
function fitted([method, a, b, c]: SmallCall): SmallCall {
  const isNumber = (argument: number) => numberOfArgument(argument) !== undefined;
  const last = surface.values.length - 1;
  const first = takesKey(method) ? Math.min(a, last) : Math.min(Math.max(0, a), last);
  switch (methodOf(method).name) {
    case 'addNode':
      return [method, first, isWeight(numberOfArgument(b) ?? 0) ? b : noWeight, integerArgument(0)];
    case 'addNodeThrows':
      return [method, first, isNumber(b) ? b : noWeight, integerArgument(0)];
    case 'getNodes':
      return [method, first, isNumber(b) ? b : integerArgument(1), isNumber(c) || c === lengthOfList ? c : integerArgument(0)];
    default:
      return [method, first, integerArgument(0), integerArgument(0)];
  }
}

function toSmall({ virtualNodes = plainPoints, hashBits = wholeHash, epsilon }: RingSetup): SmallSetup {
  return [virtualNodes, hashBits, epsilon === undefined ? -1 : Math.round(epsilon * 10_000)];
}

/** Options at their defaults are left out, and a bound that nobody asks for. */
function toSetup([points, hashBits, epsilonTenThousandths]: SmallSetup, isBounded: boolean): RingSetup {
  return {
    ...(points !== plainPoints && { virtualNodes: points }),
    ...(hashBits !== wholeHash && { hashBits }),
    ...(isBounded && epsilonTenThousandths >= 0 && { epsilon: epsilonTenThousandths / 10_000 }),
  };
}

/** Names are not renamed, for that would move the points. */
export const shrinking: Shrinking<Small> = {
  arbitrary: record({
    setups: array(tuple(integer({ min: 1, max: 100_000 }), integer({ min: wholeHash, max: 32 }), integer({ min: -1, max: 0x3fffffff })), {
      minLength: 1,
      maxLength: 2,
    }),
    calls: array(tuple(constantFrom(...surface.methods.keys()), code, code, code)),
  }),
  toValue: (one: CallCase): Small => ({
    setups: (one.setup as readonly RingSetup[]).map(toSmall),
    calls: Array.from(one.methods, (method, at): SmallCall => {
      const a = one.a[at]!;
      return [method, takesKey(method) ? turned(a) : a, turned(one.b[at]!), turned(one.c?.[at] ?? integerArgument(0))];
    }),
  }),
  fromValue({ setups, calls }: Small): CallCase {
    const codes = calls.map(([method, a, b, c]) => fitted([method, takesKey(method) ? turned(a) : a, turned(b), turned(c)]));
    const isBounded = codes.some(([method]) => ['acquire', 'release'].includes(methodOf(method).name));
    return {
      setup: setups.map((setup) => toSetup(setup, isBounded)),
      methods: Uint8Array.from(codes, ([method]) => method),
      a: Int32Array.from(codes, ([, a]) => a),
      b: Int32Array.from(codes, ([, , b]) => b),
      c: Int32Array.from(codes, ([, , , c]) => c),
    };
  },
};
