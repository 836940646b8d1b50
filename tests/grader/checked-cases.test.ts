import { describe, expect, it } from 'vitest';
import { buildCase, integerArgument, ResultCode, type Check } from '../../src/grader/authoring.ts';
import { gradeInNode } from '../../src/grader/host/node.ts';
import { hash32 } from '../../src/kernel/index.ts';
import { caseTest, clockExercise, expecting, ringExercise, smallExercise } from './mini-exercises.ts';

const ring = (body: string) => `export function createHashRing(options) {\n${body}\n}`;
const key = integerArgument(7);
const [a, b, length, absent, nan] = [0, 1, 2, 3, 4];

describe('adapters', () => {
  it('give a clock that starts at 1,000 ms, moves when told and is shared, and pass three arguments', async () => {
    const source = `
export function createCache({ capacity, now }) {
  let seen = 0;
  return { get: () => now(), set(key, value, ttl) { if (ttl === Infinity && key === 1 && value === 2) seen = 7; }, get size() { return seen; } };
}`;
    const { verdict } = await gradeInNode(clockExercise, { source, scope: 'full' });
    expect(verdict.rules[0]).toMatchObject({ outcome: 'pass' });
  });

  it('give rings their hash, cut short where points are to collide, and texts as keys', async () => {
    const one = buildCase([{ hashBits: 4 }], [[1, key]]);
    const exercise = ringExercise([caseTest('R1/hash', one, { check: expecting([0x100000 + (hash32('key-7') & 15)]) })]);
    const { verdict } = await gradeInNode(exercise, { source: ring('return { getNode: (key) => options.hash(key) };'), scope: 'full' });
    expect(verdict.outcome).toBe('pass');
  });

  it('pass no weight where none is given', async () => {
    const one = buildCase([{}], [[0, a, absent]]);
    const exercise = ringExercise([caseTest('R1/weight', one, { check: expecting([0x100000 + 1]) })]);
    const { verdict } = await gradeInNode(exercise, { source: ring('return { addNode: (...all) => all.length };'), scope: 'full' });
    expect(verdict.outcome).toBe('pass');
  });
});

describe('elements of lists', () => {
  const one = buildCase(
    [{}],
    [
      [2, key, integerArgument(2), integerArgument(0)],
      [2, key, integerArgument(2), integerArgument(1)],
      [2, key, integerArgument(2), length],
    ],
  );
  const exercise = ringExercise([caseTest('R1/list', one, { check: expecting([a, b, 0x100000 + 2]) })]);
  const gradeList = (list: string) => gradeInNode(exercise, { source: ring(`return { getNodes: () => ${list} };`), scope: 'full' });

  it('are judged one by one', async () => {
    expect((await gradeList('["a", "b"]')).verdict.outcome).toBe('pass');
    expect((await gradeList('["a", "c"]')).verdict.outcome).toBe('fail');
    expect((await gradeList('["a", "b", "b"]')).verdict.outcome).toBe('fail');
  });

  it('need a list', async () => {
    const { verdict } = await gradeList('({ 0: "a", 1: "b", length: 2 })');
    expect(verdict.rules[0]!.counterexample!.steps[0]).toMatchObject({
      call: 'getNodes("key-7", 2)[0]',
      expected: '0',
      actual: 'a value that was never put in',
    });
  });
});

