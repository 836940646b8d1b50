import type { Quantity } from '../../../estimate/index.ts';
import { ratio } from '../../../estimate/index.ts';

/** A logarithmic ruler: a stretch of whole decades of the unit asked for. */
export interface Ruler {
  /** In base units; each is a power of ten of the unit. */
  readonly low: number;
  readonly high: number;
  /** The decades between, `low` and `high` among them. */
  readonly decades: readonly number[];
}

/** Lays a ruler over quantities of one dimension, above zero, with a decade to spare at each end. `unit` is what its decades are powers of. */
export function layRuler(amounts: readonly Quantity[], unit: Quantity): Ruler {
  const sizes = amounts.map((amount) => Math.log10(ratio(amount, unit)));
  const first = Math.floor(Math.min(...sizes) + 1e-9) - 1;
  const last = Math.ceil(Math.max(...sizes) - 1e-9) + 1;
  const decades = Array.from({ length: last - first + 1 }, (_, at) => Number(`1e${first + at}`) * unit.value);
  return { low: decades[0]!, high: decades.at(-1)!, decades };
}

/** Returns where on a ruler a value stands, from 0 at its low end to 1 at its high end; what lies outside is put at the end. */
export function placeOn({ low, high }: Ruler, value: number): number {
  return Math.min(1, Math.max(0, Math.log(value / low) / Math.log(high / low)));
}

/** Returns the decades to label: all, or every second, third ... so that at most `most` are. */
export function labelled({ decades }: Ruler, most: number): readonly number[] {
  const every = Math.ceil(decades.length / Math.max(1, most));
  return decades.filter((_, at) => at % every === 0);
}
