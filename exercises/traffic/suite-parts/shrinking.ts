import {
  array,
  constantFrom,
  integer,
  integerArgument,
  record,
  tuple,
  type CallCase,
  type Shrinking,
} from '../../../src/grader/authoring.ts';
import { codeOf, method, noCookie, secondOffset, surface, textCount, textOf } from './balancer-calls.ts';
import type { BalancerSetup } from './balancer-setup.ts';

/** A balancer as fast-check shrinks it: fewer backends, towards "a", of weight 1; other options towards 0, which stands for absent. */
interface SmallBalancer {
  readonly backends: readonly (readonly [code: number, weight: number])[];
  readonly seed: number;
  readonly slowStartMs: number;
  readonly halfLifeMs: number;
  readonly windowMs: number;
}

/**
 * A call with arguments that grow from 0: a client or text code and 1 + cookie, a text code and weight - 1, milliseconds. A report names its request
 * by the label of the pick, so that taking out another pick does not make it one of another request.
 */
type SmallCall = readonly [method: number, x: number, y: number, label: number];

/** A case as fast-check shrinks it. */
export interface SmallScript {
  readonly balancers: readonly SmallBalancer[];
  readonly calls: readonly SmallCall[];
}

const mostInteger = 0x3fffffff;
const natural = integer({ min: 0, max: mostInteger });

/** Makes failing scripts smaller: fewer backends and calls, smaller numbers. */
export const shrinking: Shrinking<SmallScript> = {
  arbitrary: record({
    balancers: array(
      record({
        backends: array(tuple(integer({ min: 0, max: textCount - 1 }), integer({ min: 1, max: mostInteger }))),
        seed: natural,
        slowStartMs: natural,
        halfLifeMs: natural,
        windowMs: natural,
      }),
      { minLength: 1, maxLength: 2 },
    ),
    calls: array(tuple(constantFrom(...surface.methods.keys()), natural, natural, natural)),
  }),
  toValue: (one: CallCase): SmallScript => ({ balancers: one.setup.map((options) => smallBalancer(options)), calls: smallCalls(one) }),
  fromValue: ({ balancers, calls }: SmallScript): CallCase => {
    const rows = calls.length === 0 ? [] : rowsOf(calls);
    return {
      setup: balancers.map(setupOf),
      methods: Uint8Array.from(rows, ([code]) => code),
      a: Int32Array.from(rows, ([, a]) => a),
      b: Int32Array.from(rows, ([, , b]) => b),
    };
  },
};

function smallBalancer(options: unknown): SmallBalancer {
  const { backends, seed = 0, slowStartMs = 0, halfLifeMs = 0, windowMs = 0 } = options as BalancerSetup;
  return { backends: backends.map(({ id, weight }) => [codeOf(id), weight] as const), seed, slowStartMs, halfLifeMs, windowMs };
}

function setupOf({ backends, ...others }: SmallBalancer): Record<string, unknown> {
  const weights = new Map<string, number>();
  for (const [code, weight] of backends) {
    const id = textOf(code)!;
    if (!weights.has(id)) weights.set(id, weight);
  }
  const given = Object.entries(others).filter(([, value]) => value > 0);
  return { backends: Array.from(weights, ([id, weight]) => ({ id, weight })), ...Object.fromEntries(given) };
}

/** Splits a method into the balancer it is called on and the method of the first. */
function splitMethod(code: number): { readonly balancer: number; readonly kind: number } {
  const balancer = code >= secondOffset ? 1 : 0;
  return { balancer, kind: code - balancer * secondOffset };
}

function isReport(kind: number): boolean {
  return kind === method.finish || kind === method.fail || kind === method.progress;
}

/** Labels each pick by its place in the case, from 1, and each report by that of the pick it is about, 0 where there is none. */
function smallCalls(one: CallCase): SmallCall[] {
  const picks: [number[], number[]] = [[], []];
  return Array.from(one.methods, (code, at): SmallCall => {
    const { balancer, kind } = splitMethod(code);
    const [a, b] = [one.a[at]!, one.b[at]!];
    if (kind === method.pick) {
      picks[balancer]!.push(at + 1);
      return [code, integerOf(a), b < 0 || b >= noCookie ? 0 : b + 1, at + 1];
    }
    if (isReport(kind)) return [code, 0, integerOf(b), picks[balancer]![integerOf(a)] ?? 0];
    if (kind === method.join) return [code, Math.max(0, a), Math.max(0, integerOf(b) - 1), 0];
    if (kind === method.leave) return [code, Math.max(0, a), 0, 0];
    return [code, integerOf(a), 0, 0];
  });
}

/** Returns methods and argument codes; leaves reports out whose pick is gone. */
function rowsOf(calls: readonly SmallCall[]): (readonly [number, number, number])[] {
  const numbers: [Map<number, number>, Map<number, number>] = [new Map(), new Map()];
  const picks: [number, number] = [0, 0];
  return calls.flatMap(([code, x, y, label]): (readonly [number, number, number])[] => {
    const { balancer, kind } = splitMethod(code);
    if (kind === method.pick) {
      if (!numbers[balancer]!.has(label)) numbers[balancer]!.set(label, picks[balancer]!);
      picks[balancer]! += 1;
      return [[code, integerArgument(x), y === 0 || y > textCount ? noCookie : y - 1]];
    }
    if (isReport(kind)) {
      const request = numbers[balancer]!.get(label);
      return request === undefined ? [] : [[code, integerArgument(request), integerArgument(y)]];
    }
    if (kind === method.join) return [[code, x % textCount, integerArgument(y + 1)]];
    if (kind === method.leave) return [[code, x % textCount, integerArgument(0)]];
    return [[code, integerArgument(x), integerArgument(0)]];
  });
}

/** Returns the integer of an argument code, 0 where it names an entry of the value table. */
function integerOf(code: number): number {
  return code < 0 ? -1 - code : 0;
}
