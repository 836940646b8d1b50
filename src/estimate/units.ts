import type { BaseUnit, Dimension } from './dimension.ts';
import { combineDimensions } from './dimension.ts';

/** A unit: what one of it is in base units. */
export interface Unit {
  /** As it is written: "GB", "requests/s". */
  readonly label: string;
  /** Base units (bytes, seconds, requests ...) in one of it, above 0. */
  readonly scale: number;
  readonly dimension: Dimension;
}

/** The longest text that is read as a unit. */
const longestUnit = 40;

const known = new Map<string, Unit>();

function define(base: BaseUnit, scale: number, label: string, ...aliases: readonly string[]): void {
  const unit: Unit = { label, scale, dimension: { [base]: 1 } };
  for (const name of [label, ...aliases]) known.set(name, unit);
}

// Decimal prefixes are powers of ten, binary ones powers of two, as IEC 80000-13 and IEEE 1541-2021 have them. One byte is 8 bits.
const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'E'];
let decimal = 1;
let binary = 1;
for (const prefix of prefixes) {
  const upper = prefix.toUpperCase();
  define('byte', decimal, `${upper}B`, `${prefix}B`, ...(prefix === '' ? ['byte', 'bytes', 'b'] : []));
  if (prefix !== '') define('byte', binary, `${upper}iB`);
  define('byte', decimal / 8, `${prefix}bit`, `${upper}bit`, `${prefix}bits`, `${upper}bits`, ...(prefix === '' ? [] : [`${prefix}b`]));
  decimal *= 1000;
  binary *= 1024;
}
define('second', 1e-9, 'ns');
define('second', 1e-6, 'µs', 'us', 'μs');
define('second', 1e-3, 'ms');
define('second', 1, 's', 'sec', 'second', 'seconds');
define('second', 60, 'min', 'minute', 'minutes');
define('second', 3600, 'h', 'hour', 'hours');
define('second', 86_400, 'day', 'days', 'd');
define('second', 30 * 86_400, 'month', 'months');
define('second', 365 * 86_400, 'year', 'years');
define('request', 1, 'requests', 'request', 'req', 'reads', 'read', 'writes', 'write');
define('user', 1, 'users', 'user');
define('server', 1, 'servers', 'server', 'machines', 'machine');
define('item', 1, 'items', 'item', 'rows', 'row');
define('dollar', 1, '$', 'dollar', 'dollars');

/** A plain number: a factor, a share, a count of copies. */
export const noUnit: Unit = { label: '', scale: 1, dimension: {} };

/**
 * Reads a unit such as "GB", "Mbit/s" or "requests/user/day": the first part is multiplied, each part after a slash divides. "QPS" and
 * "RPS" are requests a second; a small b after a prefix ("Gb", "Mbps") is a bit, a capital one a byte. Returns undefined for what is no unit.
 */
export function readUnit(text: string): Unit | undefined {
  const wanted = text
    .trim()
    .replace(/\s+per\s+/gi, '/')
    .replace(/bps$/, 'bit/s')
    .replace(/Bps$/, 'B/s');
  if (wanted === '') return noUnit;
  if (wanted.length > longestUnit) return undefined;
  if (/^[qr]ps$/i.test(wanted)) return readUnit('requests/s');
  const [first = '', ...divisors] = wanted.split('/').map((part) => part.trim());
  const units = [first, ...divisors].map(findUnit);
  if (units.some((unit) => unit === undefined)) return undefined;
  const [numerator, ...under] = units as Unit[];
  return under.reduce(
    (left, right) => ({
      label: `${left.label}/${singular(right.label)}`,
      scale: left.scale / right.scale,
      dimension: combineDimensions(left.dimension, right.dimension, -1),
    }),
    numerator!,
  );
}

function findUnit(name: string): Unit | undefined {
  return known.get(name) ?? known.get(name.toLowerCase()) ?? known.get(name.toUpperCase());
}

/** Returns a label for use after a slash: "request" of "requests". */
function singular(label: string): string {
  return /^(requests|users|servers|items)$/.test(label) ? label.slice(0, -1) : label;
}
