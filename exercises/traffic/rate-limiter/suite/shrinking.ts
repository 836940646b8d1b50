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
import { awkwardClients, badCosts, costOfCode, isClientCode, letterCount, method, surface } from './limiter-calls.ts';
import { isSecond, longestMs, type Limits } from './model.ts';

/** A case as fast-check shrinks it: smaller buckets, simpler rates, fewer calls, clients towards "a", costs towards 1 and leaps towards none. */
interface Small {
  readonly limits: readonly Limits[];
  /** The amount is a cost or milliseconds; costs that throw are numbered from the longest wait on. */
  readonly calls: readonly (readonly [method: number, client: number, amount: number])[];
}

const { take, takeCost, advance, turnBack, takeThrows, secondTake, secondTakeCost } = method;
const lastName = awkwardClients.at(-1)!;
const passesCost = (called: number) => [takeCost, takeThrows, secondTakeCost].includes(called as never);
const movesClock = (called: number) => called === advance || called === turnBack;
/** Amounts of costs are shifted by one, so that a request shrinks to one token before it shrinks to none. */
const costOfAmount = (amount: number) => (amount === 0 ? 1 : amount === 1 ? 0 : amount);
const amountOfCost = costOfAmount;

/** Returns options whose waits and products stay as small as the model asks. */
function bounded({ burst, count, periodMs }: Limits): Limits {
  const isRight = [burst, count, periodMs].every((each) => Number.isInteger(each) && each >= 1);
  if (!isRight) return { burst, count, periodMs };
  return { burst, count, periodMs: Math.max(1, Math.min(periodMs, Math.floor((longestMs * count) / burst))) };
}

function codeOfAmount(called: number, amount: number, mayThrow: boolean): number {
  if (!passesCost(called)) return integerArgument(0);
  if (amount > longestMs) return mayThrow ? badCosts[amount - longestMs - 1]! : integerArgument(1);
  return integerArgument(costOfAmount(amount));
}

export const shrinking: Shrinking<Small> = {
  arbitrary: record({
    limits: array(
      record({
        burst: integer({ min: 1, max: longestMs }),
        count: integer({ min: 1, max: longestMs }),
        periodMs: integer({ min: 1, max: longestMs }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    calls: array(
      tuple(
        constantFrom(...surface.methods.keys()),
        integer({ min: -longestMs, max: lastName }),
        integer({ min: 0, max: longestMs + badCosts.length }),
      ),
    ),
  }),
  toValue: (one: CallCase): Small => ({
    limits: one.setup as readonly Limits[],
    calls: Array.from(one.methods, (called, at) => {
      const [a, b] = [one.a[at]!, one.b[at]!];
      if (movesClock(called)) return [called, 0, Math.max(0, -1 - a)] as const;
      if (!passesCost(called)) return [called, a, 0] as const;
      const cost = costOfCode(b);
      return [called, a, b < 0 ? amountOfCost(cost!) : longestMs + 1 + Math.max(0, badCosts.indexOf(b))] as const;
    }),
  }),
  fromValue({ limits, calls }: Small): CallCase {
    const names = new Map<number, number>();
    const rename = (code: number): number => {
      const client = isClientCode(code) ? code : 0;
      if (client < 0 || client >= letterCount) return client;
      if (!names.has(client)) names.set(client, names.size);
      return names.get(client)!;
    };
    // A clock set back goes with neither a second limiter nor a cost that throws: what the limiter has seen would be free.
    const mayTurnBack = !calls.some(([called]) => isSecond(called));
    const turnsBack = mayTurnBack && calls.some(([called]) => called === turnBack);
    const methodOf = (called: number) => (called === turnBack && !mayTurnBack ? advance : called);
    return {
      setup: limits.map(bounded),
      methods: Uint8Array.from(calls, ([called]) => methodOf(called)),
      a: Int32Array.from(calls, ([called, client, amount]) => {
        if (!movesClock(called)) return isTake(called) ? rename(client) : integerArgument(0);
        return integerArgument(called === turnBack && !mayTurnBack ? 0 : Math.min(amount, longestMs));
      }),
      b: Int32Array.from(calls, ([called, , amount]) => codeOfAmount(called, amount, !turnsBack)),
    };
  },
};

function isTake(called: number): boolean {
  return called === take || called === secondTake || passesCost(called);
}
