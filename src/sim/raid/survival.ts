import { dataPerStripe, layStripe, type RaidLevel } from './layout.ts';

/** Whether the data of one stripe can be read or computed while disks are lost. */
export function stripeSurvives(level: RaidLevel, disks: number, stripe: number, lost: ReadonlySet<number>): boolean {
  const chunks = layStripe(level, disks, stripe);
  const left = chunks.filter((_, disk) => !lost.has(disk));
  const data = new Set(left.flatMap((chunk) => (chunk.kind === 'data' ? [chunk.chunk] : [])));
  // Each parity that is left stands in for one chunk of data.
  const parities = left.filter((chunk) => chunk.kind !== 'data').length;
  return dataPerStripe(level, disks) - data.size <= parities;
}

/** Returns, disk by disk, whether the chunk it holds in a stripe can be read there or found from the disks that are left. */
export function findable(level: RaidLevel, disks: number, stripe: number, lost: ReadonlySet<number>): readonly boolean[] {
  const chunks = layStripe(level, disks, stripe);
  const isWhole = stripeSurvives(level, disks, stripe, lost);
  const isLeft = (chunk: number): boolean => chunks.some((one, disk) => one.kind === 'data' && one.chunk === chunk && !lost.has(disk));
  return chunks.map((chunk, disk) => !lost.has(disk) || isWhole || (chunk.kind === 'data' && isLeft(chunk.chunk)));
}

/** Returns whether all data can be read or computed while disks are lost. The layout repeats after as many stripes as disks. */
export function survives(level: RaidLevel, disks: number, lost: ReadonlySet<number>): boolean {
  for (let stripe = 0; stripe < disks; stripe++) if (!stripeSurvives(level, disks, stripe, lost)) return false;
  return true;
}

/** How many of the ways to lose some disks at once lose no data. */
export interface SurvivalCount {
  readonly survived: number;
  readonly ways: number;
}

/** Counts, by trying each set of `failures` disks, which ones are survived. */
export function countSurvived(level: RaidLevel, disks: number, failures: number): SurvivalCount {
  let survived = 0;
  let ways = 0;
  for (let set = 0; set < 1 << disks; set++) {
    const lost = new Set(Array.from({ length: disks }, (_, disk) => disk).filter((disk) => (set >> disk) & 1));
    if (lost.size !== failures) continue;
    ways++;
    if (survives(level, disks, lost)) survived++;
  }
  return { survived, ways };
}

/** Returns the disks whose loss, on top of those lost already, would lose data; none when data are lost already. */
export function criticalDisks(level: RaidLevel, disks: number, lost: ReadonlySet<number>): readonly number[] {
  if (!survives(level, disks, lost)) return [];
  return Array.from({ length: disks }, (_, disk) => disk).filter(
    (disk) => !lost.has(disk) && !survives(level, disks, new Set([...lost, disk])),
  );
}
