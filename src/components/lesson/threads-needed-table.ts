import { formatNumber } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';
import type { ThreadLoad } from './threads-needed.ts';
import { listedPercents, slowPercentThatFills, threadDefaults, threadsHeld } from './threads-needed.ts';

/** The fields of the figure. */
export const threadFields: readonly NumberField[] = [
  { name: 'requestsPerSecond', label: 'Requests per second', value: threadDefaults.requestsPerSecond, least: 1, most: 1_000_000 },
  { name: 'quickMs', label: 'A quick one takes, ms', value: threadDefaults.quickMs, least: 0.1, most: 10_000 },
  { name: 'slowPercent', label: 'Requests that hang, %', value: threadDefaults.slowPercent, least: 0, most: 100 },
  { name: 'slowMs', label: 'They hang for, ms', value: threadDefaults.slowMs, least: 1, most: 100_000 },
  { name: 'threads', label: 'Threads in the pool', value: threadDefaults.threads, least: 1, most: 100_000, whole: true },
];

/** Returns the rows of the table as HTML: the share that hangs, threads held, how much of the pool that is. */
export function renderThreadRows(load: ThreadLoad): string {
  return listedPercents(load)
    .map((slowPercent) => {
      const held = threadsHeld({ ...load, slowPercent });
      const use = held / load.threads;
      const cell = use >= 1 ? `<td class="over">${formatNumber(use * 100)}%</td>` : `<td>${formatNumber(use * 100)}%</td>`;
      return `<tr><th scope="row">${formatNumber(slowPercent)}%</th><td>${formatNumber(held)}</td>${cell}</tr>`;
    })
    .join('');
}

/** Says what the table is about. */
export function describeThreadLoad({ requestsPerSecond, quickMs, slowMs, threads }: ThreadLoad): string {
  return `${formatNumber(requestsPerSecond)} requests a second, ${formatNumber(quickMs)} ms each but for those that hang for ${formatNumber(slowMs)} ms, on ${formatNumber(threads)} threads.`;
}

/** Says at which share the pool is full. */
export function describeFilling(load: ThreadLoad): string {
  const share = slowPercentThatFills(load);
  if (share === 0) return 'The quick requests alone hold every thread.';
  if (share === 100) return 'However many hang, the threads suffice.';
  return `The pool is full when ${formatNumber(share)}% of the requests hang. Well before that, requests wait for a thread.`;
}
