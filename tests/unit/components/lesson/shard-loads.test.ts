import { describe, expect, it } from 'vitest';
import type { PartitionWay } from '../../../../src/components/lesson/shard-loads.ts';
import { describeSetup, measureShards, renderShardRows, shardDefaults } from '../../../../src/components/lesson/shard-loads.ts';

function loadOf(way: PartitionWay, setup = shardDefaults) {
  return measureShards(setup).find((load) => load.way === way)!;
}

describe('measureShards', () => {
  it('sends all new orders to one shard where shards are ranges of time, with rows spread evenly', () => {
    expect(loadOf('range-time')).toMatchObject({ fullest: 1, hottest: 8, forCustomer: 8, forHour: 1 });
  });

  it('keeps a customer on one shard by customer and by country, on all by order and by turns', () => {
    for (const way of ['range-customer', 'list-country', 'hash-customer'] as const) expect(loadOf(way).forCustomer).toBe(1);
    for (const way of ['hash-order', 'round-robin'] as const) expect(loadOf(way).forCustomer).toBe(8);
  });

  it('leaves shards empty where a list has fewer values than there are shards', () => {
    expect(loadOf('list-country').forHour).toBe(6);
  });

  it('deals rows out exactly evenly by turns, and within 5% by hash of order', () => {
    expect(loadOf('round-robin').fullest).toBe(1);
    expect(loadOf('hash-order').fullest).toBeLessThan(1.05);
  });

  it('does not hash away the skew of the customers: the lesson’s 1.16, 1.49 and 2.31', () => {
    const fullest = [0, 0.8, 1.1].map((skew) => loadOf('hash-customer', { shards: 8, skew }).fullest.toFixed(2));
    expect(fullest).toEqual(['1.16', '1.49', '2.31']);
  });

  it('answers what the figure asks: 1.5 times the mean', () => {
    expect(loadOf('hash-customer').fullest.toFixed(1)).toBe('1.5');
  });

  it('gives the lesson its other numbers: 2.76 by country, 2.19 for 16 shards by customer', () => {
    expect(loadOf('list-country').fullest.toFixed(2)).toBe('2.76');
    expect(loadOf('hash-customer', { shards: 16, skew: 0.8 }).fullest.toFixed(2)).toBe('2.19');
  });
});

describe('renderShardRows', () => {
  it('writes a row a way', () => {
    expect(renderShardRows(measureShards(shardDefaults)).match(/<tr>/g)).toHaveLength(6);
  });
});

describe('describeSetup', () => {
  it('names shards and skew', () => {
    expect(describeSetup({ shards: 4, skew: 0 })).toContain('all alike), 4 shards');
  });
});
