import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/design/index.ts';
import { type Fault, type Part, stockCoordinator } from '../../src/design/simulation/index.ts';
import { simulateDesignInNode } from '../../src/grader/host/node.ts';
import { clients, connect, design, run, seenOf, station, writes } from '../unit/design/simulation/designs.ts';

const read = (file: string) => readFileSync(new URL(`../../exercises/consistency/saga/private/${file}.ts`, import.meta.url), 'utf8');
const reference = read('reference');
const options = { seed: 'saga', durationMs: 8000 };
const load = { kinds: [writes(100)] };
const steady = { serviceTimeDistribution: 'deterministic' };
/** A service that takes an order, then has it paid, which takes a fifth of a second: some 20 sagas are under way. */
const shopOf = (replicas: number): Design =>
  design(
    [
      clients,
      station('service', 'shop', 0.1, 1000, { ...steady, replicas }),
      station('relational-store', 'orders', 0.1, 1000, steady),
      station('third-party', 'pay', 200, 1000, steady),
    ],
    [connect('clients', 'shop'), connect('shop', 'orders'), connect('shop', 'pay')],
  );
const erring = (probability: number, more: Partial<Fault> = {}) =>
  ({ kind: 'erring', component: 'pay', probability, fromMs: 0, ...more }) as Fault;
const allLost: Fault = { kind: 'component-lost', component: 'shop', fromMs: 3000, untilMs: 4000 };
const oneLost: Fault = { kind: 'instances-lost', component: 'shop', first: 0, count: 1, fromMs: 3000, untilMs: 4000 };

const simulate = (source: string, faults: readonly Fault[], replicas = 1) =>
  simulateDesignInNode({
    design: shopOf(replicas),
    load,
    options: { ...options, faults },
    parts: [{ component: 'shop', exercise: 'saga', source }],
  });
const changed = (from: string, to: string) => {
  const source = reference.replace(from, to);
  expect(source).not.toBe(reference);
  return source;
};
/** The reference, with something else in the place of recover. */
const recovering = (body: string) => changed('async recover() {', `async recover() { ${body}`);

