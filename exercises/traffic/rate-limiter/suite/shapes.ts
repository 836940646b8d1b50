import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, type CallCase } from '../../../../src/grader/authoring.ts';
import { ask, awkwardClients, badCosts, method, turnBack, wait, type Call } from './limiter-calls.ts';
import type { Limits } from './model.ts';

const { remaining, retryAfterMs, takeThrows, takeCost, secondTake, secondRemaining } = method;
const [a, b] = [0, 1] as const;

/** Returns cases of one shape, each from a stream of its own. */
export function draw(stream: RandomStream, shape: (stream: RandomStream) => CallCase, count = 60): CallCase[] {
  return Array.from({ length: count }, (_, index) => shape(stream.fork(String(index))));
}

function script(stream: RandomStream, count: number, drawCalls: (stream: RandomStream, at: number) => readonly Call[]): Call[] {
  return Array.from({ length: count }, (_, at) => drawCalls(stream, at)).flat();
}

/** Draws a burst of 1 to 5, and 1 to 7 tokens in 1 to 20 ms: most rates give a fraction of a token each millisecond. */
export function drawLimits(stream: RandomStream, mostBurst = 5): Limits {
  return { burst: 1 + stream.below(mostBurst), count: 1 + stream.below(7), periodMs: 1 + stream.below(20) };
}

/** Returns the milliseconds in which a bucket fills from empty, rounded up. */
export function fillMs({ burst, count, periodMs }: Limits): number {
  return Math.ceil((burst * periodMs) / count);
}

/** Asks at one moment until well after the bucket is empty. */
export function burstAtOnce(stream: RandomStream): CallCase {
  const limits = drawLimits(stream, 8);
  return buildCase(
    [limits],
    script(stream, limits.burst + 3, () => [ask(a)]),
  );
}

/** Asks once in a while, from less than a token apart to several. */
export function trickle(stream: RandomStream): CallCase {
  const limits = drawLimits(stream);
  const gap = 1 + Math.ceil((2 * limits.periodMs) / limits.count);
  return buildCase([limits], [...emptied(limits), ...script(stream, 20, (draws) => [wait(draws.below(gap)), ask(a)])]);
}

function emptied({ burst }: Limits, client: number = a): Call[] {
  return Array.from({ length: burst }, () => ask(client));
}

/** Rates that do not come out even in decimal or binary fractions. */
const unevenRates = [[1, 3], [1, 7], [3, 10], [7, 10], [2, 3], [5, 7], [11, 13], [1, 10], [3, 1_000], [7, 60], [49, 50], [13, 11]] as const; // prettier-ignore

/** Empties a bucket and asks again every millisecond or two for a long time. */
export function everyMillisecond(stream: RandomStream): CallCase {
  const [count, periodMs] = unevenRates[stream.below(unevenRates.length)]!;
  const limits = { burst: 1 + stream.below(3), count, periodMs };
  return buildCase([limits], [...emptied(limits), ...script(stream, 90, (draws) => [wait(1 + (draws.below(4) >> 1)), ask(a)])]);
}

/** A few tokens an hour or a day, and waits of minutes and hours near the moment at which the next token is whole. */
export function slowRates(stream: RandomStream): CallCase {
  const periodMs = [60_000, 3_600_000, 86_400_000][stream.below(3)]!;
  const limits = { burst: 1 + stream.below(4), count: 1 + stream.below(50), periodMs };
  const tokenMs = periodMs / limits.count;
  const near = (draws: RandomStream) => Math.max(0, Math.floor((1 + draws.below(2)) * tokenMs) + draws.below(3) - 1);
  const calls = script(stream, 12, (draws) => [wait(draws.below(3) === 0 ? draws.below(periodMs) : near(draws)), ask(a), ask(a)]);
  return buildCase([limits], [...emptied(limits), ...calls]);
}

/** Lets a bucket that is empty, or was never asked, stand for longer than it takes to fill, and asks for more than it holds. */
export function longIdle(stream: RandomStream): CallCase {
  const limits = drawLimits(stream);
  const calls = script(stream, 3, (draws) => [
    wait(fillMs(limits) + draws.below(5 * fillMs(limits))),
    ...script(draws, limits.burst + 1, () => [ask(a)]),
  ]);
  return buildCase([limits], [...(stream.below(2) === 0 ? emptied(limits) : [ask(a)]), ...calls]);
}

