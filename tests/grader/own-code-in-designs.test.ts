import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Component, Design, Load } from '../../src/design/index.ts';
import { findFit, fittingExercises } from '../../src/grader/own-code/fitting.ts';
import type { OwnPart } from '../../src/grader/own-code/messages.ts';
import { simulateDesignInNode } from '../../src/grader/host/node.ts';
import { clients, component, connect, design, reads, run, seenOf, station, writes } from '../unit/design/simulation/designs.ts';

const read = (path: string) => readFileSync(new URL(`../../exercises/${path}`, import.meta.url), 'utf8');
const reference = (exercise: string, folder: string) => read(`${folder}/${exercise}/private/reference.ts`);
const lru = reference('cache-lru', 'caching');
const ring = reference('consistent-hashing', 'data');
const options = { seed: 'own', durationMs: 10_000 };

const roomy = { workersPerInstance: 1000, serviceTimeMs: 0.1 };
const cached = (settings: Readonly<Record<string, unknown>> = {}, exercise?: string): Design =>
  design(
    [
      clients,
      component('cache', 'c', { ...roomy, capacityEntries: 200, ...settings }, exercise === undefined ? {} : { exercise }),
      station('relational-store', 'db', 1, 1000),
    ],
    [connect('clients', 'c'), connect('c', 'db')],
  );
const cacheLoad: Load = { kinds: [reads(500, { keys: { count: 2000, skew: 0.9 } })] };

const balanced = (place: Partial<Component> = {}, instances = 4): Design =>
  design(
    [
      clients,
      { ...component('load-balancer', 'lb', { ...roomy, policy: 'round-robin' }), ...place } as Component,
      station('service', 's', 10, 1, { replicas: instances }),
    ],
    [connect('clients', 'lb'), connect('lb', 's')],
  );
const balancedLoad: Load = { kinds: [reads(200)] };

const simulate = (of: Design, load: Load, parts: readonly OwnPart[], more: object = {}) =>
  simulateDesignInNode({ design: of, load, options: { ...options, ...more }, parts });
const own = (name: string, exercise: string, source: string): OwnPart => ({ component: name, exercise, source });
const cacheWhose = (body: string) => `export function createCache({ capacity }) { const held = new Map(); return { ${body} }; }`;
const balancerWhose = (pick: string) => `export function createBalancer(env) {
  let backends = env.backends;
  return { pick(request) { ${pick} }, finished() {}, setBackends(list) { backends = list; } };
}`;

