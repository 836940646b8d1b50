import type { PolicyId } from '../../../sim/cache/index.ts';
import type { LineStyle } from '../shared/line-style.ts';

/** What a policy is called and does, in words, and how its line looks. */
export interface PolicyStyle extends LineStyle {
  readonly name: string;
  /** What it evicts, as a phrase. */
  readonly evicts: string;
}

/** The thirteen policies, in the order they are listed. */
export const policyStyles: Readonly<Record<PolicyId, PolicyStyle>> = {
  fifo: { name: 'FIFO', evicts: 'the key admitted longest ago', colour: '--hr-lab-fifo', dash: 'none', marker: 'square' },
  lifo: { name: 'LIFO', evicts: 'the key admitted last', colour: '--hr-lab-lifo', dash: '2 4', marker: 'square' },
  lru: { name: 'LRU', evicts: 'the key not asked for the longest', colour: '--hr-lab-lru', dash: 'none', marker: 'circle' },
  mru: { name: 'MRU', evicts: 'the key asked for last', colour: '--hr-lab-mru', dash: '2 4', marker: 'circle' },
  lfu: { name: 'LFU', evicts: 'the key asked for least often', colour: '--hr-lab-lfu', dash: '9 4', marker: 'triangle' },
  random: { name: 'Random', evicts: 'any key, by chance', colour: '--hr-lab-random', dash: '1 5', marker: 'cross' },
  clock: {
    name: 'CLOCK',
    evicts: 'an old key with no hit since the hand passed',
    colour: '--hr-lab-clock',
    dash: '6 3',
    marker: 'diamond',
  },
  sieve: { name: 'SIEVE', evicts: 'the next key under the hand without a hit', colour: '--hr-lab-sieve', dash: 'none', marker: 'diamond' },
  arc: { name: 'ARC', evicts: 'from recent or frequent keys, as ghosts advise', colour: '--hr-lab-arc', dash: '12 3 2 3', marker: 'plus' },
  '2q': { name: '2Q', evicts: 'newcomers first, unless they come back', colour: '--hr-lab-2q', dash: '5 2 2 2', marker: 'triangle-down' },
  's3-fifo': {
    name: 'S3-FIFO',
    evicts: 'newcomers first, from a small queue',
    colour: '--hr-lab-s3-fifo',
    dash: '14 4',
    marker: 'triangle',
  },
  'w-tinylfu': {
    name: 'W-TinyLFU',
    evicts: 'what past requests, counted roughly, say is worth less',
    colour: '--hr-lab-w-tinylfu',
    dash: '4 2 1 2',
    marker: 'cross',
  },
  belady: {
    name: 'Belady',
    evicts: 'the key needed last of all: it knows the future',
    colour: '--hr-lab-belady',
    dash: 'none',
    marker: 'none',
  },
};

/** How the line of the learner's own cache looks. */
export const learnerStyle: PolicyStyle = {
  name: 'Your cache',
  evicts: 'what your code evicts',
  colour: '--hr-text',
  dash: '4 4',
  marker: 'circle',
};
