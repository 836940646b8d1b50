import { dataPerStripe, type RaidLevel } from './layout.ts';

/** Accesses to disks, each to one chunk. */
export interface DiskAccesses {
  readonly reads: number;
  readonly writes: number;
}

/** Returns the sum of the accesses. */
export function totalOf({ reads, writes }: DiskAccesses): number {
  return reads + writes;
}

/** Returns the chunks of parity in each stripe. */
export function paritiesOf(level: RaidLevel): number {
  return { '0': 0, '1': 0, '5': 1, '6': 2, '10': 0 }[level];
}

/**
 * Returns what it takes to write one chunk by reading the old chunk and the old parities, and writing the new ones
 * (read-modify-write). Without parity nothing is read and every copy is written. Source for level 5: D. Patterson, G. Gibson, R. Katz,
 * A case for redundant arrays of inexpensive disks (RAID), SIGMOD 1988, sections 10 and 11.
 */
export function readModifyWrite(level: RaidLevel, disks: number): DiskAccesses {
  const parities = paritiesOf(level);
  if (parities === 0) return { reads: 0, writes: disks / dataPerStripe(level, disks) };
  return { reads: 1 + parities, writes: 1 + parities };
}

/** Returns what it takes to write one chunk by reading the other data of the stripe and computing the parities afresh (reconstruct-write). */
export function reconstructWrite(level: RaidLevel, disks: number): DiskAccesses {
  const parities = paritiesOf(level);
  if (parities === 0) return readModifyWrite(level, disks);
  return { reads: dataPerStripe(level, disks) - 1, writes: 1 + parities };
}

/** Returns the cheaper way to write one chunk. */
export function smallWrite(level: RaidLevel, disks: number): DiskAccesses {
  const [modify, reconstruct] = [readModifyWrite(level, disks), reconstructWrite(level, disks)];
  return totalOf(reconstruct) < totalOf(modify) ? reconstruct : modify;
}

/** Returns what it takes to write a whole stripe: every disk once, and nothing to read. */
export function fullStripeWrite(disks: number): DiskAccesses {
  return { reads: 0, writes: disks };
}
