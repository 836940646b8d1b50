import { integerResult, ResultCode, textOfArgument, type CallCase } from '../../../../src/grader/authoring.ts';
import { costOfCode, infiniteResult, isClientCode, method, surface } from './limiter-calls.ts';

/** What the clock shows when the first limiter of a case is made; it never shows less. */
const startMs = 1_000;
/** The longest wait that travels as a result. */
export const longestMs = 2 ** 30 - 1;
/** The statement promises that burst * periodMs and count * now() stay below this, so that sums of both are exact. */
const largestProduct = 2 ** 50;

/** The options of a limiter, as cases carry them. */
export interface Limits {
  readonly burst: number;
  readonly count: number;
  readonly periodMs: number;
}

/** A decision with what led to it. Levels are in parts of a token: `periodMs` of them are one token, and `count` flow in each millisecond. */
export interface Verdict {
  readonly client: number;
  readonly cost: number;
  readonly allowed: boolean;
  readonly timeMs: number;
  readonly before: number;
  readonly after: number;
}

/** What came of one call: a decision, a refused cost, or neither. */
interface Step {
  readonly result: number;
  readonly verdict?: Verdict;
}

/**
 * Returns what a right limiter answers to each call of a case; throws on a case whose answers are free or too large to travel: see {@link refuse}.
 *
 * It keeps no bucket. For each client it has the tokens granted since the case began, and the least that these ran ahead of the rate at any earlier
 * request; a request fits when no span of time that ends with it is given more than `burst` tokens and what flows in meanwhile. Both sums only make
 * sense over the whole case: handed in as a solution, this would have to replay its history at every call.
 */
export function model(one: CallCase): { readonly setup: number; readonly results: Int32Array } {
  const results = new Int32Array(one.methods.length).fill(ResultCode.notRun);
  if (!isRight(one.setup[0])) return { setup: ResultCode.threwRangeError, results };
  refuse(one);
  const walk = createWalk(one);
  for (let at = 0; at < results.length; at++) {
    results[at] = walk(at).result;
    if (results[at] === ResultCode.threwRangeError) break;
  }
  return { setup: ResultCode.made, results };
}

/** Returns the decision that each call of a case comes to; undefined where a call asks for nothing or throws. */
export function verdictsOf(one: CallCase): (Verdict | undefined)[] {
  const walk = createWalk(one);
  return Array.from(one.methods, (_method, at) => walk(at).verdict);
}

/** Returns what the clock shows after each call. */
export function clockOf(one: CallCase): number[] {
  let nowMs = startMs;
  return Array.from(one.methods, (called, at) => (nowMs = moved(nowMs, called, one.a[at]!)));
}

function moved(nowMs: number, called: number, code: number): number {
  // Amounts are integers; anything else moves nothing.
  const ms = code < 0 ? -1 - code : 0;
  if (called === method.advance) return nowMs + ms;
  return called === method.turnBack ? Math.max(startMs, nowMs - ms) : nowMs;
}

function isRight(options: unknown): boolean {
  const { burst, count, periodMs } = options as Limits;
  return [burst, count, periodMs].every((each) => Number.isInteger(each) && each >= 1);
}

/** Returns whether a call is one on the second limiter. */
export function isSecond(called: number): boolean {
  return called >= method.secondTake;
}

/** Throws on a case that no statement covers: numbers too large, and clocks set back where it is free which of them a limiter has seen. */
function refuse(one: CallCase): void {
  const { setup, methods, a, b } = one;
  if (!setup.every(isRight)) throw new Error('only the first limiter of a case may have options that throw');
  const latestMs = clockOf(one).reduce((latest, each) => Math.max(latest, each), startMs);
  for (const { burst, count, periodMs } of setup as readonly Limits[]) {
    if (burst * periodMs > count * longestMs || burst > longestMs) throw new Error('a wait or a number of tokens is too large to travel');
    if (burst * periodMs > largestProduct || count * latestMs > largestProduct) throw new Error('a product is too large');
  }
  const turnsBack = methods.includes(method.turnBack);
  methods.forEach((called, at) => {
    const kind = isSecond(called) ? called - method.secondTake : called;
    const passesCost = kind === method.takeCost || kind === method.takeThrows;
    if ((passesCost || kind === method.take) && !isClientCode(a[at]!)) throw new Error(`call ${at} names no client`);
    if (turnsBack && isSecond(called)) throw new Error('a clock set back may show a time before the second limiter was made');
    if (turnsBack && passesCost && !isCost(b[at]!)) throw new Error('a refused call may look at the clock or not');
  });
}

function isCost(code: number): boolean {
  const cost = costOfCode(code);
  return cost !== undefined && Number.isInteger(cost) && cost >= 0;
}

