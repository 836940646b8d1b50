import { describe, expect, it } from 'vitest';
import { compareMemory, memoryDefaults, memoryFields, memoryRows } from '../../../../src/components/lesson/memory-cost.ts';
import { valueIn } from '../../../../src/estimate/index.ts';

describe('memory against disks', () => {
  it('costs and takes what the lesson says', () => {
    expect(memoryRows(memoryDefaults)).toEqual([
      ['All in memory', '$20,000', '120 ns'],
      ['Part in memory, SSD behind', '$4,000', '35.1 µs'],
      ['SSD alone', '$2,000', '100 µs'],
      ['Part in memory, hard disk behind', '$2,500', '3.5 ms'],
      ['Hard disk alone', '$500', '10 ms'],
    ]);
  });

  it('comes with all of it held to the memory and the disk behind it, and with nothing held to the disk alone', () => {
    const [memory, all] = compareMemory({ ...memoryDefaults, heldPercent: 100, hitPercent: 100 });
    expect(valueIn(all!.cost, '$')).toBeCloseTo(valueIn(memory!.cost, '$') + 2000, 6);
    expect(all!.read.value).toBeCloseTo(memory!.read.value, 15);
    const [, none, ssd] = compareMemory({ ...memoryDefaults, heldPercent: 0, hitPercent: 0 });
    expect(valueIn(none!.cost, '$')).toBeCloseTo(valueIn(ssd!.cost, '$'), 6);
    expect(none!.read.value).toBeGreaterThan(ssd!.read.value);
  });

  it('is in numbers at both ends of every field', () => {
    for (const { name, least, most } of memoryFields) {
      for (const value of [least, most])
        expect(memoryRows({ ...memoryDefaults, [name]: value }).join()).not.toMatch(/NaN|Infinity|undefined/);
    }
  });
});
