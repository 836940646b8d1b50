import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import Replay from '../../../exercises/traffic/lb-least-bandwidth/replay.tsx';
import { check, states } from '../../../exercises/traffic/lb-least-bandwidth/suite/check.ts';
import { method } from '../../../exercises/traffic/suite-parts/balancer-calls.ts';
import { lettered, type BalancerSetup } from '../../../exercises/traffic/suite-parts/balancer-setup.ts';
import {
  advance,
  fail,
  finish,
  join,
  leave,
  onSecond,
  pick,
  progress,
  scriptCase,
  type Call,
} from '../../../exercises/traffic/suite-parts/case-shapes.ts';
import { ResultCode, type CallCase, type Counterexample, type Finding } from '../../../src/grader/authoring.ts';

const [a, b] = [0, 1];

function resultsOf(one: CallCase, picks: readonly number[]): Int32Array {
  let next = 0;
  return Int32Array.from(one.methods, (code) =>
    code === method.pick || code === method.secondPick ? picks[next++]! : ResultCode.undefined,
  );
}

/** Judges calls on "a" and "b" of weight 1. */
function judge(calls: readonly Call[], picks: readonly number[], options: Partial<BalancerSetup> = {}): Finding | undefined {
  const one = scriptCase({ backends: lettered([1, 1]), ...options }, calls);
  return check(one, resultsOf(one, picks));
}

describe('check', () => {
  it('[R2] allows any of those with the fewest bytes, and no other', () => {
    expect(judge([pick(0), pick(1)], [a, a])).toBeUndefined();
    expect(judge([pick(0), finish(0, 5), pick(1)], [a, b])).toBeUndefined();
    expect(judge([pick(0), finish(0, 5), pick(1)], [a, a])).toEqual({
      callIndex: 2,
      expected: '"b" (the fewest bytes for its weight in the last 1,000 ms)',
    });
  });

  it('[R3] [R4] counts what is new in each report', () => {
    const calls = [pick(0), pick(1), progress(0, 100), progress(0, 250), finish(0, 300), finish(1, 301), pick(2)];
    expect(judge(calls, [a, b, a])).toBeUndefined();
    expect(judge(calls, [a, b, b])?.callIndex).toBe(6);
    const failing = [pick(0), pick(1), progress(0, 100), fail(0), finish(1, 99), pick(2)];
    expect(judge(failing, [a, b, b])).toBeUndefined();
    expect(judge(failing, [a, b, a])?.callIndex).toBe(5);
  });

  it('[R5] lets a report go exactly when the window is over', () => {
    const calls = (ms: number) => [pick(0), pick(1), finish(0, 9), advance(10), finish(1, 5), advance(ms), pick(2)];
    expect(judge(calls(989), [a, b, b])).toBeUndefined();
    expect(judge(calls(989), [a, b, a])?.callIndex).toBe(6);
    expect(judge(calls(990), [a, b, a])).toBeUndefined();
    expect(judge(calls(90), [a, b, a], { windowMs: 100 })).toBeUndefined();
    expect(judge(calls(89), [a, b, a], { windowMs: 100 })?.callIndex).toBe(6);
  });

  it('[R6] divides by the weight of the latest list, exactly', () => {
    const calls = [pick(0), pick(1), finish(0, 3), finish(1, 1), join('a', 3), pick(2)];
    expect(judge(calls, [a, b, a])).toBeUndefined();
    expect(judge(calls, [a, b, b])).toBeUndefined();
    expect(judge([...calls.slice(0, 4), join('a', 4), pick(2)], [a, b, b])?.callIndex).toBe(5);
  });

  it('[R7] keeps the window of a backend that left, and adds to it', () => {
    const calls = [pick(0), pick(1), finish(1, 5), progress(0, 3), leave('a'), progress(0, 6), join('a'), pick(2)];
    expect(judge(calls, [a, b, b])).toBeUndefined();
    expect(judge(calls, [a, b, a])?.callIndex).toBe(7);
  });

  it('[R8] keeps the bytes of two balancers apart', () => {
    const calls = [pick(0), finish(0, 5), onSecond(pick(0))];
    expect(judge(calls, [a, a])).toBeUndefined();
  });
});

describe('the replay', () => {
  it('[R2] shows bytes in the window beside each backend and what was right', () => {
    const one = scriptCase({ backends: lettered([1, 1]) }, [pick(0), finish(0, 1500), pick(1)]);
    const steps = states(one, resultsOf(one, [a, a])).map((state, index) => ({
      call: `call ${index}`,
      expected: '"b"',
      actual: '"a"',
      state,
    }));
    const counterexample: Counterexample = { kind: 'calls', setup: '', steps, divergence: 2 };
    const at = (step: number) => renderToStaticMarkup(<Replay counterexample={counterexample} step={step} />);
    expect(at(1)).toContain('a with weight 1, 0 running, 1,500 bytes; b with weight 1, 0 running, 0 bytes');
    expect(at(2)).toContain('Right was “b” (the fewest bytes for its weight in the last 1,000 ms); “a” was named.');
    expect(at(2)).toContain('hr-backends__lane--wrong');
  });
});
