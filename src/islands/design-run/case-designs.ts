import type { Design, Load } from '../../design/index.ts';
import { entryOf } from '../../interview/estimates.ts';

/** A design that belongs to a case, with what is said of it. */
export interface ShownDesign {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  /** What it gives up for what it has; of a weak one its weakness. */
  readonly tells: string;
  readonly design: Design;
}

/** Returns a load that enters at the clients of a design: the same load for designs whose clients go by other ids. */
export function loadOn(design: Design, load: Load): Load {
  const entry = entryOf(design);
  return entry === undefined ? load : { kinds: load.kinds.map((kind) => ({ ...kind, entry })) };
}
