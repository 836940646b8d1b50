import { describe, expect, it } from 'vitest';
import { keyLength, scopeDefaults, scopeFields, scopeNumbers, scopeRows } from '../../../../src/components/lesson/scope-numbers.ts';
import { quantity, valueIn } from '../../../../src/estimate/index.ts';

describe('numbers from the answers of scoping', () => {
  it('come to what the lesson says', () => {
    const numbers = scopeNumbers(scopeDefaults);
    expect(valueIn(numbers.linksPerSecond, 'requests/s')).toBeCloseTo(1e6 / 86_400, 9);
    expect(valueIn(numbers.reads, 'requests/s')).toBeCloseTo((3 * 100e6) / 86_400, 6);
    expect(valueIn(numbers.linkData, 'GB')).toBeCloseTo(912.5, 6);
    expect(valueIn(scopeNumbers({ ...scopeDefaults, bytesPerClick: 100 }).clickData, 'TB')).toBeCloseTo(18.25, 6);
  });

  it('count a kept click as a write, and one that is not kept as none', () => {
    const { writes } = scopeNumbers(scopeDefaults);
    const kept = scopeNumbers({ ...scopeDefaults, bytesPerClick: 1 }).writes;
    expect(kept.value / writes.value).toBeCloseTo(101, 9);
  });

  it('are shown with what follows from them', () => {
    expect(scopeRows(scopeDefaults)).toEqual([
      ['New links, mean', '11.6 a second', 'keys of 6 characters last'],
      ['Writes, peak', '34.7 a second', 'one server'],
      ['Reads, peak', '3,472 a second', 'one server'],
      ['Links kept', '913 GB', 'one server'],
      ['Clicks kept', 'none', 'a counter per link'],
      ['Data in all', '913 GB', 'one server'],
    ]);
    expect(scopeRows({ ...scopeDefaults, bytesPerClick: 100 }).slice(4)).toEqual([
      ['Clicks kept', '18.3 TB', '20 times the links'],
      ['Data in all', '19.2 TB', '5 servers'],
    ]);
  });

  it('are numbers at both ends of every field', () => {
    for (const { name, least, most } of scopeFields) {
      for (const value of [least, most])
        expect(scopeRows({ ...scopeDefaults, [name]: value }).join()).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it('need keys as long as the 62 letters and digits make them', () => {
    expect([1, 62, 63, 62 ** 6, 62 ** 6 + 1].map((links) => keyLength(quantity(links, 'items')))).toEqual([1, 1, 2, 6, 7]);
  });
});
