/** A part that can be up or down. */
export interface Part {
  /** At most {@link mostNameLetters} letters, digits, spaces, dots and dashes. */
  readonly name: string;
  /** Share of time it is up, 0 to 100 percent, at most six decimals. */
  readonly percent: number;
}

/** A piece of the diagram: a place where a part is used, or a group of pieces. */
export type Block = Place | Group;

/** A place where a part is used, by its number in the list of parts. */
export interface Place {
  readonly kind: 'place';
  readonly part: number;
}

/** Pieces in sequence, all of which are needed, or in parallel, of which so many are. */
export interface Group {
  readonly kind: 'sequence' | 'parallel';
  /** How many of the pieces must be up, 1 to their number; in sequence all. */
  readonly need: number;
  /** At least two. */
  readonly of: readonly Block[];
}

/** Where a piece stands in the diagram: its place in the group it is in, from the outermost on; the whole diagram is []. */
export type Path = readonly number[];

/** Everything a link to the lab carries. */
export interface DiagramSettings {
  readonly parts: readonly Part[];
  readonly root: Block;
}

/** The most parts, places and groups within groups of a diagram. */
export const limits = { parts: 12, places: 16, depth: 5 } as const;

/** The longest name of a part. */
export const mostNameLetters = 14;

/** Returns pieces in sequence. */
export function inSequence(...of: readonly Block[]): Group {
  return { kind: 'sequence', need: of.length, of };
}

/** Returns pieces in parallel of which `need` must be up. */
export function inParallel(need: number, ...of: readonly Block[]): Group {
  return { kind: 'parallel', need, of };
}

const at = (part: number): Place => ({ kind: 'place', part });

/** A diagram to begin with. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly settings: DiagramSettings;
}

/** The diagrams to begin with; the first is the one the lab opens with. */
export const presets: readonly Preset[] = [
  {
    id: 'shop',
    name: 'A shop: balancer, two servers, database',
    settings: {
      parts: [
        { name: 'Balancer', percent: 99.99 },
        { name: 'Server 1', percent: 99.9 },
        { name: 'Server 2', percent: 99.9 },
        { name: 'Database', percent: 99.95 },
      ],
      root: inSequence(at(0), inParallel(1, at(1), at(2)), at(3)),
    },
  },
  {
    id: 'three',
    name: 'Three services in sequence, 99.9% each',
    settings: {
      parts: ['Orders', 'Stock', 'Payment'].map((name) => ({ name, percent: 99.9 })),
      root: inSequence(at(0), at(1), at(2)),
    },
  },
  {
    id: 'quorum',
    name: 'Two of three replicas, 99% each',
    settings: {
      parts: ['Replica 1', 'Replica 2', 'Replica 3'].map((name) => ({ name, percent: 99 })),
      root: inParallel(2, at(0), at(1), at(2)),
    },
  },
  {
    id: 'power',
    name: 'Two servers on one power feed',
    settings: {
      parts: [
        { name: 'Power', percent: 99.9 },
        { name: 'Server A', percent: 99 },
        { name: 'Server B', percent: 99 },
      ],
      root: inParallel(1, inSequence(at(0), at(1)), inSequence(at(0), at(2))),
    },
  },
  {
    id: 'regions',
    name: 'Two regions that share their sign-in',
    settings: {
      parts: [
        { name: 'DNS', percent: 99.999 },
        { name: 'Sign-in', percent: 99.95 },
        { name: 'East web', percent: 99.9 },
        { name: 'East data', percent: 99.9 },
        { name: 'West web', percent: 99.9 },
        { name: 'West data', percent: 99.9 },
      ],
      root: inSequence(at(0), inParallel(1, inSequence(at(1), at(2), at(3)), inSequence(at(1), at(4), at(5)))),
    },
  },
];

/** The set-up the lab begins with. */
export const defaultSettings: DiagramSettings = presets[0]!.settings;
