import { describe, expect, it } from 'vitest';
import { printedRates, pushTable } from '../../../../src/components/lesson/push-numbers.ts';

describe('tables of the push lesson', () => {
  it('hold the numbers that the lesson’s text quotes', () => {
    const tables = printedRates.map(pushTable);
    expect(tables.map(({ events }) => events)).toEqual([8, 52, 601]);
    expect(tables.map(({ rows }) => rows.map(([, requests, bytes]) => `${requests} ${bytes}`))).toEqual([
      ['60 60.8 KB', '27 27.0 KB', '1 2.2 KB', '1 2.1 KB'],
      ['60 64.9 KB', '56 60.5 KB', '1 7.2 KB', '1 6.3 KB'],
      ['60 119 KB', '601 660 KB', '1 74.2 KB', '1 62.3 KB'],
    ]);
    expect(tables[2]!.rows.map(([, , , staleness]) => staleness)).toEqual(['5.02 s', '43 ms', '40 ms', '40 ms']);
  });
});