describe('cases judged by a check', () => {
  const one = buildCase([{}], [[1, key], [0, a, nan], [1, key]]); // prettier-ignore
  const never: Check = () => undefined;

  it('fail at an exception that nothing allows', async () => {
    const exercise = ringExercise([caseTest('R1/throws', one)], never);
    const source = ring('return { getNode() {}, addNode() { throw new RangeError("no"); } };');
    const { verdict } = await gradeInNode(exercise, { source, scope: 'full' });
    expect(verdict.outcome).toBe('error');
    // The call before it is not needed, so it was left out.
    expect(verdict.rules[0]!.counterexample).toMatchObject({ divergence: 0 });
    expect(verdict.rules[0]!.counterexample!.steps[0]).toMatchObject({ call: 'addNode("a", NaN)', expected: 'no exception' });
  });

  it('leave a RangeError to the check where it may be right, and nothing else', async () => {
    const seen: number[] = [];
    const check: Check = (_one, results) => {
      seen.push(...results);
      return results.at(-1) === ResultCode.threwRangeError ? undefined : { callIndex: 1, expected: 'a RangeError' };
    };
    const exercise = ringExercise([caseTest('R1/throws', one, { mayThrow: true })], check);
    const gradeThrowing = (thrown: string) =>
      gradeInNode(exercise, { source: ring(`return { getNode() {}, addNode() { ${thrown} } };`), scope: 'full' });
    expect((await gradeThrowing('throw new RangeError("no");')).verdict.outcome).toBe('pass');
    expect(seen).toEqual([ResultCode.undefined, ResultCode.threwRangeError]);
    expect((await gradeThrowing('')).verdict.outcome).toBe('fail');
    expect((await gradeThrowing('throw new TypeError("no");')).verdict.outcome).toBe('error');
  });

  it('show the results that the code gave up to the wrong one', async () => {
    const wrongAtEnd: Check = (all, results) =>
      results.length > 0 && results.length === all.methods.length ? { callIndex: results.length - 1, expected: 'some node' } : undefined;
    const exercise = ringExercise([caseTest('R1/last', buildCase([{}], [[1, key], [1, key]]))], wrongAtEnd); // prettier-ignore
    const { verdict } = await gradeInNode(exercise, { source: ring('return { getNode: () => "a" };'), scope: 'full' });
    const { counterexample } = verdict.rules[0]!;
    // One call is enough for the check to fail: the case was made smaller.
    expect(counterexample!.steps).toEqual([{ call: 'getNode("key-7")', expected: 'some node', actual: '"a"' }]);
    expect(counterexample!.case).toBeDefined();
  });

  it("are neither made smaller nor kept where the check is the test's own", async () => {
    const two = buildCase([{}], [[1, key], [1, key]]); // prettier-ignore
    const exercise = ringExercise([caseTest('R1/own', two, { check: () => ({ callIndex: 1, expected: 'more' }) })], never);
    const { verdict } = await gradeInNode(exercise, { source: ring('return { getNode: () => "a" };'), scope: 'full' });
    expect(verdict.rules[0]!.counterexample!.steps.length).toBe(2);
    expect(verdict.rules[0]!.counterexample!.case).toBeUndefined();
  });

  it('turn results into measures and a score, and fail on what is not reached', async () => {
    const measured = caseTest(
      'R1/share',
      buildCase(
        [{}],
        Array.from({ length: 20_000 }, () => [1, key] as const),
      ),
      {
        check: never,
        measure: (_cases, [results]) => [
          { id: 'share', value: results!.filter((code) => code === a).length / 20_000, budget: 0.5, unit: '', atLeast: true },
        ],
        score: () => ({ value: 0.25, scale: { zero: 'none', one: 'all' }, parts: [], medals: [] }),
      },
    );
    const gradeShare = (source: string) => gradeInNode(ringExercise([measured], never), { source: ring(source), scope: 'full' });
    const right = (await gradeShare('return { getNode: () => "a" };')).verdict;
    expect(right).toMatchObject({ outcome: 'pass', score: { value: 0.25 }, calls: 20_000 });
    expect(right.measures).toEqual([{ id: 'share', value: 1, budget: 0.5, unit: '', atLeast: true, outcome: 'pass' }]);
    const { verdict, failedTests } = await gradeShare('let at = 0; return { getNode: () => (at++ % 3 === 0 ? "a" : "b") };');
    expect(verdict).toMatchObject({
      outcome: 'fail',
      rules: [{ id: 'R1', outcome: 'fail' }],
      measures: [{ value: 0.33, outcome: 'fail' }],
    });
    expect(failedTests).toEqual(['R1/share']);
  });

  it('see all results of a long case, and stop at a call that throws in a later chunk', async () => {
    let seen = 0;
    const check: Check = (_one, results) => {
      seen = results.length;
      return undefined;
    };
    const long = caseTest(
      'R1/long',
      buildCase(
        [{}],
        Array.from({ length: 20_000 }, () => [1, key] as const),
      ),
    );
    const gradeLong = (source: string) => gradeInNode(ringExercise([long], check), { source: ring(source), scope: 'full' });
    expect((await gradeLong('return { getNode: () => "a" };')).verdict.outcome).toBe('pass');
    expect(seen).toBe(20_000);
    const { verdict } = await gradeLong('let at = 0; return { getNode() { if (at++ === 12_345) throw new Error("late"); } };');
    expect(verdict.problem).toMatchObject({ kind: 'threw' });
    expect(verdict.problem!.message).toContain('late');
  });
});

