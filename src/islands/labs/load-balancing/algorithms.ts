import type { LineStyle } from '../shared/line-style.ts';

/** The algorithms that can race, in the order they are listed. */
export const algorithmIds = ['random', 'rr', 'wrr', 'least', 'two', 'ewma'] as const;

/** The name of an algorithm. */
export type AlgorithmId = (typeof algorithmIds)[number];

/** The fewest and the most algorithms in a race. */
export const raceSize = { least: 2, most: 4 } as const;

/** What an algorithm is called and does, in words, and how its line looks. */
export interface AlgorithmStyle extends LineStyle {
  readonly name: string;
  /** Where it sends a request, as a phrase. */
  readonly sends: string;
}

/** The algorithms. */
export const algorithmStyles: Readonly<Record<AlgorithmId, AlgorithmStyle>> = {
  random: { name: 'Random', sends: 'to any backend, by lot', colour: '--hr-lb-random', dash: '1 5', marker: 'cross' },
  rr: { name: 'Round robin', sends: 'to each in turn', colour: '--hr-lb-rr', dash: 'none', marker: 'square' },
  wrr: { name: 'Weighted round robin', sends: 'in turn, as often as its weight', colour: '--hr-lb-wrr', dash: '9 4', marker: 'triangle' },
  least: {
    name: 'Least connections',
    sends: 'where fewest requests run for its weight',
    colour: '--hr-lb-least',
    dash: 'none',
    marker: 'circle',
  },
  two: { name: 'Power of two', sends: 'to the less loaded of two drawn by lot', colour: '--hr-lb-two', dash: '6 3', marker: 'diamond' },
  ewma: {
    name: 'Least response time',
    sends: 'where recent latency times running requests is least',
    colour: '--hr-lb-ewma',
    dash: '12 3 2 3',
    marker: 'plus',
  },
};
