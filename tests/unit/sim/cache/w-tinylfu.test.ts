import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import { createFrequencySketch } from '../../../../src/sim/cache/frequency-sketch.ts';
import { computeNextUses, createPolicy, type PolicyId } from '../../../../src/sim/cache/index.ts';
import { generateKeys } from '../../../../src/sim/workload/index.ts';

function hitRatio(id: PolicyId, keys: Int32Array, keyCount: number, capacity: number): number {
  const cache = createPolicy(id, { capacity, keyCount, stream: createStream(''), nextUses: computeNextUses(keys, keyCount) });
  let hits = 0;
  for (const key of keys) if (cache.access(key)) hits++;
  return hits / keys.length;
}

describe('createFrequencySketch', () => {
  it('never estimates too low while nothing has been halved, and seldom too high', () => {
    const sketch = createFrequencySketch(256);
    const keys = generateKeys({ kind: 'zipf', keyCount: 1_000, alpha: 1 }, 2_000, 'sketch');
    const counts = new Map<number, number>();
    for (const key of keys) {
      sketch.record(key);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    let over = 0;
    for (const [key, count] of counts) {
      expect(sketch.frequency(key)).toBeGreaterThanOrEqual(Math.min(15, count));
      if (sketch.frequency(key) > Math.min(15, count)) over += 1;
    }
    expect(over / counts.size).toBeLessThan(0.1);
  });

  it('counts to 15 and no further', () => {
    const sketch = createFrequencySketch(64);
    for (let times = 0; times < 40; times++) sketch.record(7);
    expect(sketch.frequency(7)).toBe(15);
  });

  it('halves every count after ten requests an entry', () => {
    const sketch = createFrequencySketch(64);
    for (let times = 0; times < 12; times++) sketch.record(1);
    for (let key = 100; key < 100 + 640 - 13; key++) sketch.record(key);
    expect(sketch.frequency(1)).toBeGreaterThanOrEqual(12);
    sketch.record(99);
    expect(sketch.frequency(1)).toBeLessThanOrEqual(8);
    expect(sketch.frequency(1)).toBeGreaterThanOrEqual(6);
  });
});

describe('W-TinyLFU', () => {
  // G. Einziger, R. Friedman, B. Manes, ACM ToS 13(4), 2017: admission by frequency closes most of the gap to the best possible under skew.
  it('hits more often than LRU, ARC, 2Q and SIEVE on Zipf 0.9 and less often than Belady', () => {
    const keys = generateKeys({ kind: 'zipf', keyCount: 10_000, alpha: 0.9 }, 200_000, 'w-tinylfu');
    const ratio = (id: PolicyId) => hitRatio(id, keys, 10_000, 500);
    for (const id of ['lru', 'arc', '2q', 'sieve'] as const) expect(ratio('w-tinylfu'), id).toBeGreaterThan(ratio(id) + 0.005);
    expect(ratio('w-tinylfu')).toBeLessThan(ratio('belady'));
  });

  it('comes within three points of the best fixed set of keys, which under independent references nothing online can beat', () => {
    const keys = generateKeys({ kind: 'zipf', keyCount: 2_000, alpha: 1 }, 400_000, 'static').subarray(50_000);
    let popular = 0;
    for (const key of keys) if (key < 200) popular += 1;
    const best = popular / keys.length;
    const reached = hitRatio('w-tinylfu', keys, 2_000, 200);
    expect(reached).toBeLessThan(best);
    expect(best - reached).toBeLessThan(0.03);
  });

  it('lets a scan pass through its window', () => {
    const hot = Array.from({ length: 99 }, (_, key) => key);
    const scan = Array.from({ length: 800 }, (_, index) => 1_000 + index);
    const keys = Int32Array.from([...Array.from({ length: 8 }, () => hot).flat(), ...scan, ...hot]);
    const before = Math.round(hitRatio('w-tinylfu', keys.subarray(0, keys.length - 99), 6_000, 100) * (keys.length - 99));
    const after = Math.round(hitRatio('w-tinylfu', keys, 6_000, 100) * keys.length);
    expect(after - before).toBe(99);
  });
});
