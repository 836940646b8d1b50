import { formatNumber } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';
import type { Stall } from './stalled-server.ts';
import { commandKinds, stallOf } from './stalled-server.ts';

/** The fields of the figure. */
export const stallFields: readonly NumberField[] = [
  { name: 'elements', label: 'Keys, or elements of one key, n', value: 1_000_000, least: 1, most: 1_000_000_000, whole: true },
  { name: 'nanosecondsPerElement', label: 'Time an element, ns', value: 40, least: 1, most: 100_000 },
  { name: 'arrivalsPerSecond', label: 'Commands per second', value: 50_000, least: 0, most: 10_000_000 },
  { name: 'capacityPerSecond', label: 'The server can run', value: 100_000, least: 1, most: 10_000_000 },
];

/** Returns the rows: the kind of command, how long it blocks, how many wait behind it. */
export function stallRows(stall: Stall): readonly (readonly string[])[] {
  return commandKinds.map(({ touches }) => {
    const { blockedMs, waiting } = stallOf(touches(stall.elements), stall);
    return [formatDuration(blockedMs), waiting < 0.1 ? 'hardly any' : formatNumber(waiting)];
  });
}

/** Says in a sentence how the walk over everything ends. */
export function describeWalk(stall: Stall): string {
  const { drainMs, waiting } = stallOf(stall.elements, stall);
  if (!Number.isFinite(drainMs)) return 'More arrives than the server can run: the queue behind the last row never empties.';
  return `After the last row ${formatNumber(waiting)} commands wait, and it takes another ${formatDuration(drainMs)} until none does.`;
}

function formatDuration(ms: number): string {
  if (ms >= 1000) return `${formatNumber(ms / 1000)} s`;
  return ms >= 1 ? `${formatNumber(ms)} ms` : `${formatNumber(ms * 1000)} µs`;
}