/** Returns a function that makes the calls of a case one by one, in order. */
function createWalk(one: CallCase): (at: number) => Step {
  const clocks = clockOf(one);
  const limiters = [0, 1].map((index) => createLedger((one.setup[index] ?? one.setup[0]) as Limits));
  const last: (Verdict | undefined)[] = [undefined, undefined];

  function take(index: number, at: number, cost: number): Step {
    const verdict = limiters[index]!.take(one.a[at]!, cost, clocks[at]!);
    last[index] = verdict;
    return { result: verdict.allowed ? ResultCode.true : ResultCode.false, verdict };
  }

  return (at) => {
    const called = one.methods[at]!;
    const index = isSecond(called) ? 1 : 0;
    switch (called) {
      case method.take:
      case method.secondTake:
        return take(index, at, 1);
      case method.takeCost:
      case method.secondTakeCost:
        return isCost(one.b[at]!) ? take(index, at, costOfCode(one.b[at]!)!) : { result: ResultCode.threwRangeError };
      case method.takeThrows:
        return isCost(one.b[at]!) ? { ...take(0, at, costOfCode(one.b[at]!)!), result: ResultCode.false } : { result: ResultCode.true };
      case method.remaining:
      case method.secondRemaining:
        return { result: last[index] ? integerResult(limiters[index]!.remaining(last[index])) : ResultCode.undefined };
      case method.retryAfterMs:
      case method.secondRetryAfterMs:
        return { result: last[index] ? limiters[index]!.retryAfter(last[index]) : ResultCode.undefined };
      default:
        return { result: ResultCode.undefined };
    }
  };
}

interface Account {
  granted: number;
  /** The least of granted * periodMs - count * time, before each earlier request. */
  least: number;
}

function createLedger({ burst, count, periodMs }: Limits) {
  const accounts = new Map<number, Account>();
  const capacity = burst * periodMs;
  let timeMs = 0;
  return {
    take(client: number, cost: number, clockMs: number): Verdict {
      timeMs = Math.max(timeMs, clockMs);
      const account = accounts.get(client) ?? { granted: 0, least: Infinity };
      accounts.set(client, account);
      const ahead = account.granted * periodMs - count * timeMs;
      account.least = Math.min(account.least, ahead);
      const before = capacity - (ahead - account.least);
      const allowed = cost <= burst && cost * periodMs <= before;
      if (allowed) account.granted += cost;
      return { client, cost, allowed, timeMs, before, after: allowed ? before - cost * periodMs : before };
    },
    remaining: ({ after }: Verdict) => Math.floor(after / periodMs),
    retryAfter({ allowed, cost, after }: Verdict): number {
      if (!allowed && cost > burst) return infiniteResult;
      return integerResult(allowed ? 0 : Math.ceil((cost * periodMs - after) / count));
    },
  };
}

/** What the replay view draws after a call: the bucket of the client that the case ends with. */
export interface BucketState extends Limits {
  readonly client: string;
  /** What the clock shows, and the time that counts: the latest at which anything was asked of the limiter, or the clock if it is ahead. */
  readonly clockMs: number;
  readonly timeMs: number;
  /** Parts of a token in the bucket at that time; `periodMs` of them are one token. */
  readonly level: number;
  /** The request just decided, when it is this client's. */
  readonly request?: { readonly cost: number; readonly allowed: boolean; readonly before: number };
  /** Another client that was decided on. */
  readonly other?: string;
}

/** Returns the bucket of the client asked for last, after each call of a short case. */
export function states(one: CallCase): BucketState[] {
  const verdicts = verdictsOf(one);
  const lastAt = verdicts.findLastIndex((verdict) => verdict !== undefined);
  const isOfSecond = lastAt >= 0 && isSecond(one.methods[lastAt]!);
  const drawn = verdicts[lastAt]?.client ?? 0;
  const limits = (one.setup[isOfSecond ? 1 : 0] ?? one.setup[0]) as Limits;
  const capacity = limits.burst * limits.periodMs;
  const clocks = clockOf(one);
  let [latestMs, level, levelMs] = [startMs, capacity, startMs];
  return verdicts.map((verdict, at): BucketState => {
    const isHere = verdict !== undefined && isSecond(one.methods[at]!) === isOfSecond;
    if (isHere) latestMs = verdict.timeMs;
    const isDrawn = isHere && verdict.client === drawn;
    if (isDrawn) [level, levelMs] = [verdict.after, verdict.timeMs];
    const clockMs = clocks[at]!;
    const timeMs = Math.max(latestMs, clockMs);
    return {
      ...limits,
      client: clientText(drawn),
      clockMs,
      timeMs,
      level: Math.min(capacity, level + limits.count * (timeMs - levelMs)),
      ...(isDrawn && { request: { cost: verdict.cost, allowed: verdict.allowed, before: verdict.before } }),
      ...(verdict !== undefined && !isDrawn && { other: `${isSecond(one.methods[at]!) ? 'second ' : ''}${clientText(verdict.client)}` }),
    };
  });
}

/** Returns a client's name as source text. */
function clientText(code: number): string {
  return code < 0 ? JSON.stringify(`client-${-1 - code}`) : textOfArgument(code, surface.values);
}
