import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../../src/sim/cluster/index.ts';
import { codeOf, method, noCookie, surface, textOf } from '../../../exercises/traffic/suite-parts/balancer-calls.ts';
import { lettered, setupText } from '../../../exercises/traffic/suite-parts/balancer-setup.ts';
import {
  advance,
  anything,
  draw,
  emptied,
  endsAfterLeaving,
  fail,
  finish,
  join,
  leave,
  onSecond,
  pick,
  progress,
  scriptCase,
  startsEmpty,
  twoBalancers,
  type Call,
} from '../../../exercises/traffic/suite-parts/case-shapes.ts';
import { casesTest, drawn } from '../../../exercises/traffic/suite-parts/cases-test.ts';
import { allowedText, followScript } from '../../../exercises/traffic/suite-parts/follow-script.ts';
import { statesOf } from '../../../exercises/traffic/suite-parts/script-states.ts';
import { shrinking } from '../../../exercises/traffic/suite-parts/shrinking.ts';
import { ResultCode, resultOfArgument, textOfArgument, type CallCase, type Finding } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';

const [a, b, c] = [0, 1, 2];
const none = ResultCode.undefined;

/** Returns results: those given for the picks in their order, `undefined` for the other calls. */
function resultsOf(one: CallCase, picks: readonly number[]): Int32Array {
  let next = 0;
  return Int32Array.from(one.methods, (code) => (code === method.pick || code === method.secondPick ? picks[next++]! : none));
}

/** Returns what the contract alone finds wrong with the picks. */
function judge(weights: readonly number[], calls: readonly Call[], ...picks: number[]): Finding | undefined {
  const one = scriptCase({ backends: lettered(weights) }, calls);
  return followScript(one, resultsOf(one, picks));
}

describe('the surface', () => {
  it('passes texts, and no cookie, by codes that come back as results', () => {
    expect(codeOf('j')).toBe(9);
    expect(textOf(codeOf('__proto__'))).toBe('__proto__');
    expect(textOfArgument(noCookie, surface.values)).toBe('undefined');
    expect(textOf(noCookie)).toBeUndefined();
    expect(resultOfArgument(codeOf('n511'), surface.values)).toBe(codeOf('n511'));
    expect(() => codeOf('no such backend')).toThrow('no such backend');
    expect(clientAddress(258)).toBe('10.0.1.2');
  });

  it('has the same methods on the second balancer', () => {
    const name = (code: number) => surface.methods[code]!.name;
    for (const code of [method.pick, method.finish, method.fail, method.progress, method.join, method.leave]) {
      const [second] = onSecond([code]);
      expect([name(second), surface.methods[second]!.instance]).toEqual([name(code), 1]);
    }
    expect(onSecond(advance(5))).toEqual(advance(5));
  });

  it('says how balancers are made', () => {
    expect(setupText([{ backends: lettered([1, 2]), seed: 7, windowMs: 500 }])).toBe(
      'createBalancer({ backends: ["a" × 1, "b" × 2], windowMs: 500 })',
    );
  });
});

describe('casesTest', () => {
  it('takes the rule from the id, draws as many cases as told, 60 untold, and adds what is given', () => {
    const shape = () => scriptCase({ backends: lettered([1]) }, [pick(0)]);
    const check = () => undefined;
    const test = casesTest('R4/load', 'title', 'failure', drawn(shape, 7), { check });
    expect(test).toMatchObject({ kind: 'cases', id: 'R4/load', rule: 'R4', title: 'title', failure: 'failure', check });
    expect(test.cases(createStream('seven'))).toHaveLength(7);
    expect(drawn(shape)(createStream('untold'))).toHaveLength(60);
  });
});

