import { exp, ln } from '../../kernel/index.ts';

/**
 * Chooses up to `count` capacities (at least 2) to draw a curve through: rising, distinct, evenly spread by ratio from `lowest` to
 * `highest`, both of which are among them. All whole numbers from 1.
 */
export function chooseCapacities(lowest: number, highest: number, count: number): number[] {
  const first = Math.max(1, Math.floor(lowest));
  const last = Math.max(first, Math.floor(highest));
  const chosen = new Set<number>([first]);
  const span = ln(last / first);
  for (let step = 1; step < count - 1; step++) chosen.add(Math.round(first * exp((span * step) / (count - 1))));
  chosen.add(last);
  return [...chosen].filter((capacity) => capacity <= last).toSorted((a, b) => a - b);
}
