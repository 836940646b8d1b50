import { integerArgument, type CallInterface, type ValueSpec } from '../../../../src/grader/authoring.ts';

/** Methods by name, as indices into {@link surface}. `take` passes no cost, `takeCost` one; the last four are of a second limiter. */
export const method = {
  take: 0,
  takeCost: 1,
  remaining: 2,
  retryAfterMs: 3,
  advance: 4,
  turnBack: 5,
  takeThrows: 6,
  secondTake: 7,
  secondTakeCost: 8,
  secondRemaining: 9,
  secondRetryAfterMs: 10,
} as const;

const plain = (value: string | number): ValueSpec => ({ kind: 'plain', value });
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
/** Names that code which keeps clients in a plain object, or trims or folds them, takes for one another or for something else. */
const awkwardNames = ['', ' ', 'A', ' a', 'a ', '0', '00', '1', '-0', 'undefined', 'null', '__proto__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty', 'é', 'e\u0301']; // prettier-ignore
const badCostValues = [NaN, -1, -5, 0.5, 1.5, -0.5, Infinity, -Infinity];
const values = [...letters.map(plain), ...awkwardNames.map(plain), ...badCostValues.map(plain)];

/** The letters come first, so that a shrunk case is about "a" and "b". */
export const letterCount = letters.length;

/** Argument codes of awkward client names, and of the letter that some of them are mistaken for. */
export const awkwardClients: readonly number[] = [0, ...awkwardNames.map((_name, index) => letterCount + index)];

/** Argument codes of costs that must throw. */
export const badCosts: readonly number[] = badCostValues.map((_cost, index) => letterCount + awkwardNames.length + index);

/** The result code of Infinity. */
export const infiniteResult = letterCount + awkwardNames.length + badCostValues.indexOf(Infinity);

/** Returns the cost that an argument code passes; undefined for a code that passes something else. */
export function costOfCode(code: number): number | undefined {
  if (code < 0) return -1 - code;
  return badCosts.includes(code) ? badCostValues[code - badCosts[0]!] : undefined;
}

/** Returns whether a code names a client: any text of the table, or an integer, which makes the text "client-17". */
export function isClientCode(code: number): boolean {
  return code < letterCount + awkwardNames.length;
}

const take = { name: 'take', kind: 'call', textPrefix: 'client-' } as const;
const remaining = { name: 'decision.remaining', kind: 'read', arity: 0 } as const;
const retryAfterMs = { name: 'decision.retryAfterMs', kind: 'read', arity: 0 } as const;

export const surface: CallInterface = {
  entry: 'createRateLimiter',
  adapter: 'rate-limiter',
  methods: [
    { ...take, arity: 1 },
    { ...take, arity: 2 },
    remaining,
    retryAfterMs,
    { name: 'advance', kind: 'call', arity: 1 },
    { name: 'turnBack', kind: 'call', arity: 1 },
    { ...take, name: 'takeThrows', arity: 2 },
    { ...take, arity: 1, instance: 1 },
    { ...take, arity: 2, instance: 1 },
    { ...remaining, instance: 1 },
    { ...retryAfterMs, instance: 1 },
  ],
  values,
};

/** A call of a case: method and arguments as codes. */
export type Call = readonly [method: number, a?: number, b?: number];

/** Asks for a client given by its code, with no cost or with one. */
export function ask(client: number, cost?: number): Call {
  return cost === undefined ? [method.take, client] : [method.takeCost, client, integerArgument(cost)];
}

/** Moves the clock on. */
export function wait(ms: number): Call {
  return [method.advance, integerArgument(ms)];
}

/** Sets the clock back. */
export function turnBack(ms: number): Call {
  return [method.turnBack, integerArgument(ms)];
}
