import type { DiskAccesses, RaidLevel, SurvivalCount } from '../../../sim/raid/index.ts';
import { countSurvived, dataPerStripe, smallWrite } from '../../../sim/raid/index.ts';

/** What a level comes to over a number of disks. */
export interface LevelFigures {
  /** How many disks' worth of data it holds. */
  readonly capacityDisks: number;
  /** How many disks may fail at once, whichever they are. */
  readonly anyFailures: number;
  /** Which pairs of disks may fail together. */
  readonly pairs: SurvivalCount;
  /** What it takes to write one chunk. */
  readonly smallWrite: DiskAccesses;
}

/** Computes what a level comes to, by trying all failures. */
export function figuresOf(level: RaidLevel, disks: number): LevelFigures {
  let anyFailures = 0;
  for (; anyFailures < disks; anyFailures++) {
    const { survived, ways } = countSurvived(level, disks, anyFailures + 1);
    if (survived < ways) break;
  }
  return {
    capacityDisks: dataPerStripe(level, disks),
    anyFailures,
    pairs: countSurvived(level, disks, 2),
    smallWrite: smallWrite(level, disks),
  };
}
