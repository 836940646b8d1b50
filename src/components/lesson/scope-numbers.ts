import type { Quantity } from '../../estimate/index.ts';
import { add, divide, formatQuantity, multiply, quantity, ratio, roundUp } from '../../estimate/index.ts';
import { formatNumber } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';

/** Answers to the questions that scope a link shortener. */
export interface ScopeAnswers {
  /** New links a day, above 0. */
  readonly linksPerDay: number;
  /** Reads of a link over its life, 0 or more. */
  readonly readsPerLink: number;
  /** Years that links, and clicks where they are kept, are kept. */
  readonly years: number;
  /** Bytes kept of each click; 0 where clicks are not kept. */
  readonly bytesPerClick: number;
}

/** The answers the figure begins with: clicks are not kept. */
export const scopeDefaults: ScopeAnswers = { linksPerDay: 1_000_000, readsPerLink: 100, years: 5, bytesPerClick: 0 };

/** The fields of the figure. */
export const scopeFields: readonly NumberField[] = [
  { name: 'linksPerDay', label: 'New links a day', value: scopeDefaults.linksPerDay, least: 1, most: 1e9 },
  { name: 'readsPerLink', label: 'Reads of each link', value: scopeDefaults.readsPerLink, least: 0, most: 1e6 },
  { name: 'years', label: 'Years kept', value: scopeDefaults.years, least: 0.1, most: 100 },
  { name: 'bytesPerClick', label: 'Bytes kept of a click', value: scopeDefaults.bytesPerClick, least: 0, most: 10_000 },
];

/** What the figure takes as given: a row of 500 bytes, a peak of three times the mean, and what one database server can do. */
export const assumed = {
  link: quantity(500, 'B/item'),
  peak: 3,
  reads: quantity(10_000, 'requests/s/server'),
  writes: quantity(2_000, 'requests/s/server'),
  disk: quantity(4, 'TB/server'),
} as const;

/** What the answers come to. Reads and writes are those of the peak. */
export interface ScopeNumbers {
  readonly linksPerSecond: Quantity;
  readonly writes: Quantity;
  readonly reads: Quantity;
  readonly links: Quantity;
  readonly linkData: Quantity;
  readonly clickData: Quantity;
}

/** Computes the numbers that a design begins with. Each link is read evenly over time, and each click is a read. */
export function scopeNumbers({ linksPerDay, readsPerLink, years, bytesPerClick }: ScopeAnswers): ScopeNumbers {
  const linksPerSecond = quantity(linksPerDay, 'requests/day');
  const readsPerSecond = multiply(linksPerSecond, quantity(readsPerLink));
  const kept = quantity(years, 'years');
  const links = multiply(multiply(linksPerSecond, kept), quantity(1, 'items/request'));
  const clicks = multiply(multiply(readsPerSecond, kept), quantity(1, 'items/request'));
  const peak = quantity(assumed.peak);
  const stored = bytesPerClick > 0 ? add(linksPerSecond, readsPerSecond) : linksPerSecond;
  return {
    linksPerSecond,
    writes: multiply(stored, peak),
    reads: multiply(readsPerSecond, peak),
    links,
    linkData: multiply(links, assumed.link),
    clickData: multiply(clicks, quantity(bytesPerClick, 'B/item')),
  };
}

/** Returns the least length of a key of letters and digits, 62 of them, that names so many links. */
export function keyLength(links: Quantity): number {
  let length = 1;
  for (let keys = 62; keys < links.value; keys *= 62) length++;
  return length;
}

/** Returns the rows of the figure: what is needed, what it comes to, and what follows for the design. */
export function scopeRows(answers: ScopeAnswers): readonly (readonly [string, string, string])[] {
  const { linksPerSecond, writes, reads, links, linkData, clickData } = scopeNumbers(answers);
  const data = add(linkData, clickData);
  const shown = (amount: Quantity): string => (amount.value === 0 ? 'none' : formatQuantity(amount));
  return [
    ['New links, mean', perSecond(linksPerSecond), `keys of ${keyLength(links)} characters last`],
    ['Writes, peak', perSecond(writes), serversFor(divide(writes, assumed.writes))],
    ['Reads, peak', reads.value === 0 ? 'none' : perSecond(reads), serversFor(divide(reads, assumed.reads))],
    ['Links kept', shown(linkData), serversFor(divide(linkData, assumed.disk))],
    [
      'Clicks kept',
      shown(clickData),
      clickData.value === 0 ? 'a counter per link' : `${formatNumber(ratio(clickData, linkData))} times the links`,
    ],
    ['Data in all', shown(data), serversFor(divide(data, assumed.disk))],
  ];
}

function perSecond(rate: Quantity): string {
  return `${formatNumber(rate.value)} a second`;
}

function serversFor(amount: Quantity): string {
  const count = Math.max(1, roundUp(amount).value);
  return count === 1 ? 'one server' : `${formatNumber(count)} servers`;
}
