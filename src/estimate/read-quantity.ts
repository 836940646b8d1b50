import type { Dimension } from './dimension.ts';
import { describeDimension, isSameDimension } from './dimension.ts';
import type { Quantity } from './quantity.ts';
import { readUnit } from './units.ts';

/** A quantity read from what somebody typed, or in words why it could not be. */
export type ReadQuantity = { readonly quantity: Quantity } | { readonly problem: string };

/** The most that is taken, in base units: more bytes than all disks there are, more seconds than the universe is old. */
const most = 1e30;

const words: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  millions: 1e6,
  billion: 1e9,
  billions: 1e9,
  trillion: 1e12,
  quadrillion: 1e15,
  k: 1e3,
  m: 1e6,
  bn: 1e9,
};

/**
 * Reads a positive quantity such as "1.5 TB", "20k requests/s", "3 million users" or "2^40 B", which must be of the dimension asked for.
 * `example` is named as the remedy where it is not.
 */
export function readQuantity(text: string, asked: Dimension, example: string): ReadQuantity {
  const trimmed = text.trim().slice(0, 80);
  if (trimmed === '') return { problem: `Nothing is given yet. Give a number and its unit, such as ${example}.` };
  const found = /^([-+]?)\s*(\d[\d,]*(?:\.\d+)?(?:e[-+]?\d{1,3})?|\.\d+)(?:\s*\^\s*(\d{1,4}))?\s*(.*)$/i.exec(trimmed);
  if (!found) return { problem: `“${trimmed}” does not begin with a number. Give one with its unit, such as ${example}.` };
  const [, sign, digits = '', exponent, rest = ''] = found;
  let value = Number(digits.replaceAll(',', ''));
  if (exponent !== undefined) value = raise(value, Number(exponent));
  const { factor, unitText } = splitFactor(rest);
  const unit = readUnit(unitText);
  if (!unit) return { problem: `“${unitText}” is no unit known here. Try one such as in ${example}.` };
  if (sign === '-') return { problem: `An amount below zero cannot be. Give one such as ${example}.` };
  if (value === 0) return { problem: `Zero has no order of magnitude. Give an amount above it, such as ${example}.` };
  const amount = value * factor * unit.scale;
  if (!(amount <= most)) return { problem: `${trimmed} is more than there is of anything. Give an amount such as ${example}.` };
  if (isSameDimension(unit.dimension, asked)) return { quantity: { value: amount, dimension: unit.dimension } };
  const given = unitText === '' ? 'The unit is missing' : `“${unitText}” measures ${describeDimension(unit.dimension)}`;
  return { problem: `${given}; asked for ${isSameDimension(asked, {}) ? 'is' : 'are'} ${describeDimension(asked)}. Try ${example}.` };
}

/** Parts a word or letter for a large number from the unit after it: "million users", "k requests/s". */
function splitFactor(rest: string): { readonly factor: number; readonly unitText: string } {
  const [, word = '', unitText = ''] = /^([a-z]+)\b\s*(.*)$/i.exec(rest.trim()) ?? [];
  const factor = Object.hasOwn(words, word.toLowerCase()) ? words[word.toLowerCase()] : undefined;
  return factor === undefined ? { factor: 1, unitText: rest.trim() } : { factor, unitText };
}

/** Raises a number to a whole power by squaring. */
function raise(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
