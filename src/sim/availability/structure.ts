import { DecisionDiagram, down, up, type DiagramNode } from './decision-diagram.ts';

/**
 * What a system needs in order to work, as a tree: a part, or at least so many of several things. The same part may stand in several
 * places; it is still one part and fails once.
 */
export type Structure = PartInPlace | Needs;

/** A place where a part is used. */
export interface PartInPlace {
  readonly part: string;
}

/** At least `least` of the things given, 0 to their number: all of them is a sequence, one of them is in parallel. */
export interface Needs {
  readonly least: number;
  readonly of: readonly Structure[];
}

/** Needs all of the things given: a sequence. */
export function allOf(...of: readonly Structure[]): Needs {
  return { least: of.length, of };
}

/** Needs one of the things given: they stand in parallel. */
export function anyOf(...of: readonly Structure[]): Needs {
  return { least: 1, of };
}

/** The chance that each part is down, 0 to 1, by its name; parts must fail independently of each other. */
export type Unavailability = ReadonlyMap<string, number>;

/** A structure made ready to be asked about: which parts it stands on, and with what chance it works. */
export class SystemModel {
  /** The parts, each once, in the order of their first place. */
  readonly parts: readonly string[];
  readonly #diagram = new DecisionDiagram();
  readonly #root: DiagramNode;

  /** Throws RangeError when a need is no whole number from 0 to the number of things it is over. */
  constructor(structure: Structure) {
    const parts = new Map<string, number>();
    const read = (one: Structure): DiagramNode => {
      if ('part' in one) {
        if (!parts.has(one.part)) parts.set(one.part, parts.size);
        return this.#diagram.ofPart(parts.get(one.part)!);
      }
      if (!Number.isInteger(one.least) || one.least < 0 || one.least > one.of.length)
        throw new RangeError(`needs ${one.least} of ${one.of.length}: give a whole number from 0 to ${one.of.length}`);
      return this.#diagram.atLeast(one.least, one.of.map(read));
    };
    this.#root = read(structure);
    this.parts = [...parts.keys()];
  }

  /** Returns the share of time, 0 to 1, that the system works. Throws RangeError for a part without a chance from 0 to 1. */
  availability(unavailability: Unavailability): number {
    return this.#chance(up, unavailability);
  }

  /**
   * Returns the share of time, 0 to 1, that the system does not work, computed for itself: one minus the availability would lose the
   * digits that matter. Throws as {@link availability}.
   */
  unavailability(unavailability: Unavailability): number {
    return this.#chance(down, unavailability);
  }

  /** Returns whether the system works while exactly the parts given are down. */
  worksWithout(lost: ReadonlySet<string>): boolean {
    return this.#diagram.isUp(this.#root, (part) => !lost.has(this.parts[part]!));
  }

  /** Returns the single points of failure, the parts each of which stops the system by failing alone; all parts if it never works. */
  singlePoints(): readonly string[] {
    return this.parts.filter((part) => !this.worksWithout(new Set([part])));
  }

  #chance(end: DiagramNode, unavailability: Unavailability): number {
    const chances = this.parts.map((part) => {
      const chance = unavailability.get(part);
      if (chance === undefined || !(chance >= 0 && chance <= 1)) throw new RangeError(`"${part}" needs a chance of being down from 0 to 1`);
      return chance;
    });
    return this.#diagram.chance(this.#root, end, (part) => chances[part]!);
  }
}
