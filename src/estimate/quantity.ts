import type { Dimension } from './dimension.ts';
import { combineDimensions, describeDimension, isSameDimension } from './dimension.ts';
import { readUnit } from './units.ts';

/** A number that knows what it counts or measures. */
export interface Quantity {
  /** In base units: bytes, seconds, requests, users, servers, items, dollars. */
  readonly value: number;
  readonly dimension: Dimension;
}

/** Says that two quantities do not go together: bytes added to seconds. */
export class UnitMismatch extends Error {
  override readonly name = 'UnitMismatch';
}

/** Makes a quantity from a number and a unit, such as `quantity(500, 'GB')`. Throws a RangeError for an unknown unit. */
export function quantity(value: number, unit = ''): Quantity {
  const read = readUnit(unit);
  if (!read) throw new RangeError(`"${unit}" is no unit`);
  return { value: value * read.scale, dimension: read.dimension };
}

/** Adds quantities of one dimension. Throws a {@link UnitMismatch} that names both otherwise. */
export function add(left: Quantity, right: Quantity): Quantity {
  mustMatch('added to', right.dimension, left.dimension);
  return { value: left.value + right.value, dimension: left.dimension };
}

/** Multiplies two quantities, and their units. */
export function multiply(left: Quantity, right: Quantity): Quantity {
  return { value: left.value * right.value, dimension: combineDimensions(left.dimension, right.dimension, 1) };
}

/** Divides two quantities, and their units; by zero it gives an infinite value. */
export function divide(left: Quantity, right: Quantity): Quantity {
  return { value: left.value / right.value, dimension: combineDimensions(left.dimension, right.dimension, -1) };
}

/** Returns how many of a unit a quantity is. Throws a {@link UnitMismatch} where the unit measures something else. */
export function valueIn(amount: Quantity, unit: string): number {
  const one = quantity(1, unit);
  mustMatch('given in', amount.dimension, one.dimension);
  return amount.value / one.value;
}

/** Returns how many times as large the first is as the second. Throws a {@link UnitMismatch} where they cannot be compared. */
export function ratio(left: Quantity, right: Quantity): number {
  mustMatch('compared with', left.dimension, right.dimension);
  return left.value / right.value;
}

/** Rounds a count up to whole ones; what binary fractions put just above a whole number stays there. */
export function roundUp(amount: Quantity): Quantity {
  const nearest = Math.round(amount.value);
  const isWhole = Math.abs(amount.value - nearest) <= 1e-9 * Math.max(1, nearest);
  return { value: isWhole ? nearest : Math.ceil(amount.value), dimension: amount.dimension };
}

function mustMatch(verb: string, left: Dimension, right: Dimension): void {
  if (isSameDimension(left, right)) return;
  throw new UnitMismatch(`${describeDimension(left)} cannot be ${verb} ${describeDimension(right)}`);
}