/** Goes on asking an empty bucket, for one token and for several, while it fills; what is denied must cost nothing. */
export function hammering(stream: RandomStream): CallCase {
  const limits = { ...drawLimits(stream), periodMs: 10 + stream.below(20) };
  const calls = script(stream, 25, (draws) => [
    ...script(draws, 1 + draws.below(4), (each) => [ask(a, 1 + each.below(limits.burst + 1))]),
    wait(1 + draws.below(4)),
  ]);
  return buildCase([limits], [...emptied(limits), ...calls]);
}

/** Spends whole buckets shortly before and shortly after the end of a period, however that is counted. */
export function aroundTheEdge(stream: RandomStream): CallCase {
  const periodMs = 10 * (1 + stream.below(10));
  const count = 1 + stream.below(5);
  const limits = { burst: count, count, periodMs };
  const spend = (draws: RandomStream) => script(draws, count + 1, () => [ask(a)]);
  const calls = script(stream, 4, (draws) => [
    wait(periodMs - 1 - draws.below(3)),
    ...spend(draws),
    wait(1 + draws.below(4)),
    ...spend(draws),
  ]);
  return buildCase([limits], [wait(stream.below(periodMs)), ...calls]);
}

/** Several clients ask in turns, one of them all the time. */
export function severalClients(stream: RandomStream): CallCase {
  const limits = drawLimits(stream);
  const clients = 2 + stream.below(3);
  const calls = script(stream, 30, (draws) => {
    const kind = draws.below(6);
    return [kind === 0 ? wait(draws.below(limits.periodMs)) : ask(kind < 3 ? a : draws.below(clients))];
  });
  return buildCase([limits], [...calls, ...script(stream, clients, (_draws, client) => [ask(client), ask(client)])]);
}

/** Clients whose names are easily mistaken for one another, or for what every object has. */
export function awkwardlyNamed(stream: RandomStream): CallCase {
  const limits = { burst: 1 + stream.below(2), count: 1, periodMs: 100 };
  const one = () => awkwardClients[stream.below(awkwardClients.length)]!;
  const all = awkwardClients.map((client) => ask(client));
  return buildCase([limits], [...all, wait(10), ...script(stream, 20, () => [ask(one())]), [remaining]]);
}

/** Requests of several tokens, up to the whole bucket. */
export function severalTokens(stream: RandomStream): CallCase {
  const limits = drawLimits(stream, 9);
  const calls = script(stream, 24, (draws) => [
    draws.below(3) === 0 ? wait(draws.below(2 * limits.periodMs)) : ask(a, 1 + draws.below(limits.burst)),
  ]);
  return buildCase([limits], calls);
}

/** Requests of more than a bucket holds, between others, at buckets full and not. */
export function tooMany(stream: RandomStream): CallCase {
  const limits = drawLimits(stream);
  const calls = script(stream, 16, (draws) => {
    const kind = draws.below(4);
    if (kind === 0) return [wait(draws.below(3 * fillMs(limits)))];
    return kind === 1 ? [ask(a)] : [ask(a, limits.burst + 1 + draws.below(kind === 2 ? 1 : 40))];
  });
  return buildCase([limits], calls);
}

/** Requests that cost nothing, at buckets full, empty and between. */
export function nothing(stream: RandomStream): CallCase {
  const limits = drawLimits(stream);
  const calls = script(stream, 20, (draws) => {
    const kind = draws.below(4);
    if (kind === 0) return [wait(draws.below(limits.periodMs))];
    return [ask(draws.below(2), kind === 1 ? 0 : 1)];
  });
  return buildCase([limits], [ask(a, 0), ...emptied(limits), ask(a, 0), ...calls]);
}

/** Reads what remains after each request, allowed or not. */
export function whatRemains(stream: RandomStream): CallCase {
  const limits = drawLimits(stream, 6);
  const calls = script(stream, 16, (draws) => [
    wait(draws.below(limits.periodMs)),
    ask(draws.below(4) === 0 ? b : a, draws.below(limits.burst + 2)),
    [remaining],
  ]);
  return buildCase([limits], calls);
}

/** Reads how long to wait after each request; often comes back one millisecond too soon, and then in time. */
export function whenToRetry(stream: RandomStream): CallCase {
  const limits = { ...drawLimits(stream), periodMs: 1 + stream.below(60) };
  const calls = script(stream, 14, (draws) => {
    const cost = 1 + draws.below(limits.burst);
    return [ask(a, cost), [retryAfterMs], wait(draws.below(1 + fillMs({ ...limits, burst: cost }))), ask(a, cost), [retryAfterMs]];
  });
  return buildCase([limits], [...emptied(limits), ...calls]);
}

