import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, integerArgument, type BudgetTest, type CallCase } from '../../../../src/grader/authoring.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import manifest from '../exercise.ts';
import { ask, wait, type Call } from './limiter-calls.ts';

const number = integerArgument;

/**
 * Lets n clients ask once, then 2n calls: seven in eight are requests of 0 to 4 tokens by any of 1.25n clients, the eighth moves the clock by 0 to 16 ms.
 * A bucket fills in n ms, so clients are forgotten and come back all the time.
 */
function prepareManyClients(size: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  const setup = [{ burst: 4, count: 1, periodMs: size >> 2 }];
  const fill = Array.from({ length: size }, (_, client): Call => ask(number(client), 1 + stream.below(4)));
  const measured = Array.from({ length: 2 * size }, (_, at): Call => {
    if (at % 8 === 7) return wait(stream.below(17));
    return ask(number(stream.below(size + (size >> 2))), stream.below(5));
  });
  return { fill: buildCase(setup, fill), measured: buildCase(setup, measured) };
}

const timedClients = 128;

/** A token flows in each millisecond, and a bucket fills in a span: nothing but the length of time and the size of the buckets depends on it. */
function prepareTime(spanMs: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  const setup = [{ burst: spanMs, count: 1, periodMs: 1 }];
  const askAny = (): Call => ask(number(stream.below(timedClients)), stream.below(spanMs >> 1));
  const measured = Array.from({ length: 600 }, (): Call[] => [wait(spanMs >> 6), askAny(), askAny()]).flat();
  return { fill: buildCase(setup, Array.from({ length: timedClients }, askAny)), measured: buildCase(setup, measured) };
}

const activeClients = 512;
const steadyClients = 8;
/** New clients in all, for each that is active. */
const turnover = 32;

/**
 * A bucket fills in 4 * size ms, and a new client comes every 4 ms and asks for 1 to 4 tokens: so `size` of them come while one bucket fills. Every 16 ms
 * one of eight steady clients asks too, the first of all to come.
 */
function preparePassersBy(size: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  const setup = [{ burst: 4, count: 1, periodMs: size }];
  const passersBy = Array.from({ length: turnover * size }, (_, index): Call[] => {
    const asks = ask(number(steadyClients + index), 1 + stream.below(4));
    return index % 4 === 3 ? [asks, ask(number(stream.below(steadyClients)), 1), wait(16)] : [asks];
  }).flat();
  return {
    fill: buildCase(
      setup,
      Array.from({ length: steadyClients }, (_, client) => ask(number(client))),
    ),
    measured: buildCase(setup, passersBy),
  };
}

/** Metered steps as clients grow in number and time in length, and entries held while many clients come by. */
export const budgetTests: readonly BudgetTest[] = [
  {
    kind: 'budget',
    id: 'R14/steps',
    rule: 'R14',
    title: 'steps per call with 1,024, 4,096 and 16,384 clients',
    failure: 'The cost of a call grows with the number of clients, or is far above what one bucket needs.',
    sizes: [1024, 4096, 16384],
    prepare: prepareManyClients,
    measure(stepsPerCall) {
      const last = stepsPerCall.at(-1)!;
      return [
        { ...budgetOf(manifest, 'steps-per-call'), value: last },
        { ...budgetOf(manifest, 'growth'), value: last / stepsPerCall[0]! },
      ];
    },
  },
  {
    kind: 'budget',
    id: 'R14/time',
    rule: 'R14',
    title: 'steps per call when buckets fill in a second, and in a day',
    failure: 'The cost of a call grows with the time that passes, or with the number of tokens.',
    sizes: [1_000, 100_000_000],
    prepare: prepareTime,
    measure: (stepsPerCall) => [{ ...budgetOf(manifest, 'growth-with-time'), value: stepsPerCall.at(-1)! / stepsPerCall[0]! }],
  },
  {
    kind: 'budget',
    id: 'R15/entries',
    rule: 'R15',
    title: 'entries held while 32 times more clients come by than are active',
    failure: 'The limiter goes on holding something for clients whose buckets have long been full.',
    sizes: [activeClients],
    watch: true,
    prepare: preparePassersBy,
    measure: (_stepsPerCall, entriesHeld) => [{ ...budgetOf(manifest, 'entries-held'), value: entriesHeld[0]! / activeClients }],
  },
];