describe('balancers', () => {
  const exercise = smallExercise({
    interface: {
      entry: 'createBalancer',
      adapter: 'balancer',
      methods: [
        { name: 'pick', kind: 'call', arity: 2 },
        { name: 'finish', kind: 'call', arity: 2 },
        { name: 'fail', kind: 'call', arity: 1 },
        { name: 'join', kind: 'call', arity: 2 },
        { name: 'leave', kind: 'call', arity: 1 },
        { name: 'advance', kind: 'call', arity: 1 },
        { name: 'progress', kind: 'call', arity: 2 },
      ],
      values: [
        { kind: 'plain', value: 'log' },
        { kind: 'plain', value: 'a' },
        { kind: 'plain', value: 'cookie' },
        { kind: 'plain', value: undefined },
      ],
    },
    tests: [
      caseTest(
        'R1/proxy',
        buildCase(
          [{ backends: [{ id: 'a', weight: 2 }], seed: 1 }],
          [
            [0, integerArgument(258), 2],
            [5, integerArgument(40)],
            [6, integerArgument(0), integerArgument(5)],
            [1, integerArgument(0), integerArgument(9)],
            // Ended already: nothing may be reported twice, nor what was never picked.
            [2, integerArgument(0)],
            [2, integerArgument(9)],
            [3, 1, integerArgument(3)],
            [3, 2, integerArgument(1)],
            [4, 1],
            [0, integerArgument(1), 3],
          ],
        ),
        { check: (_one, results) => (results[9] === 0 ? undefined : { callIndex: 9, expected: 'the whole log' }) },
      ),
    ],
  });

  it('are told of requests, ends, bytes and changes exactly as the contract says', async () => {
    const source = `
export function createBalancer({ backends, now, random }) {
  const log = [];
  const list = (all) => all.map((one) => one.id + one.weight).join('+');
  return {
    pick(request) {
      log.push('pick ' + request.id + ' ' + request.clientAddress + ' ' + ('cookie' in request ? request.cookie : '-'));
      const told = 'pick 0 10.0.1.2 cookie,progress a 0 5,finished a 0 true 40 9,a3,a3+cookie1,cookie1,pick 1 10.0.0.1 -';
      return request.id === 0 ? 'a' : log.join() === told && list(backends) === 'a2' && now() === 1040 && random() < 1 ? 'log' : log.join();
    },
    progress: (backend, request, bytes) => log.push('progress ' + backend + ' ' + request.id + ' ' + bytes),
    finished: (backend, request, { ok, latencyMs, bytes }) => log.push('finished ' + backend + ' ' + request.id + ' ' + ok + ' ' + latencyMs + ' ' + bytes),
    setBackends: (all) => log.push(list(all)),
  };
}`;
    const { verdict } = await gradeInNode(exercise, { source, scope: 'full' });
    expect(verdict.outcome, JSON.stringify(verdict.rules)).toBe('pass');
  });
});