/** Asks for more than a bucket holds, and how long to wait for it. */
export function neverToRetry(stream: RandomStream): CallCase {
  const limits = drawLimits(stream);
  const calls = script(stream, 6, (draws) => [ask(a, limits.burst + draws.below(3)), [retryAfterMs], wait(draws.below(fillMs(limits)))]);
  return buildCase([limits], calls);
}

/** Sets the clock back between requests, by a little and by a lot, as several clients ask. */
export function clockGoesBack(stream: RandomStream): CallCase {
  const limits = drawLimits(stream);
  const clients = 1 + stream.below(2);
  const span = 2 * fillMs(limits);
  const calls = script(stream, 26, (draws) => {
    const kind = draws.below(8);
    if (kind < 2) return [wait(draws.below(span))];
    if (kind === 2) return [turnBack(draws.below(2 * span))];
    return [ask(draws.below(clients), 1 + draws.below(limits.burst)), ...(kind === 3 ? ([[remaining], [retryAfterMs]] as const) : [])];
  });
  return buildCase([limits], calls);
}

/** The clock goes back far, for all clients alike: one who did not ask meanwhile gets nothing for the time told twice. */
export function clockGoesBackForAll(stream: RandomStream): CallCase {
  const limits = { ...drawLimits(stream), periodMs: 10 + stream.below(20) };
  const span = 1 + fillMs(limits);
  const calls: Call[] = [...emptied(limits, b), wait(1 + stream.below(span)), ...emptied(limits, a)];
  for (let round = 0; round < 4; round++) {
    calls.push(turnBack(1 + stream.below(2 * span)), ask(b), [remaining], wait(1 + stream.below(span)), ask(a), ask(b), [retryAfterMs]);
  }
  return buildCase([limits], calls);
}

const badNumbers = [0, -1, 1.5, 0.5, NaN, Infinity, -Infinity];

/** Cases that only make a limiter, of options that must throw and some that must not. */
export function badOptions(): CallCase[] {
  const right = { burst: 2, count: 3, periodMs: 100 };
  const bad = (['burst', 'count', 'periodMs'] as const).flatMap((name) =>
    badNumbers.map((value) => buildCase([{ ...right, [name]: value }], [])),
  );
  const good = [right, { burst: 1, count: 1, periodMs: 1 }, { burst: 1, count: 50, periodMs: 7 }];
  return [...bad, ...good.map((limits) => buildCase([limits], [ask(a), ask(a), [remaining]]))];
}

/** Costs that must throw, and what is left after them; the last of a case is not caught. */
export function refusedCosts(stream: RandomStream): CallCase {
  const limits = drawLimits(stream);
  const bad = () => badCosts[stream.below(badCosts.length)]!;
  const calls = script(stream, 12, (draws) => {
    const client = draws.below(2);
    const kind = draws.below(4);
    if (kind === 0) return [wait(draws.below(limits.periodMs))];
    return kind === 1 ? [ask(client), [remaining]] : [[takeThrows, client, bad()]];
  });
  return buildCase([limits], [...calls, ask(a), [remaining], ask(b), [remaining], [takeCost, a, bad()]]);
}

/** Two limiters of their own options, asked for the same clients. */
export function twoLimiters(stream: RandomStream): CallCase {
  const setups = [drawLimits(stream), drawLimits(stream)];
  const calls = script(stream, 26, (draws) => {
    const kind = draws.below(6);
    const client = draws.below(2);
    if (kind === 0) return [wait(draws.below(20))];
    return kind < 3 ? [ask(client), [remaining]] : [[secondTake, client], [secondRemaining]];
  });
  return buildCase(setups, calls);
}

/**
 * Empties a bucket that takes many periods to fill, lets others ask while it fills, so that a limiter has reason to clean up, and comes back before
 * it is full and after.
 */
export function comingBack(stream: RandomStream): CallCase {
  const limits = { burst: 3 + stream.below(6), count: 1 + stream.below(2), periodMs: 5 + stream.below(20) };
  const fill = fillMs(limits);
  const others = 3 + stream.below(20);
  const rounds = script(stream, 3, (draws) => {
    const passes = script(draws, others, (each, other) => [wait(each.below(Math.ceil((2 * fill) / others))), ask(2 + other)]);
    return [...emptied(limits), ...passes, ask(a), [remaining], ask(a, limits.burst), [retryAfterMs]];
  });
  return buildCase([limits], rounds);
}
