import { formatNumber } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';
import type { ScaledSystem } from './scale-out.ts';
import { ceilingOf, machineCounts, machinesAtPeak, scaleDefaults, throughputOf } from './scale-out.ts';

/** The fields of the figure. */
export const scaleFields: readonly NumberField[] = [
  { name: 'perMachine', label: 'One machine serves, requests/s', value: scaleDefaults.perMachine, least: 1, most: 1_000_000 },
  { name: 'serialPercent', label: 'Serial share of the work, %', value: scaleDefaults.serialPercent, least: 0, most: 100 },
  { name: 'crosstalkPercent', label: 'Crosstalk per other machine, %', value: scaleDefaults.crosstalkPercent, least: 0, most: 10 },
];

/** Returns the rows of the table as HTML: machines, throughput with a bar, share of what that many single machines would serve. */
export function renderScaleRows(system: ScaledSystem): string {
  const served = machineCounts.map((machines) => throughputOf(system, machines));
  const most = Math.max(...served);
  return machineCounts
    .map((machines, at) => {
      const bar = `<span class="scale-out-bar" style="inline-size:${((served[at]! / most) * 100).toFixed(1)}%"></span>`;
      const share = served[at]! / (machines * system.perMachine);
      return `<tr><th scope="row">${machines}</th><td>${formatNumber(served[at]!)}${bar}</td><td>${formatNumber(share * 100)}%</td></tr>`;
    })
    .join('');
}

/** Says what the table is about. */
export function describeSystem({ perMachine, serialPercent, crosstalkPercent }: ScaledSystem): string {
  return `One machine serves ${formatNumber(perMachine)} requests/s; ${formatNumber(serialPercent)}% of the work is serial, crosstalk ${formatNumber(crosstalkPercent)}%.`;
}

/** Says where it ends: at a peak, at a ceiling, or nowhere. */
export function describeEnd(system: ScaledSystem): string {
  const peak = machinesAtPeak(system);
  if (Number.isFinite(peak)) {
    const machines = Math.max(1, Math.round(peak));
    return `Throughput is greatest at about ${formatNumber(machines)} machines, ${formatNumber(throughputOf(system, machines))} requests/s. Every further one makes it slower.`;
  }
  const ceiling = ceilingOf(system);
  if (!Number.isFinite(ceiling)) return 'Nothing is shared: twice the machines serve twice the requests, without end.';
  return `However many machines, it never serves more than ${formatNumber(ceiling)} requests/s.`;
}
