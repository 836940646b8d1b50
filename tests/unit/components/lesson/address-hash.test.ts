import { describe, expect, it } from 'vitest';
import { assignBackends, clientAddresses, countMoves, shareWithSharedAddress } from '../../../../src/components/lesson/address-hash.ts';

describe('countMoves', () => {
  it.each([2, 3, 5, 10, 20, 40])('by modulo moves all but about one in n: n = %i', (backends) => {
    expect(countMoves('modulo', backends).moved).toBeCloseTo(1 - 1 / backends, 1);
  });

  it.each([2, 3, 5, 10, 20, 40])('by rendezvous moves the clients of the dead backend only: n = %i', (backends) => {
    const { moved, orphaned } = countMoves('rendezvous', backends);
    expect(moved).toBe(orphaned);
    expect(Math.abs(moved * backends - 1)).toBeLessThan(0.2);
  });
});

describe('assignBackends', () => {
  it.each(['modulo', 'rendezvous'] as const)('spreads addresses in blocks evenly, within a tenth: %s', (rule) => {
    const counts = new Array<number>(10).fill(0);
    for (const backend of assignBackends(rule, clientAddresses(10_000), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])) counts[backend]!++;
    expect(Math.max(...counts.map((count) => Math.abs(count / 1_000 - 1)))).toBeLessThan(0.1);
  });
});

describe('shareWithSharedAddress', () => {
  it('is 28% with ten backends and a fifth behind one address', () => {
    expect(shareWithSharedAddress(10, 0.2)).toBeCloseTo(0.28, 12);
  });
});
