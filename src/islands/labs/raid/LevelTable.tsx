import type { ReactNode } from 'react';
import { disksOf, raidLevels, totalOf } from '../../../sim/raid/index.ts';
import { FigureTable } from '../shared/FigureTable.tsx';
import { figuresOf } from './level-figures.ts';

/** Shows what every level comes to over the same number of disks, as a table. */
export function LevelTable({ disks }: { readonly disks: number }): ReactNode {
  return (
    <FigureTable
      label={`Levels over ${disks} disks`}
      columns={[`Over ${disks} disks`, 'Holds', 'Any may fail', 'Pairs survived', 'Small write', 'of which reads']}
      rows={raidLevels.map((level) => {
        const { least, step } = disksOf(level);
        if (disks < least || (disks - least) % step !== 0)
          return [`RAID ${level}`, step === 2 ? 'needs an even number from 4' : `needs ${least}`, '', '', '', ''];
        const { capacityDisks, anyFailures, pairs, smallWrite } = figuresOf(level, disks);
        return [
          `RAID ${level}`,
          `${capacityDisks} ${capacityDisks === 1 ? 'disk' : 'disks'}`,
          String(anyFailures),
          `${pairs.survived} of ${pairs.ways}`,
          String(totalOf(smallWrite)),
          String(smallWrite.reads),
        ];
      })}
    />
  );
}
