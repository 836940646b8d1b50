import type { Quantity } from '../../estimate/index.ts';
import { add, formatQuantity, latencyNumbers, multiply, quantity, valueIn } from '../../estimate/index.ts';
import { formatNumber } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';

/** Where data is to be kept, and what that costs. */
export interface MemoryChoice {
  /** All data, in gigabytes, above 0. */
  readonly dataGb: number;
  /** Share of the data held in memory in front of a disk, in percent. */
  readonly heldPercent: number;
  /** Share of the reads that this part answers, in percent. */
  readonly hitPercent: number;
  /** Dollars for a gigabyte a month. */
  readonly memoryPrice: number;
  readonly ssdPrice: number;
}

/**
 * What the figure begins with. A tenth of the keys draws about 65% of reads that are Zipf-like with exponent 0.83, as in the lesson on why
 * caches work. The prices are rounded list prices of rented machines and network disks.
 * Source: S. Eskildsen, "Napkin math", cost numbers, rows of December 2023.
 */
export const memoryDefaults: MemoryChoice = { dataGb: 10_000, heldPercent: 10, hitPercent: 65, memoryPrice: 2, ssdPrice: 0.2 };

/** Dollars for a gigabyte a month on a rented hard disk; the same source. */
export const hardDiskPrice = 0.05;

/** The fields of the figure. */
export const memoryFields: readonly NumberField[] = [
  { name: 'dataGb', label: 'Data, GB', value: memoryDefaults.dataGb, least: 1, most: 1e9 },
  { name: 'heldPercent', label: 'Held in memory, %', value: memoryDefaults.heldPercent, least: 0, most: 100 },
  { name: 'hitPercent', label: 'Reads it answers, %', value: memoryDefaults.hitPercent, least: 0, most: 100 },
  { name: 'memoryPrice', label: 'Memory, $ a GB', value: memoryDefaults.memoryPrice, least: 0.01, most: 1000 },
  { name: 'ssdPrice', label: 'SSD, $ a GB', value: memoryDefaults.ssdPrice, least: 0.001, most: 1000 },
];

/** One way to keep the data. */
export interface MemoryCost {
  readonly name: string;
  /** Dollars a month. */
  readonly cost: Quantity;
  /** Mean time of a read on an idle machine: from memory, and where that misses, from the disk as well. */
  readonly read: Quantity;
}

const timeOf = (id: string): Quantity => quantity(latencyNumbers.find((one) => one.id === id)!.seconds, 's');

/** Compares ways to keep the data, the dearest first at the prices the figure begins with. */
export function compareMemory(choice: MemoryChoice): readonly MemoryCost[] {
  const { dataGb, heldPercent, hitPercent, memoryPrice, ssdPrice } = choice;
  const rent = (gigabytes: number, dollars: number): Quantity =>
    multiply(multiply(quantity(gigabytes, 'GB'), quantity(dollars, '$/GB/month')), quantity(1, 'month'));
  const [memory, ssd, disk] = [timeOf('memory'), timeOf('ssd'), timeOf('disk')];
  const missed = quantity(1 - hitPercent / 100);
  const cache = rent((dataGb * heldPercent) / 100, memoryPrice);
  const behind = (store: Quantity): Quantity => add(memory, multiply(missed, store));
  return [
    { name: 'All in memory', cost: rent(dataGb, memoryPrice), read: memory },
    { name: 'Part in memory, SSD behind', cost: add(cache, rent(dataGb, ssdPrice)), read: behind(ssd) },
    { name: 'SSD alone', cost: rent(dataGb, ssdPrice), read: ssd },
    { name: 'Part in memory, hard disk behind', cost: add(cache, rent(dataGb, hardDiskPrice)), read: behind(disk) },
    { name: 'Hard disk alone', cost: rent(dataGb, hardDiskPrice), read: disk },
  ];
}

/** Returns the rows of the figure. */
export function memoryRows(choice: MemoryChoice): readonly (readonly [string, string, string])[] {
  return compareMemory(choice).map(({ name, cost, read }) => [name, `$${formatNumber(valueIn(cost, '$'))}`, formatQuantity(read)]);
}
