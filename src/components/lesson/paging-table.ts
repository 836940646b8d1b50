import { formatNumber } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';
import type { PagedList } from './paging.ts';
import { readByCursor, readByOffset } from './paging.ts';

/** What the figure begins with. */
export const pagingDefaults: PagedList = { pageSize: 20, pages: 50, arrivals: 3 };

/** The fields of the figure. */
export const pagingFields: readonly NumberField[] = [
  { name: 'pageSize', label: 'Items on a page', value: pagingDefaults.pageSize, least: 1, most: 1000, whole: true },
  { name: 'pages', label: 'Pages read', value: pagingDefaults.pages, least: 1, most: 10_000, whole: true },
  { name: 'arrivals', label: 'New items between two pages', value: pagingDefaults.arrivals, least: 0, most: 1000, whole: true },
];

/** Returns a row for each way of paging: its name, the rows read, and the items shown twice. */
export function pagingRows(list: PagedList): readonly (readonly [string, string, string])[] {
  const ways = [
    ['Offset', readByOffset(list)],
    ['Cursor', readByCursor(list)],
  ] as const;
  return ways.map(([name, { rowsRead, repeats }]) => [name, formatNumber(rowsRead), formatNumber(repeats)]);
}
