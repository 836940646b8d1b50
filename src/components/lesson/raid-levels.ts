import { figuresOf } from '../../islands/labs/raid/level-figures.ts';
import { raidLevels, totalOf } from '../../sim/raid/index.ts';

/**
 * Returns, for each level over a number of disks that all levels can take, its name, what it holds, how many disks may fail whichever they
 * are, how many pairs may, and what a small write takes.
 */
export function raidLevelRows(disks: number): readonly (readonly string[])[] {
  return raidLevels.map((level) => {
    const { capacityDisks, anyFailures, pairs, smallWrite } = figuresOf(level, disks);
    const reads = smallWrite.reads === 0 ? '' : `${smallWrite.reads} reads, `;
    const writes = `${smallWrite.writes} ${smallWrite.writes === 1 ? 'write' : 'writes'}`;
    return [
      level,
      `${capacityDisks} ${capacityDisks === 1 ? 'disk' : 'disks'}`,
      anyFailures === 0 ? 'none' : String(anyFailures),
      String(pairs.survived),
      totalOf(smallWrite) > smallWrite.writes ? `${totalOf(smallWrite)}: ${reads}${writes}` : writes,
    ];
  });
}
