/** The levels of RAID modelled here. */
export const raidLevels = ['0', '1', '5', '6', '10'] as const;

/** A level of RAID: 0 stripes, 1 mirrors, 5 and 6 stripe with one and two parities a stripe, 10 stripes over pairs of mirrors. */
export type RaidLevel = (typeof raidLevels)[number];

/** What lies in one place of a disk: a chunk of data or a copy of it, numbered from 0 over the array, or the parity of the stripe. */
export type Chunk =
  { readonly kind: 'data'; readonly chunk: number; readonly copy: number } | { readonly kind: 'P' } | { readonly kind: 'Q' };

/** The disks, fewest and most, that a level can be laid over here; 10 takes pairs. */
export function disksOf(level: RaidLevel): { readonly least: number; readonly most: number; readonly step: 1 | 2 } {
  const least = { '0': 2, '1': 2, '5': 3, '6': 4, '10': 4 }[level];
  return { least, most: 8, step: level === '10' ? 2 : 1 };
}

/** Returns how many chunks of data a stripe holds, copies not counted. */
export function dataPerStripe(level: RaidLevel, disks: number): number {
  switch (level) {
    case '0':
      return disks;
    case '1':
      return 1;
    case '5':
      return disks - 1;
    case '6':
      return disks - 2;
    case '10':
      return disks / 2;
  }
}

/**
 * Returns what each disk holds in a stripe, both counted from 0. Levels 5 and 6 rotate as Linux md does by default, "left symmetric":
 * P moves one disk to the left with each stripe, Q follows it, and the data go on after them, around the end. Level 10 is md's "near"
 * layout of two copies. Source: Linux drivers/md/raid5.c, raid5_compute_sector; md(4), RAID10.
 */
export function layStripe(level: RaidLevel, disks: number, stripe: number): readonly Chunk[] {
  const perStripe = dataPerStripe(level, disks);
  const data = (place: number, copy = 0): Chunk => ({ kind: 'data', chunk: stripe * perStripe + place, copy });
  const all = Array.from({ length: disks }, (_, disk) => disk);
  if (level === '0') return all.map((disk) => data(disk));
  if (level === '1') return all.map((disk) => data(0, disk));
  if (level === '10') return all.map((disk) => data(Math.floor(disk / 2), disk % 2));
  const p = disks - 1 - (stripe % disks);
  const parities = level === '5' ? 1 : 2;
  return all.map((disk): Chunk => {
    const after = (disk - p + disks) % disks;
    if (after === 0) return { kind: 'P' };
    return after === 1 && parities === 2 ? { kind: 'Q' } : data(after - parities);
  });
}

/** Returns the disk that holds a chunk of data of a stripe by its place in the stripe, the first of its copies. */
export function diskOfData(level: RaidLevel, disks: number, stripe: number, place: number): number {
  const chunk = stripe * dataPerStripe(level, disks) + place;
  return layStripe(level, disks, stripe).findIndex((one) => one.kind === 'data' && one.chunk === chunk);
}
