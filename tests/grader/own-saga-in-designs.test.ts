import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/design/index.ts';
import { type Fault, type Part, stockCoordinator } from '../../src/design/simulation/index.ts';
import { simulateDesignInNode } from '../../src/grader/host/node.ts';
import { clients, component, connect, design, run, seenOf, station, writes } from '../unit/design/simulation/designs.ts';

const read = (file: string) => readFileSync(new URL(`../../exercises/consistency/saga/private/${file}.ts`, import.meta.url), 'utf8');
const reference = read('reference');
const options = { seed: 'saga', durationMs: 10_000 };
const load = { kinds: [writes(100)] };
const erring = (probability: number): Fault => ({ kind: 'erring', component: 'pay', probability, fromMs: 0 });
const fast = (kind: Parameters<typeof station>[0], id: string) =>
  station(kind, id, 0.1, 1000, { serviceTimeDistribution: 'deterministic' });
const shop: Design = design(
  [clients, fast('service', 'shop'), fast('relational-store', 'orders'), fast('third-party', 'pay')],
  [connect('clients', 'shop'), connect('shop', 'orders'), connect('shop', 'pay')],
);

const simulate = (source: string, more: object = {}, of = shop, at: readonly string[] = ['shop']) => {
  const parts = at.map((name) => ({ component: name, exercise: 'saga', source }));
  return simulateDesignInNode({ design: of, load, options: { ...options, ...more }, parts });
};
const changed = (from: string, to: string) => {
  const source = reference.replace(from, to);
  expect(source).not.toBe(reference);
  return source;
};
const coordinatorWhose = (body: string) =>
  `export function createCoordinator(env) { return { async recover() { return []; }, run(name, id) { ${body} } }; }`;

