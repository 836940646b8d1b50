import { formatNumber } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';
import { callsAtStore, retryDefaults, retryLayers, type RetryChain } from './retry-layers.ts';

/** The fields of the figure. */
export const retryFields: readonly NumberField[] = [
  { name: 'layers', label: 'Layers that retry', value: retryDefaults.layers, least: 1, most: 5, whole: true },
  { name: 'attempts', label: 'Attempts of each', value: retryDefaults.attempts, least: 1, most: 10, whole: true },
  { name: 'failingPercent', label: 'Store fails, %', value: retryDefaults.failingPercent, least: 0, most: 100 },
  { name: 'budgetPercent', label: 'Retry budget, %', value: retryDefaults.budgetPercent, least: 0, most: 900 },
];

/** Returns the rows of the table as HTML: layer, calls it makes for a click, share of calls to it that it fails. */
export function renderRetryRows(chain: RetryChain): string {
  return retryLayers(chain)
    .map(({ callsPerClick, failing }, index) => {
      const percent = failing * 100;
      const fails = percent === 0 ? '0%' : percent < 0.001 ? 'under 0.001%' : `${formatNumber(percent)}%`;
      return `<tr><th scope="row">Layer ${index + 1}</th><td>${formatNumber(callsPerClick)}</td><td>${fails}</td></tr>`;
    })
    .join('');
}

/** Says what the store sees. */
export function describeRetries(chain: RetryChain): string {
  const calls = callsAtStore(chain);
  return `1,000 clicks a second are ${formatNumber(calls * 1000)} calls a second at the store.`;
}

/** Says what the table is about. */
export function describeChain({ layers, attempts, failingPercent }: RetryChain): string {
  const above = layers === 1 ? 'One layer' : `${formatNumber(layers)} layers`;
  return `${above} over a store that fails ${formatNumber(failingPercent)}% of its calls; each tries ${formatNumber(attempts)} times at most.`;
}