describe('followScript', () => {
  it('lets every healthy backend be named', () => {
    expect(judge([1, 1], [pick(0), pick(1), leave('a'), pick(0), join('a'), pick(0)], a, b, b, a)).toBeUndefined();
  });

  it('finds a backend that left, one never known and a value that is no name', () => {
    expect(judge([1, 1], [pick(0), leave('a'), pick(0)], a, a)).toEqual({ callIndex: 2, expected: '"b"' });
    expect(judge([1, 1], [pick(0)], c)).toEqual({ callIndex: 0, expected: '"a" or "b"' });
    expect(judge([1, 1], [pick(0)], ResultCode.other)).toEqual({ callIndex: 0, expected: '"a" or "b"' });
  });

  it('finds none named although some are healthy, and one named although none is', () => {
    expect(judge([1], [pick(0), pick(1)], a, none)).toEqual({ callIndex: 1, expected: '"a"' });
    expect(judge([1], [leave('a'), pick(0), pick(1)], none, a)).toEqual({ callIndex: 2, expected: 'undefined (no backend is healthy)' });
  });

  it('keeps the balancers of a case apart, and their clock in common', () => {
    const one = scriptCase(
      [{ backends: lettered([1]) }, { backends: lettered([1, 1]) }],
      [leave('a'), advance(7), onSecond(pick(0)), onSecond(pick(0)), pick(0)],
    );
    expect(followScript(one, resultsOf(one, [b, a, none]))).toBeUndefined();
    expect(followScript(one, resultsOf(one, [b, a, a]))?.callIndex).toBe(4);
    const times: number[] = [];
    followScript(one, resultsOf(one, [b, a, none]), (balancer) => ({ picked: () => void times.push(balancer.nowMs) }));
    expect(times).toEqual([1007, 1007, 1007]);
  });

  it('counts running requests through every ending, once, and tells the observer', () => {
    const calls = [pick(3), pick(3), progress(0, 5), advance(20), leave('a'), finish(0, 9), finish(0, 9), fail(1), fail(9), pick(3)];
    const one = scriptCase({ backends: lettered([1, 1]) }, calls);
    const told: unknown[] = [];
    const finding = followScript(one, resultsOf(one, [a, a, b]), (balancer) => ({
      allowed: () => void told.push(balancer.running('a')),
      progressed: ({ id, bytes }, now) => void told.push(`${id} sent ${bytes} then ${now}`),
      ended: ({ id, bytes }, ending) => void told.push([id, bytes, ending]),
      changed: (id) => void told.push(`${id} changed`),
    }));
    expect(finding).toBeUndefined();
    expect(told).toEqual([
      0,
      1,
      '0 sent 0 then 5',
      'a changed',
      [0, 5, { ok: true, latencyMs: 20, bytes: 9 }],
      [1, 0, { ok: false, latencyMs: 20, bytes: 0 }],
      0,
    ]);
  });

  it('holds picks to what the observer allows, with its reason', () => {
    const one = scriptCase({ backends: lettered([1, 1, 1]) }, [pick(0), pick(0)]);
    const finding = followScript(one, resultsOf(one, [a, a]), (balancer) => ({
      allowed: () => ({ backends: [...balancer.healthy.keys()].filter((id) => balancer.running(id) === 0), why: 'idle' }),
    }));
    expect(finding).toEqual({ callIndex: 1, expected: '"b" or "c" (idle)' });
  });

  it('stops without a finding at what throws, and at reports that no proxy makes', () => {
    expect(judge([1], [pick(0), pick(0)], ResultCode.threw, c)).toBeUndefined();
    expect(judge([1], [pick(0), progress(0, 5), progress(0, 4), pick(0)], a, c)).toBeUndefined();
    expect(judge([1], [pick(0), progress(0, 5), fail(0), pick(0)], a, c)?.callIndex).toBe(3);
    const strange = { ...scriptCase({ backends: [] }, [pick(0)]), setup: [{ backends: 'a' }] };
    expect(followScript(strange, Int32Array.of(a))).toBeUndefined();
  });

  it('lists six names at most', () => {
    expect(allowedText({ backends: [...'abcdefgh'] })).toBe('"a", "b", "c", "d", "e", "f" or 2 more');
  });
});

