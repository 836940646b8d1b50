import { afterAll, describe, expect, it } from 'vitest';
import { startLearnerInNode } from '../../src/grader/host/node.ts';
import { integerArgument, integerOfResult, packCases, type CallInterface } from '../../src/grader/protocol/calls.ts';

const surface: CallInterface = {
  entry: 'make',
  methods: [
    { name: 'prepare', kind: 'call', arity: 1 },
    { name: 'work', kind: 'call', arity: 0 },
  ],
  values: [],
};
const limits = { perCall: 1e12, perBatch: 1e12 };

const realm = startLearnerInNode();
afterAll(() => realm.end());

/** Returns the steps that `work` is charged after `prepare(n)`, and the integer it returned. */
async function stepsOf(prepare: string, work: string, n: number): Promise<{ steps: number; result: number | undefined }> {
  const { link } = realm;
  const code = `export const make = () => { let x; return { prepare(n) { x = (${prepare}); }, work() { return ${work}; } }; };`;
  await link.ready;
  const loaded = await link.load(code, surface, 'seed', limits);
  expect(loaded.problem).toBeUndefined();
  const oneCall = (method: number, a: number) =>
    packCases([{ setup: [{}], methods: Uint8Array.of(method), a: Int32Array.of(a), b: Int32Array.of(0) }]);
  await link.run(oneCall(0, integerArgument(n)), limits, 'batch');
  const { steps, results, thrown } = await link.run(oneCall(1, 0), limits, 'continue');
  expect(thrown).toEqual([]);
  return { steps, result: integerOfResult(results[0]!) };
}

const array = 'Array.from({ length: n }, (_, i) => i)';
const lying = '{ ...Array.from({ length: n }, (_, i) => i), read: 0, get length() { return this.read++ % 2 === 0 ? 0 : n; } }';
const object = 'Object.fromEntries(Array.from({ length: n }, (_, i) => ["k" + i, i]))';
const text = '"x".repeat(n)';
const small = 1_000;
const large = 16_000;

describe('built-ins are charged by the length they touch', () => {
  it.each([
    ['indexOf', array, 'x.indexOf(-1), 0', 1],
    ['includes', array, 'x.includes(-1), 0', 1],
    ['splice from the middle', array, 'x.splice(0, 1).length', 1],
    ['shift', array, 'x.shift()', 1],
    ['slice', array, 'x.slice().length', 1],
    ['concat', array, '[].concat(x).length', 1],
    ['join', array, 'x.join().length > 0 ? 1 : 0', 1],
    ['spread', array, '[...x].length', 1],
    ['spread in a call', array, 'Math.max(...x)', 1],
    ['destructuring', array, '(() => { const [a, ...rest] = x; return rest.length; })()', 1],
    ['Array.from', array, 'Array.from(x).length', 1],
    ['new Set', array, 'new Set(x).size', 1],
    ['apply', array, 'Math.max.apply(undefined, x)', 1],
    ['Reflect.apply', array, 'Reflect.apply(Math.max, undefined, x)', 1],
    ['for of', array, '(() => { for (const one of x); return 0; })()', 1],
    ['callbacks', array, 'x.reduce((a, b) => (a + b) & 255, 0)', 1],
    ['Object.keys', object, 'Object.keys(x).length', 1],
    ['for in', object, '(() => { for (const k in x); return 0; })()', 1],
    ['object spread', object, 'Object.isFrozen({ ...x }) ? 1 : 0', 1],
    ['object rest', object, '(() => { const { k0, ...rest } = x; return k0; })()', 1],
    ['JSON.stringify', object, 'JSON.stringify(x).length > 0 ? 1 : 0', 1],
    ['new Array', 'n', 'new Array(x).length', 1],
    ['new Float64Array', 'n', 'new Float64Array(x).length', 1],
    ['new ArrayBuffer', 'n * 8', 'new ArrayBuffer(x).byteLength', 1],
    ['ArrayBuffer.transfer', 'n * 8', 'new ArrayBuffer(0).transfer(x).byteLength', 1],
    ['typed arrays', 'new Float64Array(n)', 'x.indexOf(1), 0', 1],
    ['string search', text, 'x.indexOf("y"), 0', 1 / 16],
    ['regular expression', text, '/y/.test(x) ? 1 : 0', 1 / 16],
    ['repeat', 'n', '"x".repeat(x).length', 1 / 16],
    ['an array-like that lies about its length', lying, 'Array.prototype.indexOf.call(x, -1), 0', 1],
    ['apply of an array-like that lies', lying, 'Math.max.apply(undefined, x)', 1],
    ['a text behind toString', `{ toString: () => ${text.replace('n', 'n')} }`, '/y/.test(x) ? 1 : 0', 1 / 16],
    ['a Set whose size is hidden', `Object.defineProperty(new Set(${array}), "size", { value: 0 })`, 'x.difference(new Set()).size', 1],
  ])('%s', async (_name, prepare, work, perElement) => {
    const few = await stepsOf(prepare, work, small);
    const many = await stepsOf(prepare, work, large);
    const charged = (many.steps - few.steps) / (large - small);
    expect(charged).toBeGreaterThanOrEqual(perElement * 0.99);
    expect(charged).toBeLessThanOrEqual(Math.max(9, perElement * 9));
  });

  it.each([
    ['Map.get', `new Map(${array}.map((i) => [i, i]))`, 'x.get(5)'],
    ['Map delete and set', `new Map(${array}.map((i) => [i, i]))`, '(x.delete(5), x.set(5, 5), x.size)'],
    ['first key of a Map', `new Map(${array}.map((i) => [i, i]))`, 'x.keys().next().value'],
    ['push', array, 'x.push(1)'],
    ['pop', array, 'x.pop()'],
    ['an element', array, 'x[5]'],
    ['splice at the end', array, 'x.splice(x.length - 1, 1).length'],
    ['a property', object, 'x.k5'],
  ])('%s costs the same at any size', async (_name, prepare, work) => {
    const few = await stepsOf(prepare, work, small);
    const many = await stepsOf(prepare, work, large);
    expect(many.steps).toBe(few.steps);
    expect(few.steps).toBeLessThan(12);
  });

  it('gives the same results as built-ins that are not metered', async () => {
    const both = async (work: string) => (await stepsOf('0', work, 0)).result;
    expect(await both('[1, 2, 3].indexOf(3)')).toBe(2);
    expect(await both('Array.prototype.map.call({ length: 2, 0: 4, 1: 5 }, (n) => n * 2)[1]')).toBe(10);
    expect(await both('(() => { const o = { length: 1, 0: 7 }; return Array.prototype.fill.call(o, 1) === o ? o[0] : 9; })()')).toBe(1);
    expect(await both('String.prototype.trim.call({ toString: () => " ab " }).length')).toBe(2);
    expect(await both('Reflect.apply(Math.max, undefined, { length: 2, 0: 1, 1: 8 })')).toBe(8);
    expect(await both('"a-b-c".split("-").length')).toBe(3);
    expect(await both('[3, 1, 2].splice(1, 1)[0]')).toBe(1);
    expect(await both('new DataView(new ArrayBuffer(8)).byteLength')).toBe(8);
    expect(await both('Array.from(new Set([1, 2]).union(new Set([3]))).length')).toBe(3);
  });
});
