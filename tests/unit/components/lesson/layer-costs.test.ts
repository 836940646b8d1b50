import { describe, expect, it } from 'vitest';
import {
  bulkBytesPerSecond,
  layerDefaults,
  layerFields,
  layerRows,
  readTraffic,
} from '../../../../src/components/lesson/layer-costs-table.ts';
import { costOfLayer } from '../../../../src/components/lesson/layer-costs.ts';

const tls = { handshakesPerSecond: 2_000, bytesPerSecond: bulkBytesPerSecond };
const traffic = readTraffic(layerDefaults);

describe('costOfLayer', () => {
  it('hands every client connection to a backend at layer 4, and only requests in work at layer 7', () => {
    expect(costOfLayer('layer-4', traffic, tls).connectionsPerBackend).toBe(2_500);
    expect(costOfLayer('layer-7-plain', traffic, tls).connectionsPerBackend).toBe(25);
  });

  it('passes only requests when backends answer directly, which layer 7 cannot', () => {
    const { bitsPerSecond, directReturnBitsPerSecond } = costOfLayer('layer-4', traffic, tls);
    expect(bitsPerSecond).toBe(4.08e9);
    expect(directReturnBitsPerSecond).toBe(8e7);
    expect(costOfLayer('layer-7-tls', traffic, tls).directReturnBitsPerSecond).toBeNull();
  });

  it('moves the work of TLS, and encrypts twice on a balancer that encrypts again', () => {
    const each = { ...traffic, requestsPerConnection: 1 };
    const [layer4, plain, again] = (['layer-4', 'layer-7-plain', 'layer-7-tls'] as const).map((layer) => costOfLayer(layer, each, tls));
    const bulk = 5.1e8 / bulkBytesPerSecond;
    expect(layer4!.backendCores).toBeCloseTo(5 + bulk, 9);
    expect(layer4!.balancerCores).toBe(0);
    expect(plain!.balancerCores).toBeCloseTo(layer4!.backendCores, 9);
    expect(plain!.backendCores).toBe(0);
    expect(again!.balancerCores).toBeCloseTo(5 + 2 * bulk, 9);
    expect(again!.backendCores).toBeCloseTo(bulk, 9);
  });
});

describe('layerRows', () => {
  it('says the numbers of the lesson', () => {
    expect(layerRows(layerDefaults)).toEqual([
      ['Through the balancer', '4.08 Gbit/s', '4.08 Gbit/s', '4.08 Gbit/s'],
      ['With direct return', '80 Mbit/s', 'not possible', 'not possible'],
      ['TLS on it, cores', '0', '0.35', '0.65'],
      ['TLS on all backends, cores', '0.35', '0', '0.3'],
      ['Connections on a backend', '2,500', '25 busy', '25 busy'],
      ['Requests per choice', '100', '1', '1'],
    ]);
  });

  it('has a field for each number, at its default', () => {
    expect(Object.fromEntries(layerFields.map(({ name, value }) => [name, value]))).toEqual(layerDefaults);
  });
});
