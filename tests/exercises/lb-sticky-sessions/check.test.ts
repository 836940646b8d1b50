import { describe, expect, it } from 'vitest';
import { check, states } from '../../../exercises/traffic/lb-sticky-sessions/suite/check.ts';
import { method } from '../../../exercises/traffic/suite-parts/balancer-calls.ts';
import { lettered } from '../../../exercises/traffic/suite-parts/balancer-setup.ts';
import { join, leave, onSecond, pick, scriptCase, type Call } from '../../../exercises/traffic/suite-parts/case-shapes.ts';
import { ResultCode, type CallCase, type Finding } from '../../../src/grader/authoring.ts';

const [a, b, c, d] = [0, 1, 2, 3];

/** Returns results: those given for the picks in their order, `undefined` for other calls. */
function resultsOf(one: CallCase, picks: readonly number[]): Int32Array {
  let next = 0;
  return Int32Array.from(one.methods, (code) =>
    code === method.pick || code === method.secondPick ? picks[next++]! : ResultCode.undefined,
  );
}

/** Judges calls on three backends of weight 1, on two balancers where the calls ask for it. */
function judge(calls: readonly Call[], ...picks: number[]): Finding | undefined {
  const one = scriptCase({ backends: lettered([1, 1, 1]) }, calls);
  return check(one, resultsOf(one, picks));
}

describe('check', () => {
  it('[R2] [R3] lets healthy cookies win, and others change nothing', () => {
    expect(judge([pick(0, 'b'), pick(0, 'c')], b, c)).toBeUndefined();
    expect(judge([pick(0, 'b')], c)).toEqual({ callIndex: 0, expected: '"b" (its cookie names a healthy backend)' });
    expect(judge([pick(0), pick(0, 'nobody')], a, b)?.callIndex).toBe(1);
    expect(judge([leave('b'), pick(0), pick(0, 'b')], a, c)?.callIndex).toBe(2);
  });

  it('[R4] holds an address to one backend, also over two balancers and the order of joining', () => {
    expect(judge([pick(0), pick(0)], a, b)).toEqual({
      callIndex: 1,
      expected: '"a" (10.0.0.0 goes to "a" when these backends are healthy)',
    });
    expect(judge([pick(0), pick(1)], a, b)).toBeUndefined();
    expect(judge([pick(0), onSecond(pick(0))], a, b)?.callIndex).toBe(1);
    expect(judge([pick(0), leave('a'), join('a'), pick(0)], b, a)?.callIndex).toBe(3);
  });

  it('[R4] knows nothing of an address from its winning cookies', () => {
    expect(judge([pick(0, 'b'), pick(0), pick(0, 'c'), pick(0)], b, a, c, a)).toBeUndefined();
  });

  it('[R5] lets the clients of a backend that left go anywhere, and no others', () => {
    expect(judge([pick(0), leave('a'), pick(0)], a, c)).toBeUndefined();
    expect(judge([pick(0), leave('a'), pick(0)], b, c)).toEqual({
      callIndex: 2,
      expected: '"b" (10.0.0.0 goes to "b" with other backends, and only "a" differs from then)',
    });
  });

  it('[R6] lets clients go to a backend that joined, and nowhere else', () => {
    expect(judge([pick(0), join('d'), pick(0)], a, d)).toBeUndefined();
    expect(judge([pick(0), join('d'), pick(0)], a, b)?.expected).toContain('"a" or "d" (10.0.0.0 goes to "a" with other backends');
  });

  it('[R7] lets clients go from and to a backend of another weight', () => {
    expect(judge([pick(0), join('a', 2), pick(0)], a, c)).toBeUndefined();
    expect(judge([pick(0), join('a', 2), pick(0)], b, a)).toBeUndefined();
    expect(judge([pick(0), join('a', 2), pick(0)], b, c)?.callIndex).toBe(2);
  });

  it('compares with every earlier set, not with the last alone', () => {
    const calls = [pick(0), leave('b'), leave('c'), pick(0), join('b'), pick(0)];
    expect(judge(calls, c, a, b)).toBeUndefined();
    // c left and a was found; with a and b, a client that was at a among a, b, c cannot be at b.
    expect(judge([pick(0), leave('c'), pick(0), leave('a'), pick(0), join('a'), pick(0)], a, a, b, b)?.callIndex).toBe(6);
  });

  it('tells the replay view what was allowed and why', () => {
    const one = scriptCase({ backends: lettered([1, 1]) }, [pick(0), pick(0)]);
    const last = states(one, resultsOf(one, [a, b])).at(-1) as { pick: unknown };
    expect(last.pick).toMatchObject({ allowed: ['a'], right: false, why: '10.0.0.0 goes to "a" when these backends are healthy' });
  });
});
