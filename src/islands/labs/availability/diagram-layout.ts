import type { Block, Path } from './settings.ts';

/** Which way a sequence runs: to the right, or down where the page is narrow. */
export type Direction = 'right' | 'down';

/** A box for a place of a part; x and y are its upper left corner. */
export interface Box {
  readonly path: Path;
  readonly part: number;
  readonly x: number;
  readonly y: number;
}

/** Where the ways of a parallel group come together again. */
export interface Join {
  readonly path: Path;
  readonly x: number;
  readonly y: number;
  readonly need: number;
  readonly count: number;
}

/** Everything to draw of a diagram, in pixels. */
export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  /** Paths of SVG. */
  readonly wires: readonly string[];
  readonly joins: readonly Join[];
}

/** The size of a box, by the way the sequence runs. */
export const boxSizes = { right: { width: 104, height: 50 }, down: { width: 88, height: 50 } } as const;

/** Along a sequence between pieces, across between ways, and from where ways part to the first box. */
const gaps = { right: { along: 26, across: 18, lead: 26 }, down: { along: 22, across: 12, lead: 22 } } as const;
const edge = 24;
/** Room for the badges on the corners of boxes. */
const rim = 12;

interface Extent {
  readonly along: number;
  readonly across: number;
}

/** Lays out a diagram: sequences run one way, what is in parallel stands side by side across. */
export function layDiagram(root: Block, direction: Direction): DiagramLayout {
  const size = boxSizes[direction];
  const box: Extent = direction === 'right' ? { along: size.width, across: size.height } : { along: size.height, across: size.width };
  const gap = gaps[direction];
  const boxes: Box[] = [];
  const wires: string[] = [];
  const joins: Join[] = [];
  const point = (along: number, across: number): string => (direction === 'right' ? `${along} ${across}` : `${across} ${along}`);

  const extentOf = (block: Block): Extent => {
    if (block.kind === 'place') return box;
    const inner = block.of.map(extentOf);
    const between = (inner.length - 1) * (block.kind === 'sequence' ? gap.along : gap.across);
    const sum = (of: keyof Extent): number => inner.reduce((total, one) => total + one[of], between);
    const most = (of: keyof Extent): number => Math.max(...inner.map((one) => one[of]));
    return block.kind === 'sequence'
      ? { along: sum('along'), across: most('across') }
      : { along: most('along') + 2 * gap.lead, across: sum('across') };
  };

  /** Places a piece from `along` on, its middle at `across`. */
  const place = (block: Block, path: Path, along: number, across: number): void => {
    if (block.kind === 'place') {
      const corner = across - box.across / 2;
      boxes.push({ path, part: block.part, ...(direction === 'right' ? { x: along, y: corner } : { x: corner, y: along }) });
      return;
    }
    const whole = extentOf(block);
    if (block.kind === 'sequence') {
      let from = along;
      block.of.forEach((one, step) => {
        if (step > 0) wires.push(`M${point(from - gap.along, across)}L${point(from, across)}`);
        place(one, [...path, step], from, across);
        from += extentOf(one).along + gap.along;
      });
      return;
    }
    const end = along + whole.along;
    let from = across - whole.across / 2;
    block.of.forEach((one, step) => {
      const extent = extentOf(one);
      const middle = from + extent.across / 2;
      const start = along + (whole.along - extent.along) / 2;
      wires.push(
        `M${point(along, across)}L${point(along + gap.lead / 2, across)}L${point(along + gap.lead / 2, middle)}L${point(start, middle)}`,
      );
      wires.push(
        `M${point(start + extent.along, middle)}L${point(end - gap.lead / 2, middle)}L${point(end - gap.lead / 2, across)}L${point(end, across)}`,
      );
      place(one, [...path, step], start, middle);
      from += extent.across + gap.across;
    });
    const joinAlong = end - gap.lead / 2;
    joins.push({
      path,
      need: block.need,
      count: block.of.length,
      ...(direction === 'right' ? { x: joinAlong, y: across } : { x: across, y: joinAlong }),
    });
  };

  const whole = extentOf(root);
  const middle = rim + whole.across / 2;
  wires.push(
    `M${point(0, middle)}L${point(edge, middle)}`,
    `M${point(edge + whole.along, middle)}L${point(2 * edge + whole.along, middle)}`,
  );
  place(root, [], edge, middle);
  const [along, across] = [whole.along + 2 * edge, whole.across + 2 * rim];
  return { ...(direction === 'right' ? { width: along, height: across } : { width: across, height: along }), boxes, wires, joins };
}