describe('[F15] [F20] the learner’s saga', () => {
  it('leaves nothing half done under a third party that errs, where the stock part leaves some', async () => {
    const faults = [erring(0.8)];
    const stock = run(shop, load.kinds, { ...options, faults }).kinds[0]!;
    const { result, problems } = await simulate(reference, { faults });
    const [kind] = result.kinds;
    expect(problems).toEqual([]);
    expect(stock.halfDone.count).toBeGreaterThan(600);
    expect(kind!.halfDone).toEqual({ count: 0, undone: kind!.failed });
    // It tries five times, so it fails a third of all and not four fifths: 0.8^5.
    expect(kind!.failed / kind!.conservation.arrivals).toBeCloseTo(0.8 ** 5, 1);
    expect(kind!.failures).toEqual([{ cause: 'error', component: 'pay', count: kind!.failed }]);
  });

  it('gives the same hash for the same seed, another for another', async () => {
    const hashOf = async (seed: string) => (await simulate(reference, { seed, faults: [erring(0.8)] })).result.hash;
    const hash = await hashOf('a');
    expect(await hashOf('a')).toBe(hash);
    expect(await hashOf('b')).not.toBe(hash);
  });

  it('does in the sandbox what the same coordinator does outside: one that tries once, and undoes', async () => {
    const faults = [erring(0.4)];
    const parts = new Map<string, Part>([['shop', { coordinator: stockCoordinator({ tries: 1, waitMs: 0 }) }]]);
    const outside = run(shop, load.kinds, { ...options, faults, parts });
    const { result } = await simulate(changed('retryable !== true ||', 'true ||'), { faults });
    expect(result.kinds).toEqual(outside.kinds);
    expect(result.components).toEqual(outside.components);
    expect(result.hash).toBe(outside.hash);
  });

  it.each(['promise-chains', 'state-in-one-record', 'record-for-each-try', 'intent-and-done'])(
    'works however it was built: %s',
    async (name) => {
      const { result, problems } = await simulate(read(`accepted/${name}`), { faults: [erring(0.8)] });
      expect(problems).toEqual([]);
      expect(result.kinds[0]!.halfDone).toEqual({ count: 0, undone: result.kinds[0]!.failed });
      expect(result.kinds[0]!.failed).toBeGreaterThan(200);
    },
  );

  it('that does not compensate shows', async () => {
    const lazy = changed('index <= last && steps[index]!.compensation', 'false');
    const { result, problems } = await simulate(lazy, { faults: [erring(0.8)] });
    expect(problems).toEqual([]);
    expect(result.kinds[0]!.halfDone).toEqual({ count: result.kinds[0]!.failed, undone: 0 });
  });

  it('undoes what perhaps was done, when the answer came too late', async () => {
    const slow = design(
      [clients, fast('service', 'shop'), fast('relational-store', 'orders'), station('third-party', 'pay', 20, 1000)],
      [connect('clients', 'shop'), connect('shop', 'orders'), connect('shop', 'pay', { timeoutMs: 40 })],
    );
    const unsure = await simulate(changed('if (definite !== true) mayHaveHappened = true;', ''), { faults: [erring(0.5)] }, slow);
    const sure = await simulate(reference, { faults: [erring(0.5)] }, slow);
    expect(sure.problems).toEqual([]);
    expect(unsure.result.kinds[0]!.halfDone.count).toBeGreaterThan(0);
    expect(sure.result.kinds[0]!.halfDone.count).toBeLessThan(unsure.result.kinds[0]!.halfDone.count);
  });

  it('works in several components side by side, at a worker too, apart from each other', async () => {
    const both = design(
      [
        ...shop.components,
        component('queue', 'q'),
        fast('worker', 'ship'),
        fast('relational-store', 'parcels'),
        fast('third-party', 'post'),
      ],
      [...shop.connections, connect('shop', 'q', { kind: 'async' }), connect('q', 'ship', { kind: 'async' }), connect('ship', 'parcels'), connect('ship', 'post')], // prettier-ignore
    );
    const faults = [erring(0.5), { ...erring(0.5), component: 'post' }];
    const stock = run(both, load.kinds, { ...options, faults }).kinds[0]!;
    const { result, problems } = await simulate(reference, { faults }, both, ['shop', 'ship']);
    expect(problems).toEqual([]);
    expect(stock.halfDone.count).toBe(stock.failed + stock.messages.failed);
    expect(result.kinds[0]!.halfDone.count).toBe(0);
    expect(seenOf(result, 'ship').visits).toBeGreaterThan(500);
    const broken = await simulate(`${reference}\nlet times = 0; Object.assign(globalThis, { mine: 1 });`, { faults }, both, ['ship']);
    expect(broken.problems.map((one) => one.component)).toEqual(['ship']);
    expect(seenOf(broken.result, 'shop').failures.map(({ cause }) => cause)).toEqual(['error']);
  });

  it.each([
    ['throws', 'throw new TypeError("not today");', /threw at line 1: TypeError: not today/],
    ['rejects', 'return Promise.reject(new TypeError("not today"));', /threw.*TypeError: not today/],
    ['never settles', 'return new Promise(() => {});', /did not settle, though it waits for no call and no sleep/],
    [
      'never settles after a step',
      'return env.definitions[0].steps[0].action({ sagaId: id }).then(() => new Promise(() => {}));',
      /did not settle/,
    ],
    ['never ends', 'for (;;);', /did not end: it ran into the step limit near line 1/],
    ['never ends after a wait', 'return env.sleep(1).then(() => { for (;;); });', /did not end: it ran into the step limit near line 1/],
    ['never ends in microtasks', 'return (async () => { for (;;) await null; })();', /goes on from promise to promise/],
    ['says nothing', 'return Promise.resolve(undefined);', /status is none of the contract/],
    [
      'says completed at once',
      'return Promise.resolve({ id, status: "completed", results: {} });',
      /said “completed” while a step was not done/,
    ],
    [
      'calls for a saga that it was not asked for',
      'return env.definitions[0].steps[0].action({ sagaId: "mine" });',
      /saga that does not run/,
    ],
    ['reads its log over and over', 'return env.log.append(1).then(() => env.log.read()).then(() => env.sleep(1));', /reads its log/],
    ['asks without end at once', 'for (;;) env.sleep(1);', /asks for more than 20,000 things/],
    ['logs without end at once', 'for (;;) env.log.append(1);', /asks for more than 20,000 things/],
  ])('that %s fails its component in words, and nothing else', async (_what, body, message) => {
    const { result, problems } = await simulate(coordinatorWhose(body));
    expect(problems).toEqual([
      expect.objectContaining({ component: 'shop', exercise: 'saga', message: expect.stringMatching(message) as string }),
    ]);
    const [kind] = result.kinds;
    expect(kind!.failures).toEqual([{ cause: 'brokenPart', component: 'shop', count: kind!.conservation.arrivals }]);
    expect(result.end.reason).toBe('finished');
  });

  it('that calls without end at one instant ends the run in words', async () => {
    const now = design(
      [clients, fast('service', 'shop'), station('relational-store', 'orders', 0), station('third-party', 'pay', 0)],
      [connect('clients', 'shop'), connect('shop', 'orders'), connect('shop', 'pay')],
    );
    const body = 'return (async () => { for (;;) await env.definitions[0].steps[0].action({ sagaId: id }); })();';
    const { result } = await simulate(coordinatorWhose(body), { limits: { calls: 20_000 } }, now);
    expect(result.end.reason).toBe('too-many-calls');
  });

  it('that hangs where no meter sees it is found, and only it fails', async () => {
    const { result, problems } = await simulate(coordinatorWhose('return env.sleep(1).then(() => /^(a+)+$/.test("a".repeat(40) + "b"));'));
    expect(problems[0]!.message).toMatch(/no answer for 2.5 seconds/);
    expect(result.kinds[0]!.failures.map(({ cause }) => cause)).toEqual(['brokenPart']);
  });
});
