import type { Quantity } from './quantity.ts';
import { ratio } from './quantity.ts';

/** How good an estimate is: within a factor of 2, of the root of 10 (half an order of magnitude), of 10 (one order), or not. */
export interface EstimateGrade {
  /** 3, 2, 1 or 0. */
  readonly points: 0 | 1 | 2 | 3;
  /** How many times too high (above 1) or too low (below 1) it is. */
  readonly ratio: number;
}

/** The root of 10: half an order of magnitude either way. */
const halfAnOrder = Math.sqrt(10);

/** Grades an estimate by its ratio to the truth; both are above zero. Throws a UnitMismatch where they measure different things. */
export function gradeEstimate(estimate: Quantity, truth: Quantity): EstimateGrade {
  const off = ratio(estimate, truth);
  const factor = Math.max(off, 1 / off) * (1 - 1e-9);
  return { points: factor <= 2 ? 3 : factor <= halfAnOrder ? 2 : factor <= 10 ? 1 : 0, ratio: off };
}
