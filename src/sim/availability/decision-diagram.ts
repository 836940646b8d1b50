import { TripleMap } from './triple-map.ts';

/** A node of a decision diagram: 0 is "down", 1 is "up", others ask for the state of one part. */
export type DiagramNode = number;

/** The node that is down whatever the parts do. */
export const down = 0;

/** The node that is up whatever the parts do. */
export const up = 1;

/** Thrown by a diagram that may not join as much as it was asked to. */
export class TooManyJoins extends Error {
  override readonly name = 'TooManyJoins';
}

/** The greatest whole number that engines keep without a box. */
const pastAll = 2 ** 30 - 1;

/**
 * Holds functions from the states of parts to "up" or "down" as one reduced, ordered decision diagram: equal functions are the same node,
 * and a part is asked for once on each way down, however often it was used. Parts are numbered from 0 in the order they are asked for.
 * Source: R. E. Bryant, Graph-based algorithms for Boolean function manipulation, IEEE Transactions on Computers C-35(8), 1986, section 4;
 * for availability A. Rauzy, New algorithms for fault trees analysis, Reliability Engineering and System Safety 40(3), 1993.
 */
export class DecisionDiagram {
  /** The part asked for at each node; past all parts at the two ends. */
  readonly #parts: number[] = [pastAll, pastAll];
  readonly #ifDown: DiagramNode[] = [down, up];
  readonly #ifUp: DiagramNode[] = [down, up];
  readonly #known = new TripleMap();
  readonly #joined = new TripleMap();

  #joinsLeft: number;

  /** Makes an empty diagram, which throws {@link TooManyJoins} once it had to work out more than `mostJoins` joins of two functions. */
  constructor(mostJoins = Infinity) {
    this.#joinsLeft = mostJoins;
  }

  /** Returns how many more joins it may work out. */
  get joinsLeft(): number {
    return this.#joinsLeft;
  }

  /** Returns how many nodes there are, the two ends among them. */
  get size(): number {
    return this.#parts.length;
  }

  /** Returns the function that is up when a part is, `part` a whole number from 0. */
  ofPart(part: number): DiagramNode {
    return this.#nodeOf(part, down, up);
  }

  /** Returns the function that is up when both of two are. */
  both(a: DiagramNode, b: DiagramNode): DiagramNode {
    return this.#join(down, a, b);
  }

  /** Returns the function that is up when one of two is. */
  either(a: DiagramNode, b: DiagramNode): DiagramNode {
    return this.#join(up, a, b);
  }

  /** Returns the function that is up when at least `least` of the functions are; they must not fall when a part comes up. */
  atLeast(least: number, functions: readonly DiagramNode[]): DiagramNode {
    // Row i holds the functions "at least k of those from i on", k from 0 to `least`; the last row knows of none.
    let row: DiagramNode[] = Array.from({ length: least + 1 }, (_, count) => (count === 0 ? up : down));
    for (const one of [...functions].reverse())
      row = row.map((without, count) => (count === 0 ? up : this.either(without, this.both(one, row[count - 1]!))));
    return row[Math.max(0, least)] ?? up;
  }

  /** Returns whether a function is up in one state of all parts. */
  isUp(node: DiagramNode, isPartUp: (part: number) => boolean): boolean {
    let at = node;
    while (at > up) at = isPartUp(this.#parts[at]!) ? this.#ifUp[at]! : this.#ifDown[at]!;
    return at === up;
  }

  /**
   * Returns the chance that a function ends at `end` when each part is down with its own chance, 0 to 1, independently. Every term of
   * the sum is positive, so the result is right to a few units in the last place, however small it is. The chance that a part is up is one
   * minus the other, unless it is given for itself.
   */
  chance(
    node: DiagramNode,
    end: DiagramNode,
    chanceDown: (part: number) => number,
    chanceUp: (part: number) => number = (part) => 1 - chanceDown(part),
  ): number {
    const chances = new Float64Array(this.#parts.length).fill(-1);
    chances[down] = end === down ? 1 : 0;
    chances[up] = end === up ? 1 : 0;
    const of = (at: DiagramNode): number => {
      if (chances[at]! >= 0) return chances[at]!;
      const part = this.#parts[at]!;
      const chance = chanceDown(part) * of(this.#ifDown[at]!) + chanceUp(part) * of(this.#ifUp[at]!);
      chances[at] = chance;
      return chance;
    };
    return of(node);
  }

  #nodeOf(part: number, ifDown: DiagramNode, ifUp: DiagramNode): DiagramNode {
    if (ifDown === ifUp) return ifUp;
    const next = this.#parts.length;
    const node = this.#known.getOrSet(part, ifDown, ifUp, next);
    if (node === next) {
      this.#parts.push(part);
      this.#ifDown.push(ifDown);
      this.#ifUp.push(ifUp);
    }
    return node;
  }

  /** Joins two functions so that one that is always `deciding` decides: `down` where both are needed, `up` where either is enough. */
  #join(deciding: typeof down | typeof up, a: DiagramNode, b: DiagramNode): DiagramNode {
    if (a === b) return a;
    const least = a < b ? a : b;
    const most = a < b ? b : a;
    // The ends have the smallest numbers; the other end leaves the decision to the other function.
    if (least <= up) return least === deciding || most === deciding ? deciding : most;
    const known = this.#joined.get(deciding, least, most);
    if (known !== undefined) return known;
    if (this.#joinsLeft <= 0) throw new TooManyJoins();
    this.#joinsLeft--;
    const partOfLeast = this.#parts[least]!;
    const partOfMost = this.#parts[most]!;
    const part = partOfLeast < partOfMost ? partOfLeast : partOfMost;
    // A function asks for this part first or not at all.
    const ifDown = this.#join(
      deciding,
      partOfLeast === part ? this.#ifDown[least]! : least,
      partOfMost === part ? this.#ifDown[most]! : most,
    );
    const ifUp = this.#join(deciding, partOfLeast === part ? this.#ifUp[least]! : least, partOfMost === part ? this.#ifUp[most]! : most);
    return this.#joined.getOrSet(deciding, least, most, this.#nodeOf(part, ifDown, ifUp));
  }
}