describe('[F15] the learner’s cache', () => {
  it('gives the hash of the stock LRU, number for number', async () => {
    const stock = run(cached(), cacheLoad.kinds, options);
    const { result, problems } = await simulate(cached(), cacheLoad, [own('c', 'cache-lru', lru)]);
    expect(problems).toEqual([]);
    expect(seenOf(result, 'c').hitRatio).toBe(seenOf(stock, 'c').hitRatio);
    expect(result.hash).toBe(stock.hash);
  });

  it('decides what is evicted: LFU, FIFO and Beat LRU hit otherwise', async () => {
    const hit = async (exercise: string) => {
      const { result, problems } = await simulate(cached({ evictionPolicy: 'fifo' }), cacheLoad, [
        own('c', exercise, reference(exercise, 'caching')),
      ]);
      expect(problems, exercise).toEqual([]);
      return seenOf(result, 'c').hitRatio!;
    };
    const [fifo, lfu, recent] = [await hit('cache-fifo-family'), await hit('cache-lfu'), await hit('cache-lru')];
    expect(fifo).toBe(seenOf(run(cached({ evictionPolicy: 'fifo' }), cacheLoad.kinds, options), 'c').hitRatio);
    expect(lfu).toBeGreaterThan(recent);
    expect(recent).toBeGreaterThan(fifo);
  });

  it('with expiry is given the component’s time to live and the run’s clock', async () => {
    const load: Load = { kinds: [reads(100, { keys: { count: 10, skew: 0 } })] };
    const source = reference('cache-ttl', 'caching');
    // Ten reads a second of each key: of 1 + 10 x 0.1 reads, one is the miss.
    const { result, problems } = await simulate(cached({ ttlMs: 100 }), load, [own('c', 'cache-ttl', source)], { durationMs: 100_000 });
    expect(problems).toEqual([]);
    expect(seenOf(result, 'c').hitRatio).toBeCloseTo(0.5, 1);
    const picky = source.replace(/set\(key, value, ttlMs\) \{/, "$& if (ttlMs !== 100) throw new Error('not mine');");
    expect(picky).not.toBe(source);
    expect((await simulate(cached({ ttlMs: 100 }), load, [own('c', 'cache-ttl', picky)])).problems).toEqual([]);
    expect((await simulate(cached({ ttlMs: 200 }), load, [own('c', 'cache-ttl', picky)])).problems).toHaveLength(1);
    const blind = source.replace(/now\(\)/g, '0');
    expect(blind).not.toBe(source);
    // Without its clock nothing expires in it: the simulation's own time to live still holds.
    const other = await simulate(cached({ ttlMs: 100 }), load, [own('c', 'cache-ttl', blind)], { durationMs: 100_000 });
    expect(seenOf(other.result, 'c').hitRatio).not.toBe(seenOf(result, 'c').hitRatio);
  });

  it.each([
    ['never evicts', read('caching/cache-lru/private/mutants/never-evicts.ts'), /holds 201 keys; it may hold 200/],
    [
      'throws',
      lru.replace('if (entries.size === capacity) evict();', "throw new TypeError('no set today');"),
      /threw at line 70: TypeError: no set today/,
    ],
    [
      'mixes up values',
      cacheWhose('get size() { return 0 }, get(key) { return key === 7 ? 8 : undefined }, set() {}'),
      /gave a value that was never set/,
    ],
    ['has no size', cacheWhose('get() {}, set() {}'), /size of the cache is no number/],
    ['has no set', cacheWhose('get() {}'), /no method set/],
    [
      'loops for ever',
      cacheWhose('get size() { return 0 }, get() { for (;;); }, set() {}'),
      /did not end: it ran into the step limit near line 1/,
    ],
    [
      'recurses for ever',
      cacheWhose('get size() { return 0 }, get(key) { return this.get(key) }, set() {}'),
      /threw.*RangeError|step limit/,
    ],
    ['exports nothing', 'const x = 1;', /does not export a function named createCache/],
    ['does not parse', 'export function createCache( {', /does not parse/],
    ['throws while loading', 'throw new Error("early"); export function createCache() {}', /threw while it was loading/],
    ['is too long', `// ${'x'.repeat(200_001)}`, /characters long/],
    ['calls eval', 'export function createCache() { return eval("1"); }', /eval/],
  ])('that %s fails its component in words, and nothing else', async (_what, source, message) => {
    const { result, problems } = await simulate(cached(), cacheLoad, [own('c', 'cache-lru', source)]);
    expect(problems).toEqual([
      expect.objectContaining({ component: 'c', exercise: 'cache-lru', message: expect.stringMatching(message) as string }),
    ]);
    const [kind] = result.kinds;
    expect(kind!.failures).toEqual([{ cause: 'brokenPart', component: 'c', count: kind!.failed }]);
    expect(kind!.failed).toBeGreaterThan(0.8 * kind!.conservation.arrivals);
    expect(result.end.reason).toBe('finished');
  });

  it('that hangs where no meter sees it is found out among several, and only it fails', async () => {
    const hangs = cacheWhose('get size() { return 0 }, get() { return /^(a+)+$/.test("a".repeat(40) + "b") || undefined }, set() {}');
    const two = design(
      [clients, component('cache', 'a', roomy), component('cache', 'b', roomy), station('relational-store', 'db', 1, 1000)],
      [connect('clients', 'a'), connect('a', 'b'), connect('b', 'db')],
    );
    const { result, problems } = await simulate(two, cacheLoad, [own('a', 'cache-lru', lru), own('b', 'cache-lru', hangs)]);
    expect(problems).toEqual([
      expect.objectContaining({ component: 'b', message: expect.stringMatching(/no answer for 2.5 seconds/) as string }),
    ]);
    expect(result.kinds[0]!.failures.map(({ cause, component: at }) => [cause, at])).toEqual([['brokenPart', 'b']]);
    expect(seenOf(result, 'a').failed).toBe(seenOf(result, 'b').failed);
  });

  it('that uses up all memory ends in words', async () => {
    const bomb = cacheWhose(
      'get size() { return 0 }, get(key) { for (let i = 0; i < 20; i++) held.set(held.size, new Float64Array(1_000_000).fill(i).map(String)); }, set() {}',
    );
    const list = cacheWhose(
      'get size() { return 0 }, get(key) { for (let i = 0; i < 4; i++) held.set(held.size, Array.from({ length: 1_000_000 }, () => ({ key }))); }, set() {}',
    );
    for (const source of [bomb, list]) {
      const { result, problems } = await simulate(cached(), cacheLoad, [own('c', 'cache-lru', source)]);
      expect(problems).toEqual([expect.objectContaining({ message: expect.stringMatching(/memory|step|2.5 seconds/) as string })]);
      expect(result.kinds[0]!.failures[0]!.cause).toBe('brokenPart');
    }
  });
});

describe('[F15] the learner’s balancer', () => {
  it('that always picks the first shows in the p99', async () => {
    const stock = run(balanced(), balancedLoad.kinds, options);
    const { result, problems } = await simulate(balanced(), balancedLoad, [
      own('lb', 'lb-power-of-two', balancerWhose('return backends[0].id;')),
    ]);
    expect(problems).toEqual([]);
    expect(result.kinds[0]!.latency.p99Ms!).toBeGreaterThan(10 * stock.kinds[0]!.latency.p99Ms!);
  });

  const balancers = fittingExercises.filter(({ role }) => role === 'balancer').map(({ exercise }) => exercise);
  it.each(balancers)('of %s serves through the loss of an instance and its return', async (exercise) => {
    const faults = [{ kind: 'instances-lost', component: 's', first: 1, count: 1, fromMs: 3000, untilMs: 6000 }];
    const part = own('lb', exercise, reference(exercise, 'traffic'));
    const load: Load = { kinds: [reads(100, { keys: { count: 5000, skew: 0 } })] };
    const { result, problems } = await simulate(balanced(), load, [part], { faults });
    expect(problems).toEqual([]);
    expect(result.kinds[0]!.availability!).toBeGreaterThan(0.99);
    expect(result.kinds[0]!.latency.p99Ms!).toBeLessThan(250);
    expect(result.hash).toBe((await simulate(balanced(), load, [part], { faults })).result.hash);
  });

  it('sees random numbers of its own for each seed and component, and a clock that goes', async () => {
    const twice = design(
      [...balanced().components, station('service', 't', 1, 1000), component('load-balancer', 'lb-2', roomy)],
      [...balanced().connections, connect('s', 'lb-2'), connect('lb-2', 't')],
    );
    const lottery = (from: number) =>
      balancerWhose(`if (request.id < ${from}) return backends[0].id; throw new Error('drew ' + Math.random());`);
    const draw = async (seed: string) => {
      const parts = [own('lb', 'lb-power-of-two', lottery(9)), own('lb-2', 'lb-power-of-two', lottery(3))];
      return (await simulate(twice, balancedLoad, parts, { seed })).problems.map(({ message }) => message);
    };
    const [first, again, other] = [await draw('a'), await draw('a'), await draw('b')];
    expect(first[0]).toMatch(/drew 0\.\d+/);
    expect(again).toEqual(first);
    expect(new Set([...first, ...other]).size).toBe(4);
    const clock = balancerWhose('if (Date.now() - 1767225600000 > 5000) throw new Error("five seconds"); return backends[0].id;');
    const timed = await simulate(balanced(), { kinds: [reads(20)] }, [own('lb', 'lb-power-of-two', clock)]);
    expect(timed.problems[0]!.message).toMatch(/five seconds/);
    expect(timed.result.kinds[0]!.availability).toBeCloseTo(0.5, 1);
  });

  it.each([
    ['picks a name that no backend has', balancerWhose('return "nobody";'), /“nobody”, which is no backend/],
    ['picks nothing', balancerWhose('return undefined;'), /chose nothing/],
    ['picks a number', balancerWhose('return 1;'), /no text/],
    ['never ends', balancerWhose('while (true) {}'), /did not end/],
    ['changes the list that it is given', balancerWhose('return backends.shift().id;'), /threw/],
  ])('that %s fails in words', async (_what, source, message) => {
    const { result, problems } = await simulate(balanced(), balancedLoad, [own('lb', 'lb-power-of-two', source)]);
    expect(problems).toEqual([expect.objectContaining({ component: 'lb', message: expect.stringMatching(message) as string })]);
    expect(result.kinds[0]!.failures).toEqual([{ cause: 'brokenPart', component: 'lb', count: result.kinds[0]!.conservation.arrivals }]);
  });

  it('that picks who is down fails from then on', async () => {
    const faults = [{ kind: 'instances-lost', component: 's', first: 0, count: 1, fromMs: 5000 }];
    const source = balancerWhose('return "instance-1";');
    const { result, problems } = await simulate(balanced(), { kinds: [reads(20)] }, [own('lb', 'lb-power-of-two', source)], { faults });
    expect(problems[0]!.message).toBe('pick chose instance-1, which is down.');
    expect(result.kinds[0]!.failures.map(({ cause }) => cause)).toContain('brokenPart');
    expect(result.kinds[0]!.availability).toBeCloseTo(0.5, 1);
  });
});

describe('[F15] the learner’s ring', () => {
  const sharded = design(
    [clients, station('key-value-store', 'kv', 1, 1, { shards: 4, readQuorum: 1, writeQuorum: 1, replicas: 1 })],
    [connect('clients', 'kv')],
  );
  const load: Load = { kinds: [reads(400), writes(100)] };

  it('spreads the keys over the shards, about as evenly as the stock hash', async () => {
    const { result, problems } = await simulate(sharded, load, [own('kv', 'consistent-hashing', ring)]);
    const stock = run(sharded, load.kinds, options);
    expect(problems).toEqual([]);
    expect(result.hash).not.toBe(stock.hash);
    expect(seenOf(result, 'kv').meanTimeMs! / seenOf(stock, 'kv').meanTimeMs!).toBeCloseTo(1, 0);
    const all = ring.replace(/getNode\(key[^)]*\)[^{]*\{/, "$& return 'node-2';");
    expect(all).not.toBe(ring);
    const uneven = await simulate(sharded, load, [own('kv', 'consistent-hashing', all)]);
    expect(seenOf(uneven.result, 'kv').meanTimeMs!).toBeGreaterThan(1.1 * seenOf(result, 'kv').meanTimeMs!);
  });

  it('moves only the keys of an instance that is lost', async () => {
    const faults = [{ kind: 'instances-lost', component: 'c', first: 0, count: 1, fromMs: 5000, untilMs: 5001 }];
    const of = cached({ replicas: 4, capacityEntries: 4000 });
    const many: Load = { kinds: [reads(2000, { keys: { count: 1000, skew: 0 } })] };
    const { result, problems } = await simulate(of, many, [own('c', 'consistent-hashing', ring)], { faults, windows: 100 });
    expect(problems).toEqual([]);
    const after = result.windows[50]!.components[1]!.hitRatio!;
    // A quarter of the keys is asked anew; with hash modulo instances it would be about all that moved twice.
    expect(after).toBeGreaterThan(0.6);
    expect(after).toBeLessThan(0.95);
  });

  it.each([
    ['names no node', "getNode: () => 'mars'", /“mars”, which is not on the ring/],
    ['gives numbers', 'getNode: () => 1', /no name of a node/],
    ['throws when a node leaves', "getNode: () => nodes[0], removeNode() { throw new Error('stay') }", /stay/],
  ])('that %s fails in words', async (_what, body, message) => {
    const source = `export function createHashRing() { const nodes = []; return { addNode(n) { nodes.push(n) }, removeNode() {}, ${body} }; }`;
    const faults = [{ kind: 'instances-lost', component: 'c', first: 0, count: 1, fromMs: 100 }];
    const { result, problems } = await simulate(cached({ replicas: 2 }), cacheLoad, [own('c', 'consistent-hashing', source)], { faults });
    expect(problems).toEqual([expect.objectContaining({ component: 'c', message: expect.stringMatching(message) as string })]);
    expect(result.kinds[0]!.failures).toEqual([{ cause: 'brokenPart', component: 'c', count: result.kinds[0]!.failed }]);
    expect(result.kinds[0]!.failed).toBeGreaterThan(0.8 * result.kinds[0]!.conservation.arrivals);
  });
});

describe('[F15] a broken ring', () => {
  it('of a store that others replicate to takes no copies, and the run goes on', async () => {
    const of = design(
      [clients, station('relational-store', 'db', 1, 100), station('search', 'find', 1, 100, { shards: 4, replicas: 2 })],
      [connect('clients', 'db'), connect('db', 'find', { kind: 'replicates' })],
    );
    const source = 'export function createHashRing() { return { addNode() {}, removeNode() {}, getNode: () => 7 }; }';
    const { result, problems } = await simulate(of, { kinds: [writes(100)] }, [own('find', 'consistent-hashing', source)]);
    expect(problems).toHaveLength(1);
    expect(result.kinds[0]!.availability).toBe(1);
    expect(seenOf(result, 'find').utilisation).toBe(0);
    const whole = await simulate(of, { kinds: [writes(100)] }, [own('find', 'consistent-hashing', ring)]);
    expect(seenOf(whole.result, 'find').utilisation!).toBeGreaterThan(0);
  });
});

describe('a run with the learner’s parts', () => {
  it('tells how far it is, and never goes back', async () => {
    const heard: number[] = [];
    const request = {
      design: cached(),
      load: { kinds: [reads(20_000, { keys: { count: 2000, skew: 0.9 } })] },
      options: { ...options, durationMs: 5000 },
    };
    await simulateDesignInNode({ ...request, parts: [own('c', 'cache-lru', lru)] }, ({ fraction }) => heard.push(fraction));
    expect(heard.length).toBeGreaterThan(1);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    // Code that hangs late has the run made again from its beginning.
    const late = lru.replace(
      'const entry = entries.get(key);',
      "const entry = ++asked > 60_000 && /^(a+)+$/.test('a'.repeat(40) + 'b') ? undefined : entries.get(key);",
    );
    const again: number[] = [];
    const parts = [own('c', 'cache-lru', `let asked = 0; ${late}`)];
    const { problems } = await simulateDesignInNode({ ...request, parts }, ({ fraction }) => again.push(fraction));
    expect(problems).toHaveLength(1);
    expect(again).toEqual(again.toSorted((a, b) => a - b));
  });

  it('runs several parts side by side, apart from each other', async () => {
    const source = `globalThis.mine ??= 0; ${lru}`;
    const of = design(
      [...balanced().components, component('cache', 'c', roomy), station('relational-store', 'db', 1, 1000)],
      [...balanced().connections, connect('s', 'c'), connect('c', 'db')],
    );
    const parts = [own('lb', 'lb-power-of-two', reference('lb-power-of-two', 'traffic')), own('c', 'cache-lru', source)];
    const { result, problems } = await simulate(of, cacheLoad, parts);
    expect(problems.map((one) => one.component)).toEqual(['c']);
    expect(result.kinds[0]!.failures.map(({ cause, component: at }) => [cause, at])).toEqual([['brokenPart', 'c']]);
  });

  it('leaves the stock part where an exercise does not fit, and says so', async () => {
    const { result, problems } = await simulate(cached(), cacheLoad, [own('db', 'cache-lru', lru)]);
    expect(problems[0]!.message).toMatch(/so the stock part runs/);
    expect(result.hash).toBe(run(cached(), cacheLoad.kinds, options).hash);
  });

  it('of a design that cannot run is refused in words', async () => {
    await expect(simulate(cached(), cacheLoad, [own('c', 'cache-lru', lru)], { durationMs: 0 })).rejects.toThrow(/cannot last 0 ms/);
  });
});

describe('the exercises that fit', () => {
  it.each(fittingExercises.map((one) => [one.exercise, one] as const))(
    '%s has the title and the entry of its manifest',
    (exercise, fit) => {
      const folders: Partial<Record<string, string>> = { balancer: 'traffic', ring: 'data', saga: 'consistency' };
      const folder = folders[fit.role] ?? 'caching';
      expect(read(`${folder}/${exercise}/exercise.ts`)).toContain(`  title: '${fit.title}',`);
      expect(reference(exercise, folder)).toContain(`export function ${fit.entry}`);
      expect(findFit(exercise, fit.kinds[0]!)).toBe(fit);
    },
  );

  it('are none for clients', () => expect(findFit('cache-lru', 'clients')).toBeUndefined());
});
