import { describe, expect, it } from 'vitest';
import { ceilingOf, machinesAtPeak, scaleDefaults, throughputOf } from '../../../../src/components/lesson/scale-out.ts';
import { describeEnd, describeSystem, renderScaleRows } from '../../../../src/components/lesson/scale-out-table.ts';
import { meanWaitMs } from '../../../../src/sim/queueing/index.ts';

const talking = { ...scaleDefaults, crosstalkPercent: 0.05 };

describe('throughput of many machines', () => {
  it('is Amdahl’s law without crosstalk: 20 times one machine at most where 5% is serial', () => {
    expect(throughputOf(scaleDefaults, 1)).toBe(1000);
    expect(throughputOf(scaleDefaults, 32)).toBeCloseTo(1000 / (0.05 + 0.95 / 32), 9);
    expect(ceilingOf(scaleDefaults)).toBe(20_000);
    expect(throughputOf(scaleDefaults, 1e9)).toBeCloseTo(20_000, 1);
    expect(machinesAtPeak(scaleDefaults)).toBe(Infinity);
  });

  it('has its peak with crosstalk where Gunther puts it', () => {
    const peak = machinesAtPeak(talking);
    expect(peak).toBeCloseTo(Math.sqrt(0.95 / 0.0005), 9);
    expect(throughputOf(talking, 44)).toBeGreaterThan(throughputOf(talking, 40));
    expect(throughputOf(talking, 44)).toBeGreaterThan(throughputOf(talking, 48));
    expect(machinesAtPeak({ perMachine: 1, serialPercent: 100, crosstalkPercent: 1 })).toBe(1);
  });

  it('is linear where nothing is shared', () => {
    const free = { perMachine: 10, serialPercent: 0, crosstalkPercent: 0 };
    expect(throughputOf(free, 128)).toBe(1280);
    expect(ceilingOf(free)).toBe(Infinity);
    expect(describeEnd(free)).toContain('without end');
  });

  it('is put into words and rows', () => {
    expect(describeSystem(talking)).toBe('One machine serves 1,000 requests/s; 5% of the work is serial, crosstalk 0.05%.');
    expect(describeEnd(scaleDefaults)).toBe('However many machines, it never serves more than 20,000 requests/s.');
    expect(describeEnd(talking)).toContain('about 44 machines, 10,742 requests/s');
    expect(renderScaleRows(scaleDefaults)).toContain('<tr><th scope="row">32</th><td>12,549<');
    expect(renderScaleRows(scaleDefaults).match(/<tr>/g)).toHaveLength(8);
  });
});

describe('one fast server or two slow ones', () => {
  it('are as the lesson says at 80%: 25 ms, 27.8 ms with one queue, 50 ms with a queue each', () => {
    const one = { servers: 1, arrivalsPerMs: 0.16, meanServiceMs: 5, scv: 1 };
    const two = { servers: 2, arrivalsPerMs: 0.16, meanServiceMs: 10, scv: 1 };
    const each = { servers: 1, arrivalsPerMs: 0.08, meanServiceMs: 10, scv: 1 };
    expect([one, two, each].map((queue) => queue.meanServiceMs + meanWaitMs(queue)).map((ms) => ms.toFixed(1))).toEqual([
      '25.0',
      '27.8',
      '50.0',
    ]);
  });
});
