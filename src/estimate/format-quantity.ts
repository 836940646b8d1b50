import type { Dimension } from './dimension.ts';
import { baseUnits } from './dimension.ts';
import type { Quantity } from './quantity.ts';
import { quantity, valueIn } from './quantity.ts';

/**
 * Formats a number to three significant digits with commas, 1,230,000 or 0.0116, and whole ones below 10,000 in full: 1,825. Returns "more
 * than can be counted" when it is not finite.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return 'more than can be counted';
  const rounded = Number.isInteger(value) && Math.abs(value) < 10_000 ? value : roundTo3(value);
  const size = Math.abs(rounded);
  if (size !== 0 && (size < 1e-6 || size >= 1e21)) return String(rounded);
  const [whole = '', fraction] = String(size < 1e15 ? rounded : Math.round(rounded)).split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Rounds to three digits; what binary fractions put just below a half is rounded as the half. */
function roundTo3(value: number): number {
  return Number(Number(value.toPrecision(12)).toPrecision(3));
}

/** Names of large numbers, on the short scale. */
const largeNumbers = [
  [1e15, ' quadrillion'],
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
] as const;

const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];
const bitUnits = ['bit', 'kbit', 'Mbit', 'Gbit', 'Tbit', 'Pbit'];
const timeUnits = ['ns', 'µs', 'ms', 's', 'min', 'h', 'days', 'years'];

/** Formats a quantity in the unit named: "2,310 requests/s", with "million" and the like for counts. Throws where the unit does not fit. */
export function formatIn(amount: Quantity, unit: string): string {
  const value = valueIn(amount, unit);
  const isMoney = unit.startsWith('$');
  const label = isMoney ? unit.slice(1) : unit;
  const number = (isMoney ? '$' : '') + (isCount(amount.dimension) ? formatLarge(value) : formatNumber(value));
  const isOne = Math.abs(roundTo3(value)) === 1;
  const fitting = isOne ? label.replace(/^(\w+?)s(?=$|\/)/, (whole, one: string) => (countedWords.has(whole) ? one : whole)) : label;
  return fitting === '' || fitting.startsWith('/') ? `${number}${fitting}` : `${number} ${fitting}`;
}

const countedWords = new Set(['requests', 'users', 'servers', 'items', 'days', 'years']);

/** Formats a quantity in the unit that suits its size: 1.46 TB, 2,310 requests/s, 4.7 min. */
export function formatQuantity(amount: Quantity): string {
  return formatIn(amount, suitingUnit(amount));
}

/** Formats a rate of bytes in bits a second: 1.2 Gbit/s. Throws where it is none. */
export function formatBits(amount: Quantity): string {
  return formatIn(amount, `${suiting(amount, bitUnits, '/s')}/s`);
}

function formatLarge(value: number): string {
  const large = largeNumbers.find(([size]) => Math.abs(value) >= size);
  return large ? formatNumber(value / large[0]) + large[1] : formatNumber(value);
}

function isCount(dimension: Dimension): boolean {
  return (dimension.byte ?? 0) === 0 && baseUnits.some((unit) => unit !== 'second' && (dimension[unit] ?? 0) > 0);
}

/** Returns the unit that a quantity is best shown in. */
function suitingUnit(amount: Quantity): string {
  const { dimension } = amount;
  const under = baseUnits.filter((unit) => unit !== 'second' && (dimension[unit] ?? 0) < 0).map((unit) => `/${unit}`);
  const time = dimension.second ?? 0;
  const counted = baseUnits.find((unit) => unit !== 'second' && unit !== 'byte' && dimension[unit] === 1);
  if (time === 1 && dimension.byte === undefined && counted === undefined)
    return suiting(amount, timeUnits, under.join('')) + under.join('');
  const tail = under.join('') + (time === -1 ? '/s' : '');
  if (dimension.byte === 1) return suiting(amount, byteUnits, tail) + tail;
  if (counted === undefined) return tail === '' ? '' : `requests${tail}`;
  const name = counted === 'dollar' ? '$' : `${counted}s`;
  // Less than one a second reads better by the day.
  const slow = time === -1 && amount.value < 1;
  return name + under.join('') + (time === -1 ? (slow ? '/day' : '/s') : '');
}

/** Returns the largest of some units that the quantity is at least one of, else the smallest. */
function suiting(amount: Quantity, units: readonly string[], tail: string): string {
  return units.findLast((unit) => amount.value >= quantity(1, unit + tail).value * 0.9995) ?? units[0]!;
}
