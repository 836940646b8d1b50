import { afterAll, describe, expect, it } from 'vitest';
import { startLearnerInNode } from '../../src/grader/host/node.ts';
import { integerArgument, packCases, type CallInterface } from '../../src/grader/protocol/calls.ts';

const surface: CallInterface = { entry: 'make', methods: [{ name: 'work', kind: 'call', arity: 1 }], values: [] };
const limits = { perCall: 1e9, perBatch: 1e9 };
const realm = startLearnerInNode();
afterAll(() => realm.end());

/** Returns the entries held after each of some batches of calls `work(0)`, `work(1)` and so on, on an object whose state is made by `state`. */
async function heldAfter(state: string, work: string, batches: readonly number[]): Promise<(number | undefined)[]> {
  const { link } = realm;
  await link.ready;
  const loaded = await link.load(`export const make = () => { ${state}; return { work(n) { ${work}; } }; };`, surface, 'seed', limits);
  expect(loaded.problem).toBeUndefined();
  const held: (number | undefined)[] = [];
  let next = 0;
  for (const count of batches) {
    const a = Int32Array.from({ length: count }, () => integerArgument(next++));
    const batch = packCases([{ setup: [{}], methods: new Uint8Array(count), a, b: new Int32Array(count) }]);
    const reply = await link.run(batch, limits, held.length === 0 ? 'batch' : 'continue', true);
    expect(reply.thrown).toEqual([]);
    held.push(reply.held);
  }
  return held;
}

describe('entries held', () => {
  it.each([
    ['a Map', 'const x = new Map()', 'x.set(n, n)', [10, 20]],
    ['a Set', 'const x = new Set()', 'x.add(n)', [10, 20]],
    ['an array by push, four elements an entry', 'const x = []', 'x.push(n)', [3, 5]],
    ['an array by unshift', 'const x = []', 'x.unshift(n)', [3, 5]],
    ['a class that extends Map', 'class M extends Map {} const x = new M()', 'x.set(n, n)', [10, 20]],
    ['a Map whose size is hidden', 'const x = Object.defineProperty(new Map(), "size", { value: 0 })', 'x.set(n, n)', [10, 20]],
    ['a Map kept at five', 'const x = new Map()', 'x.set(n, n); x.delete(n - 5)', [5, 5]],
    ['two collections', 'const x = new Map(), y = new Set()', 'x.set(n, n); y.add(n)', [20, 40]],
    ['a typed array, by its bytes', 'const x = new Int32Array(80)', 'x[n] = n', [10, 10]],
    ['an array made by length', 'const x = new Array(100)', 'x[n] = n', [25, 25]],
    ['two typed arrays of one kind', 'const x = new Uint8Array(80), y = new Uint8Array(80)', 'x[n] = y[n]', [6, 6]],
  ])('counts %s', async (_name, state, work, expected) => {
    expect(await heldAfter(state, work, [10, 10])).toEqual(expected);
  });

  it('lets go of a generation that was dropped', async () => {
    const state = 'let old = new Map(), young = new Map()';
    const work = 'if (!old.has(n) && young.set(n, n).size === 100) { old = young; young = new Map(); }';
    const held = await heldAfter(
      state,
      work,
      Array.from({ length: 40 }, () => 50),
    );
    expect(Math.max(...(held as number[]))).toBeLessThanOrEqual(250);
    expect(held.at(-2)).toBe(150);
  });

  it('does not count what one call makes for itself', async () => {
    const work = '[1, 2, 3].find((one) => one > n); new Set([1, 2]).has(n); [...Array(50).keys()].indexOf(n)';
    expect(await heldAfter('', work, [40])).toEqual([0]);
  });

  it('takes a typed array made later for the successor of one like it', async () => {
    expect(await heldAfter('let x', 'if (n % 5 === 0) x = new Uint8Array(800)', [10, 10])).toEqual([25, 25]);
    expect(await heldAfter('let x = new Uint8Array(32)', 'if (n % 10 === 9) x = new Uint8Array(2 * x.length)', [10, 10])).toEqual([3, 7]);
  });

  it('is not led astray by proxies, and does not run their traps without end', async () => {
    const lying = 'const x = new Proxy([], { get: (target, key) => (key === "length" ? -5 : target[key]) })';
    expect(await heldAfter(lying, 'Array.prototype.includes.call(x, n)', [3])).toEqual([0]);
    const endless = 'let armed = false; const x = new Proxy([], { get() { while (armed); return 0; } })';
    expect(await heldAfter(endless, 'Array.prototype.at.call(x, 0); armed = n === 39', [40])).toEqual([0]);
  });

  it('says nothing when nobody watches', async () => {
    const { link } = realm;
    const batch = packCases([{ setup: [{}], methods: Uint8Array.of(0), a: Int32Array.of(-1), b: Int32Array.of(0) }]);
    expect((await link.run(batch, limits, 'batch')).held).toBeUndefined();
  });
});
