import { describe, expect, it } from 'vitest';
import manifest from '../../../exercises/caching/cache-beat-lru/exercise.ts';
import { capacityOf, check } from '../../../exercises/caching/cache-beat-lru/suite/check.ts';
import { measureScore, scoreOf } from '../../../exercises/caching/cache-beat-lru/suite/score.ts';
import { createDisguise, scoredCases } from '../../../exercises/caching/cache-beat-lru/suite/workloads.ts';
import { ResultCode, type CallCase } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { computeNextUses, createPolicy, type PolicyId } from '../../../src/sim/cache/index.ts';

/** Returns the requests of a case with keys numbered from 0. */
function denseKeys(one: CallCase): { keys: Int32Array; keyCount: number } {
  const ids = new Map<number, number>();
  for (const code of one.a) if (!ids.has(code)) ids.set(code, ids.size);
  return { keys: one.a.map((code) => ids.get(code)!), keyCount: ids.size };
}

/** Returns what a policy of the eviction lab answers to a case: the value last written, or undefined. */
function answersOf(id: PolicyId, one: CallCase): Int32Array {
  const { keys, keyCount } = denseKeys(one);
  const setup = { capacity: capacityOf(one, 0), keyCount, stream: createStream(id), nextUses: computeNextUses(keys, keyCount) };
  const policy = createPolicy(id, setup);
  const written = new Int32Array(keyCount);
  return keys.map((key, at) => {
    if (policy.access(key)) return 0x100000 - 1 - written[key]!;
    written[key] = one.b[at]!;
    return ResultCode.undefined;
  });
}

function scored(id: PolicyId, seed: string) {
  const cases = scoredCases(createStream(seed));
  const results = cases.map((one) => answersOf(id, one));
  return { score: scoreOf(cases, results), measures: measureScore(cases, results), cases, results };
}

const budget = (id: string) => manifest.budgets.find((each) => each.id === id)!.budget;
const published = ['sieve', 'arc', '2q', 'w-tinylfu', 's3-fifo'] as const;

describe('the score', () => {
  it('[R11] is 0 for LRU and 1 for Belady on every part', () => {
    expect(scored('lru', 'ends').score).toMatchObject({ value: 0, parts: Array.from({ length: 6 }, () => ({ value: 0 })) });
    expect(scored('belady', 'ends').score).toMatchObject({ value: 1, parts: Array.from({ length: 6 }, () => ({ value: 1 })) });
  });

  it.each(published)('[R11] of %s is the medal that bears its name, part by part', (id) => {
    const { score } = scored(id, 'medals');
    expect(score.medals.find((medal) => medal.id === id)!.value).toBe(score.value);
    expect(score.parts.map((part) => part.marks.find((mark) => mark.id === id)!.value)).toEqual(score.parts.map((part) => part.value));
    expect(score.medals.map((medal) => medal.value)).toEqual(score.medals.map((medal) => medal.value).toSorted((x, y) => y - x));
  });

  it(
    '[R11] keeps published policies and those that are no better than LRU far from the line, whatever the seed',
    { timeout: 120_000 },
    () => {
      for (let seed = 0; seed < 4; seed++) {
        for (const id of published) {
          const [score, worst] = scored(id, `line ${seed}`).measures;
          expect(score!.value, id).toBeGreaterThan(2 * budget('score'));
          expect(score!.value, id).toBeLessThan(0.6);
          expect(worst!.value, id).toBeGreaterThan(budget('worst-workload') / 0.6);
        }
        for (const id of ['lru', 'fifo', 'clock', 'random', 'mru', 'lifo'] as const) {
          expect(scored(id, `line ${seed}`).measures[0]!.value, id).toBeLessThan(budget('score') / 2);
        }
        const [score, worst] = scored('lfu', `line ${seed}`).measures;
        expect(score!.value).toBeLessThan(budget('score'));
        expect(worst!.value).toBeLessThan(budget('worst-workload') / 1.5);
      }
    },
  );

  it('[R1] [R2] comes only to answers that can be true: Belady passes the check, one value more does not', () => {
    const { cases, results } = scored('belady', 'possible');
    for (const [index, one] of cases.entries()) expect(check(one, results[index]!, ResultCode.made)).toBeUndefined();
    const wrong = results[0]!.slice();
    const at = wrong.findLastIndex((result) => result !== ResultCode.undefined);
    wrong[at]! += 1;
    expect(check(cases[0]!, wrong, ResultCode.made)).toMatchObject({ callIndex: at });
  });
});

describe('the statement', () => {
  it('gives the example of the published seed', () => {
    const { parts } = scored('sieve', `${manifest.seed}/R11/score`).score;
    expect(parts[1]).toMatchObject({ value: 0.498, detail: '59.8% hits at capacity 100; LRU 50.6%, Belady 69.1%' });
  });
});

describe('createDisguise', () => {
  it('maps keys one to one, within thirty bits, and keeps no order', () => {
    const disguise = createDisguise(12_345);
    const disguised = Array.from({ length: 100_000 }, (_, key) => disguise(key));
    expect(new Set(disguised).size).toBe(100_000);
    expect(Math.max(...disguised)).toBeLessThan(2 ** 30);
    expect(Math.min(...disguised)).toBeGreaterThanOrEqual(0);
    const rising = disguised.filter((key, at) => at > 0 && key > disguised[at - 1]!).length;
    expect(Math.abs(rising / 100_000 - 0.5)).toBeLessThan(0.02);
  });
});
