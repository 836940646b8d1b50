import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/design/index.ts';
import { designOf, loadOf } from './sample-design.ts';

describe('a load with a mean rate of its own', () => {
  it('[A10] is paid by it where use is paid, and worked by its rate in the busiest hour', () => {
    const design = designOf(
      [
        ['users', 'clients'],
        ['cdn', 'cdn'],
        ['s', 'service', { replicas: 2 }],
        ['q', 'queue'],
      ],
      [['users cdn'], ['cdn s'], ['s q', 'async']],
    );
    const bill = (meanPerSecond?: number) => {
      const analysis = analyse(
        design,
        loadOf({ id: 'get', ratePerSecond: 300, responseKb: 10, ...(meanPerSecond !== undefined && { meanPerSecond }) }),
      );
      if (!analysis.ok) throw new Error('the design has problems');
      return {
        items: new Map(analysis.cost.items.map(({ price, monthlyUsDollars }) => [price.product, monthlyUsDollars.value])),
        analysis,
      };
    };
    const [peak, mean, same] = [bill(), bill(100), bill(300)];
    expect([...same.items]).toEqual([...peak.items]);
    for (const [product, value] of peak.items) {
      const times = product.startsWith('EC2') ? 1 : 3;
      expect([product, value / mean.items.get(product)!]).toEqual([product, expect.closeTo(times, 9)]);
    }
    expect(peak.items.size).toBeGreaterThanOrEqual(4);
    expect(mean.analysis.capacities).toEqual(peak.analysis.capacities);
  });
});
