import { describe, expect, it } from 'vitest';
import { writeNumbers, writeNumbersCaption, writeNumbersColumns } from '../../../../src/components/lesson/write-numbers.ts';

describe('writeNumbers', () => {
  it('has write-behind alone lose acknowledged writes, and cache-aside alone tell a stale copy', () => {
    const rows = new Map(writeNumbers());
    expect(writeNumbersColumns).toEqual(['Through', 'Behind', 'Around', 'Aside']);
    expect(rows.get('Time of a write, on average, in ms')).toEqual(['16.2', '1.0', '16.2', '16.2']);
    expect(rows.get('Calls of the store for writes')).toEqual(['5', '3', '5', '5']);
    expect(rows.get('Such writes lost at the worst step')).toEqual(['0', '3', '0', '0']);
    expect(rows.get('Reads told a stale copy, without any crash')).toEqual(['0', '0', '0', '1']);
    expect(writeNumbersCaption).toContain('10 reads and writes, 5 of them writes, in 46 steps');
  });
});
