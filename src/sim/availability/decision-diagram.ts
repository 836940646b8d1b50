/** A node of a decision diagram: 0 is "down", 1 is "up", others ask for the state of one part. */
export type DiagramNode = number;

/** The node that is down whatever the parts do. */
export const down: DiagramNode = 0;

/** The node that is up whatever the parts do. */
export const up: DiagramNode = 1;

/**
 * Holds functions from the states of parts to "up" or "down" as one reduced, ordered decision diagram: equal functions are the same node,
 * and a part is asked for once on each way down, however often it was used. Parts are numbered from 0 in the order they are asked for.
 * Source: R. E. Bryant, Graph-based algorithms for Boolean function manipulation, IEEE Transactions on Computers C-35(8), 1986, section 4;
 * for availability A. Rauzy, New algorithms for fault trees analysis, Reliability Engineering and System Safety 40(3), 1993.
 */
export class DecisionDiagram {
  /** The part asked for at each node; past all parts at the two ends. */
  readonly #parts: number[] = [Infinity, Infinity];
  readonly #ifDown: DiagramNode[] = [down, up];
  readonly #ifUp: DiagramNode[] = [down, up];
  readonly #known = new Map<string, DiagramNode>();
  readonly #joined = new Map<string, DiagramNode>();

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
    if (a === down || b === down) return down;
    if (a === up || a === b) return b;
    return b === up ? a : this.#join('both', a, b);
  }

  /** Returns the function that is up when one of two is. */
  either(a: DiagramNode, b: DiagramNode): DiagramNode {
    if (a === up || b === up) return up;
    if (a === down || a === b) return b;
    return b === down ? a : this.#join('either', a, b);
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
   * the sum is positive, so the result is right to a few units in the last place, however small it is.
   */
  chance(node: DiagramNode, end: DiagramNode, chanceDown: (part: number) => number): number {
    const chances = new Map<DiagramNode, number>([
      [down, end === down ? 1 : 0],
      [up, end === up ? 1 : 0],
    ]);
    const of = (at: DiagramNode): number => {
      const known = chances.get(at);
      if (known !== undefined) return known;
      const ifDown = chanceDown(this.#parts[at]!);
      const chance = ifDown * of(this.#ifDown[at]!) + (1 - ifDown) * of(this.#ifUp[at]!);
      chances.set(at, chance);
      return chance;
    };
    return of(node);
  }

  #nodeOf(part: number, ifDown: DiagramNode, ifUp: DiagramNode): DiagramNode {
    if (ifDown === ifUp) return ifUp;
    const key = `${part}:${ifDown}:${ifUp}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const node = this.#parts.push(part) - 1;
    this.#ifDown.push(ifDown);
    this.#ifUp.push(ifUp);
    this.#known.set(key, node);
    return node;
  }

  #join(how: 'both' | 'either', a: DiagramNode, b: DiagramNode): DiagramNode {
    const key = a < b ? `${how}:${a}:${b}` : `${how}:${b}:${a}`;
    const known = this.#joined.get(key);
    if (known !== undefined) return known;
    const part = Math.min(this.#parts[a]!, this.#parts[b]!);
    const half = (when: 'down' | 'up'): DiagramNode =>
      this[how](...([a, b].map((node) => this.#cofactor(node, part, when)) as [DiagramNode, DiagramNode]));
    const node = this.#nodeOf(part, half('down'), half('up'));
    this.#joined.set(key, node);
    return node;
  }

  /** Returns what is left of a function once a part, which it asks for first or not at all, is known. */
  #cofactor(node: DiagramNode, part: number, when: 'down' | 'up'): DiagramNode {
    if (this.#parts[node] !== part) return node;
    return when === 'down' ? this.#ifDown[node]! : this.#ifUp[node]!;
  }
}