describe('[F21] [F22] the learner’s saga whose instance is lost', () => {
  it.each([
    ['all are lost and come back', [allLost], 1],
    ['one of three is lost', [oneLost], 3],
    ['it is lost again while it recovers', [allLost, { ...allLost, fromMs: 4150, untilMs: 4300 }], 2],
  ] as const)('does in the sandbox what the same coordinator does outside: %s', async (_what, losses, replicas) => {
    const faults = [...losses, erring(0.3)];
    const parts = new Map<string, Part>([['shop', { coordinator: stockCoordinator({ tries: 1, waitMs: 0 }) }]]);
    const outside = run(shopOf(replicas), load.kinds, { ...options, faults, parts });
    const { result, problems } = await simulate(changed('retryable !== true ||', 'true ||'), faults, replicas);
    expect(problems).toEqual([]);
    expect(seenOf(outside, 'shop').cutOff!.sagas).toBeGreaterThan(4);
    expect(seenOf(outside, 'shop').cutOff!.recovered).toBeGreaterThan(4);
    expect(result.kinds).toEqual(outside.kinds);
    expect(result.components).toEqual(outside.components);
    expect(result.hash).toBe(outside.hash);
  });

  it.each([
    'reference',
    'accepted/promise-chains',
    'accepted/state-in-one-record',
    'accepted/record-for-each-try',
    'accepted/intent-and-done',
  ])('is asked to recover and leaves nothing half done, however it was built: %s', async (name) => {
    const { result, problems } = await simulate(read(name), [allLost, erring(1, { fromMs: 2000, untilMs: 3500 })]);
    expect(problems).toEqual([]);
    const { cutOff } = seenOf(result, 'shop');
    expect(cutOff!.sagas).toBeGreaterThan(10);
    expect(cutOff).toEqual({ sagas: cutOff!.sagas, recovered: cutOff!.sagas, left: 0 });
    expect(result.kinds[0]!.halfDone.count).toBe(0);
  });

  it('that recovers nothing leaves things half done, and the run says of how many', async () => {
    const { result, problems } = await simulate(recovering('return [];'), [allLost, { ...allLost, component: 'pay' } as Fault]);
    expect(problems).toEqual([]);
    const { cutOff } = seenOf(result, 'shop');
    expect(cutOff!.sagas).toBeGreaterThan(10);
    expect(cutOff).toEqual({ sagas: cutOff!.sagas, recovered: 0, left: cutOff!.sagas });
    expect(result.kinds[0]!.halfDone).toEqual({ count: cutOff!.sagas, undone: 0 });
  });

  it('that forgets the doubt of a restart leaves things half done', async () => {
    // What was under way is done in truth, and refused when it is asked for again.
    const faults = [allLost, erring(1, { fromMs: 3900, untilMs: 6000 })];
    const [sure, unsure] = [await simulate(reference, faults), await simulate(read('mutants/forgets-the-doubt-of-a-restart'), faults)];
    expect(unsure.problems).toEqual([]);
    expect(sure.result.kinds[0]!.halfDone.count).toBe(0);
    expect(unsure.result.kinds[0]!.halfDone.count).toBe(seenOf(unsure.result, 'shop').cutOff!.sagas);
  });

  it.each([
    ['throws', 'throw new TypeError("not today");', /threw.*TypeError: not today/],
    ['never settles', 'return new Promise(() => {});', /recover did not settle, though it waits for no call and no sleep/],
    ['never ends', 'for (;;);', /did not end: it ran into the step limit/],
    ['gives no list', 'return 7;', /recover gave no list/],
    [
      'says completed at once',
      'return (await env.log.read()).map(({ saga }) => ({ id: saga, status: "completed", results: {} }));',
      /recover said “completed”/,
    ],
    [
      'says nothing of the contract',
      'return (await env.log.read()).map(({ saga }) => ({ id: saga }));',
      /recover gave an outcome whose status/,
    ],
    ['reads without end', 'for (;;) await env.log.read();', /reads its log over and over/],
    ['begins others', 'await env.definitions[0].steps[0].action({ sagaId: "mine" });', /saga that does not run/],
  ])('whose recover %s fails its component in words, and nothing else', async (_what, body, message) => {
    const { result, problems } = await simulate(recovering(body), [oneLost], 3);
    expect(problems).toEqual([
      expect.objectContaining({ component: 'shop', exercise: 'saga', message: expect.stringMatching(message) as string }),
    ]);
    const [kind] = result.kinds;
    expect(new Set(kind!.failures.map(({ cause }) => cause))).toEqual(new Set(['lost', 'brokenPart']));
    // The sagas of the other instances end with it: nothing waits for ever.
    expect(kind!.conservation.inFlight).toBe(0);
    const { cutOff } = seenOf(result, 'shop');
    expect(cutOff).toEqual({ sagas: cutOff!.sagas, recovered: 0, left: cutOff!.sagas });
    expect(result.end.reason).toBe('finished');
  });

  it.each([
    ['no JSON', 'env.log.append({ ...event, saga: 1n })'],
    ['too long', 'env.log.append({ ...event, more: "x".repeat(20_000) })'],
  ])('may not log what is %s, where the log is kept', async (_what, append) => {
    const source = changed('await env.log.append(event);', `await ${append};`);
    expect((await simulate(source, [])).problems).toEqual([]);
    const { problems } = await simulate(source, [oneLost]);
    expect(problems[0]!.message).toMatch(/A log record is a JSON value of at most 16,384 characters/);
  });

  it('gets copies of what it logged: what it changes later is not in the log', async () => {
    const source = changed('await env.log.append(event);', 'const mine = { ...event }; await env.log.append(mine); mine.event = "undone";');
    const { result, problems } = await simulate(source, [allLost]);
    expect(problems).toEqual([]);
    expect(seenOf(result, 'shop').cutOff!.left).toBe(0);
  });
});
