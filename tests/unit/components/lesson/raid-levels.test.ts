import { expect, it } from 'vitest';
import { raidLevelRows } from '../../../../src/components/lesson/raid-levels.ts';

it('gives the figures the lesson on RAID quotes', () => {
  expect(raidLevelRows(6)).toEqual([
    ['0', '6 disks', 'none', '0', '1 write'],
    ['1', '1 disk', '5', '15', '6 writes'],
    ['5', '5 disks', '1', '0', '4: 2 reads, 2 writes'],
    ['6', '4 disks', '2', '15', '6: 3 reads, 3 writes'],
    ['10', '3 disks', '1', '12', '2 writes'],
  ]);
});
