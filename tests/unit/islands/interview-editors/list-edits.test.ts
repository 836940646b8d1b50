import { describe, expect, it } from 'vitest';
import { readAmount } from '../../../../src/islands/interview-editors/EditorFields.tsx';
import { insertItem, moveItem, newId, removeItem, splitNames } from '../../../../src/islands/interview-editors/list-edits.ts';

describe('edits of lists', () => {
  it('put in, take out and exchange with a neighbour', () => {
    expect(insertItem(['a', 'b'], 1, 'x')).toEqual(['a', 'x', 'b']);
    expect(insertItem(['a', 'b'], 9, 'x')).toEqual(['a', 'b', 'x']);
    expect(removeItem(['a', 'b', 'c'], 1)).toEqual(['a', 'c']);
    expect(moveItem(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moveItem(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moveItem(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moveItem(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });

  it('read names between commas', () => {
    expect(splitNames(' owner,made , ,owner,')).toEqual(['owner', 'made']);
    expect(splitNames('')).toEqual([]);
  });

  it('give ids that do not come again', () => {
    const ids = Array.from({ length: 100 }, () => newId('entity'));
    expect(new Set(ids).size).toBe(100);
    expect(ids[0]).toMatch(/^entity-[0-9a-f]{12}$/);
  });
});

describe('an amount', () => {
  it.each([
    ['1,000,000', 1e6],
    ['2e6', 2e6],
    ['1 500.5', 1500.5],
    ['0', 0],
    ['', undefined],
    ['-1', undefined],
    ['many', undefined],
    ['1e10', undefined],
    ['Infinity', undefined],
    ['0x10', undefined],
  ])('%j is %j', (text, value) => {
    expect(readAmount(text, 1e9)).toBe(value);
  });
});
