import { formatNumber, formatQuantity, quantity, resultOf, term, workOut } from '../../../../estimate/index.ts';
import type { Topic, Values, Worked } from './topic.ts';

/** From items a day to the bytes kept of them. */
export const storage: Topic = {
  name: 'Storage',
  about: 'What is written in a day, for as long as it is kept, with its copies and indexes.',
  parameters: {
    items: { label: 'New items a day', min: 1000, max: 1e10, step: 1, scale: 'log', start: 50_000_000 },
    bytes: { label: 'Bytes of each', min: 10, max: 100_000_000, step: 1, scale: 'log', start: 1000 },
    years: { label: 'Years kept', min: 1, max: 20, step: 1, scale: 'linear', start: 5 },
    copies: { label: 'Copies of each', min: 1, max: 5, step: 1, scale: 'linear', start: 3 },
    extra: { label: 'Indexes and other extra', min: 0, max: 200, step: 10, scale: 'linear', unit: '%', start: 30 },
  },
  unit: 'B',
  example: '40 TB',
  ask: ({ items, bytes, years, copies, extra }) =>
    `${formatQuantity(quantity(items!, 'items'))} of ${formatQuantity(quantity(bytes!, 'B'))} are written a day and kept for ${years!} ${years === 1 ? 'year' : 'years'}, in ${copies!} ${copies === 1 ? 'copy' : 'copies'}, with ${formatNumber(extra!)}% on top for indexes. How many bytes are that in the end?`,
  work: workStorage,
};

function workStorage({ items, bytes, years, copies, extra }: Values): Worked {
  const day = workOut('In a day', [term(items!, 'items/day'), term(bytes!, 'B/item')], [], suitingPerDay(items! * bytes!));
  const kept = workOut('For as long as it is kept', [resultOf(day, suitingPerDay(items! * bytes!)), term(years! * 365, 'days')]);
  const copied = workOut('All copies', [resultOf(kept), term(copies!)]);
  const all = workOut('With indexes', [resultOf(copied), term(1 + extra! / 100)]);
  return { steps: [day, kept, copied, all], answer: all.result, shown: all.shown };
}

/** Returns the unit in which so many bytes a day are shown. */
function suitingPerDay(bytes: number): string {
  return `${/[A-Z]*B$/.exec(formatQuantity(quantity(bytes, 'B')))![0]}/day`;
}
