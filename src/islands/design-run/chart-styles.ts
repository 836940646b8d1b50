import type { LineStyle } from '../labs/shared/line-style.ts';

/** How the lines of a chart are told apart, in order; there are as many as a chart draws. */
export const lineStyles: readonly LineStyle[] = [
  { colour: '--hr-run-1', dash: 'none', marker: 'none' },
  { colour: '--hr-run-2', dash: '7 3', marker: 'none' },
  { colour: '--hr-run-3', dash: '2 3', marker: 'none' },
  { colour: '--hr-run-4', dash: '10 3 2 3', marker: 'none' },
  { colour: '--hr-run-5', dash: '4 2', marker: 'none' },
  { colour: '--hr-run-6', dash: '1 4', marker: 'none' },
];
