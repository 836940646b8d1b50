import { describe, expect, it } from 'vitest';
import {
  compareResize,
  describeResize,
  hoursToMove,
  leastMoved,
  movedByModulo,
  movedInPartitions,
  renderResizeRows,
  resizeDefaults,
  resizeFields,
} from '../../../../src/components/lesson/resize.ts';

/** Counts what hash mod n moves over hashes that hold every pair of remainders equally often. */
function countMoved(from: number, to: number): number {
  const hashes = Array.from({ length: from * to }, (_, hash) => hash);
  return hashes.filter((hash) => hash % from !== hash % to).length / hashes.length;
}

describe('movedByModulo', () => {
  it('agrees with counting, for every resize up to 24 nodes', () => {
    for (let from = 1; from <= 24; from++) {
      for (let to = 1; to <= 24; to++) expect(movedByModulo({ from, to })).toBeCloseTo(countMoved(from, to), 12);
    }
  });

  it('gives the lesson its numbers: 10/11, 5/6, 1/2 and 9/10', () => {
    expect([11, 12, 20, 9].map((to) => movedByModulo({ from: 10, to }).toFixed(4))).toEqual(['0.9091', '0.8333', '0.5000', '0.9000']);
  });
});

describe('leastMoved', () => {
  it('is a fair share of those that come or go, and what doubling moves under mod n', () => {
    expect(leastMoved({ from: 10, to: 11 })).toBeCloseTo(1 / 11, 12);
    expect(leastMoved({ from: 10, to: 9 })).toBeCloseTo(1 / 10, 12);
    expect(movedByModulo({ from: 10, to: 20 })).toBeCloseTo(leastMoved({ from: 10, to: 20 }), 12);
  });
});

describe('movedInPartitions', () => {
  it('stays within a partition a node of the least', () => {
    for (let from = 1; from <= 40; from++) {
      for (let to = 1; to <= 40; to++) {
        const gap = Math.abs(movedInPartitions({ from, to }) - leastMoved({ from, to }));
        expect(gap).toBeLessThanOrEqual(Math.max(from, to) / 1024);
      }
    }
  });

  it('moves nothing where nothing changes', () => {
    expect(movedInPartitions({ from: 7, to: 7 })).toBe(0);
  });
});

describe('hoursToMove', () => {
  it('is the time to fill a newcomer, the same under mod n and at the least', () => {
    const [modulo, , least] = compareResize({ from: 10, to: 11 }).map(hoursToMove);
    expect(modulo!.toFixed(1)).toBe('2.5');
    expect(least).toBe(modulo);
  });

  it('is far longer under mod n when a node leaves: 2.8 against 0.3', () => {
    const hours = compareResize({ from: 10, to: 9 }).map((cost) => hoursToMove(cost).toFixed(1));
    expect(hours).toEqual(['2.8', '0.3', '0.3']);
  });
});

describe('renderResizeRows', () => {
  it('writes a row a way, with what moved for nothing', () => {
    const rows = renderResizeRows({ from: 10, to: 11 });
    expect(rows.match(/<tr>/g)).toHaveLength(3);
    expect(rows).toContain('<th scope="row">hash mod n</th><td>90.9%</td><td>9.09</td><td>8.18</td><td>2.5</td>');
  });
});

describe('describeResize', () => {
  it('names the resize', () => {
    expect(describeResize({ from: 3, to: 4 })).toContain('From 3 to 4 nodes');
  });
});

describe('resizeFields', () => {
  it('begin with what the figure shows, and take what the rows can be computed for', () => {
    expect(Object.fromEntries(resizeFields.map(({ name, value }) => [name, value]))).toEqual(resizeDefaults);
    expect(resizeFields.every(({ whole }) => whole)).toBe(true);
    for (const from of [resizeFields[0]!.least, resizeFields[0]!.most]) {
      for (const to of [resizeFields[1]!.least, resizeFields[1]!.most]) {
        expect(renderResizeRows({ from, to })).not.toMatch(/NaN|Infinity|-/);
      }
    }
  });
});
