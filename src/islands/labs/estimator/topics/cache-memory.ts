import type { Step } from '../../../../estimate/index.ts';
import { formatIn, formatNumber, formatQuantity, quantity, resultOf, roundUp, term, workOut } from '../../../../estimate/index.ts';
import type { Topic, Values, Worked } from './topic.ts';

/** From what is read to the memory that holds the popular part of it. */
export const cacheMemory: Topic = {
  name: 'Cache memory',
  about: 'Memory for the part of the items that draws most reads. How large that part must be follows from how skewed the reads are.',
  parameters: {
    items: { label: 'Different items read in a day', min: 1000, max: 1e10, step: 1, scale: 'log', start: 100_000_000 },
    held: { label: 'Held in the cache', min: 1, max: 100, step: 1, scale: 'linear', unit: '%', start: 20 },
    bytes: { label: 'Bytes of each', min: 10, max: 10_000_000, step: 1, scale: 'log', start: 2000 },
    extra: { label: 'Keys, pointers and other extra', min: 0, max: 200, step: 10, scale: 'linear', unit: '%', start: 30 },
    node: { label: 'Memory of a cache node', min: 1, max: 1024, step: 1, scale: 'log', unit: 'GB', start: 32 },
  },
  unit: 'B',
  example: '500 GB',
  ask: ({ items, held, bytes, extra }) =>
    `${formatQuantity(quantity(items!, 'items'))} of ${formatQuantity(quantity(bytes!, 'B'))} are read in a day. The cache shall hold ${held!}% of them, and needs ${formatNumber(extra!)}% on top for keys and pointers. How much memory is that?`,
  work: workCache,
};

function workCache({ items, held, bytes, extra, node }: Values): Worked {
  const kept = workOut('Items held', [term(items!, 'items'), term(held! / 100)], [], 'items');
  const plain = workOut('Their bytes', [resultOf(kept, 'items'), { amount: quantity(bytes!, 'B/item') }]);
  const all = workOut('With keys and pointers', [resultOf(plain), term(1 + extra! / 100)]);
  const nodes = workOut('Nodes', [resultOf(all)], [term(node!, 'GB/server')], 'servers');
  const whole = roundUp(nodes.result);
  const last: Step = { ...nodes, result: whole, shown: `${nodes.shown}, so ${formatIn(whole, 'servers')}` };
  return { steps: [kept, plain, all, last], answer: all.result, shown: all.shown };
}
