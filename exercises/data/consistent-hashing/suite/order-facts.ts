/** Members of a ring with their weights at one moment; never changed. Nodes are result codes. */
export type Members = ReadonlyMap<number, number>;

/** For one key: `winner` comes before every node of `members` but itself and those in `without`. */
interface Observation {
  readonly winner: number;
  readonly members: Members;
  readonly without: readonly number[];
}

/** What is known of one key. */
interface KeyFacts {
  readonly observations: Observation[];
  /** Places of lists by the members they were asked on: place 0 is the owner. */
  readonly places: Map<Members, Map<number, number>>;
}

/**
 * Collects in which order keys meet the nodes of a ring, and tells which answers still fit.
 *
 * On a ring, which of two nodes a key meets first depends on where their points are, and so on these two and their weights alone: each key has one
 * fixed order of all pairs of node and weight, in which more weight stands further to the front. An answer says that one node comes before others.
 * Answers fit together exactly when these relations close no circle. From this follows all that the rules say of joins, leaves, weights, lists and
 * histories, for any calls on any number of rings with the same points.
 */
export class OrderFacts {
  private readonly facts = new Map<number, KeyFacts>();

  /** Returns which of the candidates can still be first for a key; at least one of them where all answers so far fit together. */
  possible(key: number, members: Members, candidates: readonly number[]): number[] {
    return candidates.filter((node) => this.canBeFirst(key, members, candidates, node));
  }

  /** Returns whether a node can be the first of the candidates for a key. */
  canBeFirst(key: number, members: Members, candidates: readonly number[], node: number): boolean {
    const before = this.nodesBefore(key, node, members.get(node)!);
    if (before.size === 0) return true;
    return !candidates.some((other) => {
      const weight = before.get(other);
      return other !== node && weight !== undefined && members.get(other)! >= weight;
    });
  }

  /** Notes that a node is the first for a key of all members but those in `without`. */
  note(key: number, members: Members, without: readonly number[], winner: number): void {
    const { observations } = this.factsOf(key);
    observations.push({ winner, members, without });
  }

  /** Returns the places known of a key's list on these members, to be added to. */
  places(key: number, members: Members): Map<number, number> {
    const { places } = this.factsOf(key);
    let found = places.get(members);
    if (!found) {
      found = new Map();
      places.set(members, found);
    }
    return found;
  }

  private factsOf(key: number): KeyFacts {
    let found = this.facts.get(key);
    if (!found) {
      found = { observations: [], places: new Map() };
      this.facts.set(key, found);
    }
    return found;
  }

  /**
   * Returns the nodes that are known to come before a node of the given weight, each with the least weight for which it is known.
   */
  private nodesBefore(key: number, node: number, weight: number): ReadonlyMap<number, number> {
    const before = new Map<number, number>();
    const observations = this.facts.get(key)?.observations;
    if (!observations) return before;
    const open: (readonly [node: number, weight: number])[] = [[node, weight]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [later, laterWeight] = next;
      for (const { winner, members, without } of observations) {
        const seenWeight = members.get(later);
        // The winner comes before `later` at the weight seen, and so before it at any lower one.
        if (winner === later || seenWeight === undefined || seenWeight < laterWeight || without.includes(later)) continue;
        const winnerWeight = members.get(winner)!;
        const known = before.get(winner);
        if (known !== undefined && known <= winnerWeight) continue;
        before.set(winner, winnerWeight);
        open.push([winner, winnerWeight]);
      }
    }
    return before;
  }
}