describe('statesOf', () => {
  it('shows lanes, the pick and what it might have named, and a backend that left while it has requests', () => {
    const one = scriptCase({ backends: lettered([1, 3]) }, [pick(2, 'nobody'), advance(5), leave('b'), finish(0)]);
    const states = statesOf(one, resultsOf(one, [b]), () => ({ figure: (id) => (id === 'b' ? 'full' : undefined) }));
    expect(states[0]).toEqual({
      nowMs: 1000,
      balancer: 0,
      lanes: [
        { id: 'a', weight: 1, healthy: true, running: [] },
        { id: 'b', weight: 3, healthy: true, running: [0], figure: 'full' },
      ],
      pick: { request: 0, address: '10.0.0.2', cookie: 'nobody', backend: 'b', allowed: ['a', 'b'], right: true },
    });
    expect(states[2]!.lanes).toEqual([
      { id: 'a', weight: 1, healthy: true, running: [] },
      { id: 'b', weight: 3, healthy: false, running: [0], figure: 'full' },
    ]);
    expect(states[3]!.lanes).toHaveLength(1);
    expect(states).toHaveLength(4);
  });
});

describe('shrinking', () => {
  const shapes = [
    (stream: Parameters<typeof anything>[0]) => anything(stream),
    emptied,
    startsEmpty,
    endsAfterLeaving,
    (stream: Parameters<typeof anything>[0]) =>
      twoBalancers(stream, { length: 20, mix: { pick: 4, finish: 2, progress: 1, leave: 1, join: 1, advance: 1 } }),
  ];

  it('gives back every drawn case as it was', () => {
    for (const shape of shapes) {
      for (const one of draw(createStream('shrinking'), shape, 20)) {
        const back = shrinking.fromValue(shrinking.toValue(one));
        // Reports of requests that no backend was named for say nothing; they are kept all the same.
        expect([...back.methods]).toEqual([...one.methods]);
        expect(back.setup).toEqual(one.setup);
        for (const [at, code] of one.methods.entries()) {
          const { arity } = surface.methods[code]!;
          expect([back.a[at], arity > 1 && back.b[at]]).toEqual([one.a[at], arity > 1 && one.b[at]]);
        }
      }
    }
  });

  it('keeps reports with their requests when another pick goes', () => {
    const one = scriptCase({ backends: lettered([1]) }, [pick(0), pick(1), finish(1, 5)]);
    const value = shrinking.toValue(one);
    const without = shrinking.fromValue({ ...value, calls: value.calls.slice(1) });
    const expected = scriptCase({ backends: lettered([1]) }, [pick(1), finish(0, 5)]);
    expect([...without.a]).toEqual([...expected.a]);
    const orphan = shrinking.fromValue({ ...value, calls: value.calls.slice(2) });
    expect(orphan.methods).toHaveLength(0);
  });

  it('finds smaller cases down to one backend and one pick', () => {
    let value = shrinking.toValue(anything(createStream('smaller')));
    const fails = (tried: CallCase) =>
      tried.methods.includes(method.pick) && (tried.setup[0] as { backends: unknown[] }).backends.length > 0;
    expect(shrinking.arbitrary.canShrinkWithoutContext(value)).toBe(true);
    for (;;) {
      const smaller = [...shrinking.arbitrary.shrink(value, undefined)].map((each) => each.value);
      const next = smaller.find((each) => fails(shrinking.fromValue(each)));
      if (!next) break;
      value = next;
    }
    const one = shrinking.fromValue(value);
    expect(one.setup).toEqual([{ backends: [{ id: 'a', weight: 1 }] }]);
    expect([...one.methods]).toEqual([method.pick]);
    expect([one.a[0], one.b[0]]).toEqual([-1, noCookie]);
  });
});
