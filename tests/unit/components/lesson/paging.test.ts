import { describe, expect, it } from 'vitest';
import type { PagedList } from '../../../../src/components/lesson/paging.ts';
import { readByCursor, readByOffset } from '../../../../src/components/lesson/paging.ts';
import { pagingRows } from '../../../../src/components/lesson/paging-table.ts';

/** Reads a real list, newest first, with items numbered as they arrived. */
function readList({ pageSize, pages, arrivals }: PagedList, way: 'offset' | 'cursor') {
  const list = Array.from({ length: pageSize * pages }, (_, index) => -index);
  const shown: number[] = [];
  let rowsRead = 0;
  for (let page = 0; page < pages; page++) {
    if (page > 0) for (let one = 0; one < arrivals; one++) list.unshift(list[0]! + 1);
    const last = shown.at(-1);
    const start = way === 'offset' ? page * pageSize : last === undefined ? 0 : list.findIndex((item) => item < last);
    rowsRead += (way === 'offset' ? start : 0) + pageSize;
    shown.push(...list.slice(start, start + pageSize));
  }
  return { rowsRead, repeats: shown.length - new Set(shown).size };
}

describe('paging', () => {
  const lists: PagedList[] = [
    { pageSize: 20, pages: 50, arrivals: 3 },
    { pageSize: 10, pages: 1, arrivals: 7 },
    { pageSize: 7, pages: 9, arrivals: 0 },
    { pageSize: 5, pages: 4, arrivals: 5 },
  ];

  it.each(lists)('costs and repeats what a list read for real does: $pageSize a page, $pages pages, $arrivals arrivals', (list) => {
    expect(readByOffset(list)).toEqual(readList(list, 'offset'));
    expect(readByCursor(list)).toEqual(readList(list, 'cursor'));
  });

  it('is 25,500 rows and 147 repeats for 50 pages of 20 with 3 arrivals', () => {
    expect(pagingRows(lists[0]!)).toEqual([
      ['Offset', '25,500', '147'],
      ['Cursor', '1,000', '0'],
    ]);
  });
});
