import { buildCase, type CasesTest } from '../../../../src/grader/authoring.ts';
import { ask, method, turnBack, wait, type Call } from './limiter-calls.ts';
import type { Limits } from './model.ts';

const [a, b] = [0, 1] as const;
const remaining: Call = [method.remaining];
const retryAfterMs: Call = [method.retryAfterMs];
/** The bucket of the statement: three tokens in ten milliseconds. */
const threeInTen: Limits = { burst: 2, count: 3, periodMs: 10 };

function example(rule: string, title: string, failure: string, limits: Limits, calls: readonly Call[]): CasesTest {
  const cases = [buildCase([limits], calls)];
  return { kind: 'cases', id: `${rule}/example`, rule, title, failure, visible: true, cases: () => cases };
}

/** The tests a learner sees and can run at will: one small case for most rules. */
export const visibleTests: readonly CasesTest[] = [
  example('R1', 'a full bucket, and no more', 'Of three requests at one moment, the first two should be allowed.', threeInTen, [
    ask(a),
    ask(a),
    ask(a),
  ]),
  example('R2', 'three tokens in ten milliseconds', 'A token was there too early, or too late.', threeInTen, [
    ask(a, 2),
    wait(3),
    ask(a),
    wait(1),
    ask(a),
    wait(2),
    ask(a),
    wait(1),
    ask(a),
  ]),
  example('R3', 'a long pause fills one bucket', 'After a long pause there was more than one full bucket.', threeInTen, [
    ask(a),
    wait(1_000),
    ask(a),
    ask(a),
    ask(a),
  ]),
  example('R4', 'what is denied costs nothing', 'A denied request delayed the next token.', { burst: 1, count: 1, periodMs: 10 }, [
    ask(a),
    wait(5),
    ask(a),
    wait(4),
    ask(a),
    wait(1),
    ask(a),
  ]),
  example('R6', 'each client has its own bucket', 'One client emptied the bucket of another.', { burst: 1, count: 1, periodMs: 10 }, [
    ask(a),
    ask(a),
    ask(b),
    ask(b),
  ]),
  example('R7', 'several tokens at once, all or none', 'A request of several tokens was not decided as a whole.', threeInTen, [
    ask(a),
    ask(a, 2),
    ask(a, 0),
    ask(a),
    ask(a, 0),
  ]),
  example('R8', 'whole tokens that remain', 'remaining was not the number of whole tokens left.', threeInTen, [
    ask(a),
    remaining,
    wait(3),
    ask(a, 0),
    remaining,
    ask(a, 2),
    remaining,
  ]),
  example('R9', 'how long to wait', 'retryAfterMs was not the shortest wait that helps.', threeInTen, [
    ask(a, 2),
    retryAfterMs,
    ask(a),
    retryAfterMs,
    ask(a, 2),
    retryAfterMs,
    ask(a, 3),
    retryAfterMs,
  ]),
  example(
    'R10',
    'a clock that goes back stands still',
    'Time that was told twice was counted twice.',
    { burst: 1, count: 1, periodMs: 10 },
    [wait(100), ask(a), turnBack(50), ask(a), retryAfterMs, wait(50), ask(a), wait(10), ask(a)],
  ),
  example('R11', 'a burst of 0 throws', 'A burst of 0 was accepted.', { burst: 0, count: 1, periodMs: 10 }, []),
];
