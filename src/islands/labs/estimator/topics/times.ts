import { formatQuantity, latencyNumbers, quantity, resultOf, term, workOut } from '../../../../estimate/index.ts';
import type { Topic } from './topic.ts';

/** How long a number of reads or round trips takes, one after another. */
export const times: Topic = {
  name: 'Latency numbers',
  about: 'So many reads or round trips, each waiting for the one before.',
  parameters: {
    what: {
      label: 'What is done',
      min: 0,
      max: latencyNumbers.length - 1,
      step: 1,
      scale: 'linear',
      start: latencyNumbers.findIndex(({ id }) => id === 'ssd'),
      choices: latencyNumbers.map(({ name }) => name),
    },
    count: { label: 'How many times, one after another', min: 1, max: 1_000_000, step: 1, scale: 'log', start: 300 },
  },
  unit: 's',
  example: '20 ms',
  ask: ({ what, count }) =>
    count === 1
      ? `${latencyNumbers[what!]!.name}: how long does it take?`
      : `${latencyNumbers[what!]!.name}: how long do ${showCount(count!)} of these take, one after another?`,
  work: ({ what, count }) => {
    const { seconds, year, source } = latencyNumbers[what!]!;
    const one = quantity(seconds, 's/request');
    const each = { name: 'One', working: `${source}, ${year}`, result: one, shown: formatQuantity(one) };
    const all = workOut('All of them', [term(count!, 'requests'), resultOf(each)]);
    return { steps: [each, all], answer: all.result, shown: all.shown };
  },
  landmarks: ['l1', 'memory', 'ssd', 'disk', 'ocean'].map((id) => {
    const { seconds } = latencyNumbers.find((one) => one.id === id)!;
    const names: Readonly<Record<string, string>> = { l1: 'cache', memory: 'memory', ssd: 'SSD', disk: 'hard disk', ocean: 'ocean' };
    return { name: names[id]!, amount: quantity(seconds, 's') };
  }),
};

function showCount(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
