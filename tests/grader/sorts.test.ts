import { afterAll, describe, expect, it } from 'vitest';
import { startLearnerInNode } from '../../src/grader/host/node.ts';
import { integerArgument, integerOfResult, packCases, type CallInterface } from '../../src/grader/protocol/calls.ts';
import { stableSort } from '../../src/grader/realm/learner/stable-sort.ts';

const surface: CallInterface = { entry: 'make', methods: [{ name: 'work', kind: 'call', arity: 1 }], values: [] };
const limits = { perCall: 1e9, perBatch: 1e9 };
const realm = startLearnerInNode();
afterAll(() => realm.end());

/** Returns the integer that an expression in `n` comes to in the learner's realm. */
async function inRealm(expression: string, n: number): Promise<number | undefined> {
  await realm.link.ready;
  const code = `export const make = () => ({ work(n) { return ${expression}; } });`;
  const { problem } = await realm.link.load(code, surface, 'seed', limits);
  expect(problem).toBeUndefined();
  const batch = packCases([{ setup: [{}], methods: Uint8Array.of(0), a: Int32Array.of(integerArgument(n)), b: Int32Array.of(0) }]);
  const { results, thrown } = await realm.link.run(batch, limits, 'batch');
  expect(thrown).toEqual([]);
  return integerOfResult(results[0]!);
}

// Folds the pairs that a comparator is asked about into one number: another order of the same comparisons gives another.
const fold = '(hash * 31 + a * 7 + b) % 10007';
const list = 'Array.from({ length: n }, (_, i) => (i * 37) % n)';

function expectedFold(n: number): number {
  let hash = 0;
  stableSort(
    Array.from({ length: n }, (_, i) => (i * 37) % n),
    (a, b) => {
      hash = (hash * 31 + (a as number) * 7 + (b as number)) % 10007;
      return (a as number) - (b as number);
    },
  );
  return hash;
}

describe("sorting in the learner's realm", () => {
  it.each(['sort', 'toSorted'])('%s compares the same pairs in the same order on every engine', async (method) => {
    const code = `(() => { let hash = 0; ${list}.${method}((a, b) => { hash = ${fold}; return a - b; }); return hash; })()`;
    expect(await inRealm(code, 100)).toBe(expectedFold(100));
    const typed = `(() => { let hash = 0; Int32Array.from(${list}).${method}((a, b) => { hash = ${fold}; return a - b; }); return hash; })()`;
    expect(await inRealm(typed, 100)).toBe(expectedFold(100));
  });

  it('toSorted leaves the list as it was, fills holes, and turns no element into text', async () => {
    const holes = '[3, , 1].toSorted((a, b) => a - b)';
    expect(await inRealm(`(() => { const s = ${holes}; return s.length * 100 + s[0] * 10 + s[1] + (2 in s ? 1000 : 0); })()`, 0)).toBe(
      1313,
    );
    const kept = '(() => { const l = [2, 1, n]; l.toSorted((a, b) => a - b); return l[0] * 100 + l[1] * 10 + l[2]; })()';
    expect(await inRealm(kept, 3)).toBe(213);
    const told = `(() => { let told = 0; const one = () => ({ toString() { told += 1; return 'x'; } });
      [one(), one(), one()].toSorted(() => 0); return told; })()`;
    expect(await inRealm(told, 0)).toBe(0);
  });

  it.each(['sort', 'toSorted'])('%s refuses a comparator that is no function, as the language does', async (method) => {
    const code = `(() => { try { [2, 1].${method}(5); return 0; } catch (error) { return error instanceof TypeError ? 1 : 2; } })()`;
    expect(await inRealm(code, 0)).toBe(1);
  });
});
