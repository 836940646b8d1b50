import { defaultSettings, runAll } from '../../islands/labs/cache-writes/settings.ts';
import { totalsOf } from '../../islands/labs/cache-writes/summary.ts';
import type { WritePolicy } from '../../sim/cache-writes/index.ts';
import { snapshotAt } from '../../sim/cache-writes/index.ts';

/** A narrow screen has no room for the whole names. */
const shortNames: Readonly<Record<WritePolicy, string>> = {
  'write-through': 'Through',
  'write-behind': 'Behind',
  'write-around': 'Around',
  'cache-aside': 'Aside',
};
const { calm, moments, scenario } = runAll(defaultSettings);
const { flushMs, storeMs, cacheMs, length } = defaultSettings;
const writes = scenario.operations.filter(({ kind }) => kind === 'write').length;

/** Says what the numbers are of. */
export const writeNumbersCaption = `The script that the lab begins with: ${length} reads and writes, ${writes} of them writes, in ${moments.length} steps. Cache ${cacheMs} ms, store ${storeMs} ms on average, a flush every ${flushMs} ms.`;

/** Short names of the policies, in the order of the columns. */
export const writeNumbersColumns = calm.map(({ policy }) => shortNames[policy]);

/** What each policy comes to in the script that the lab begins with, a row for each measure, in the order of the columns. */
export function writeNumbers(): readonly (readonly [string, readonly string[]])[] {
  const lanes = calm.map((run) => {
    const totals = totalsOf(run);
    const unsafe = moments.map((atMs) => snapshotAt(run, atMs).unsafe.length);
    return { ...totals, losing: unsafe.filter((count) => count > 0).length, most: Math.max(...unsafe) };
  });
  const row = (name: string, cell: (lane: (typeof lanes)[number]) => string): readonly [string, readonly string[]] => [
    name,
    lanes.map(cell),
  ];
  return [
    row('Time of a write, on average, in ms', ({ meanWriteMs }) => meanWriteMs?.toFixed(1) ?? '–'),
    row('Calls of the store for writes', ({ storeCalls }) => String(storeCalls)),
    row('Steps at which a crash of the cache loses writes already told “saved”', ({ losing }) => String(losing)),
    row('Such writes lost at the worst step', ({ most }) => String(most)),
    row('Reads told a stale copy, without any crash', ({ staleReads }) => String(staleReads)),
  ];
}
