import { describe, expect, it } from 'vitest';
import { bottleneckOf, mostPagesPerSecond, pageDefaults, partsOfPage } from '../../../../src/components/lesson/page-bottleneck.ts';
import { describeBottleneck, renderPageRows } from '../../../../src/components/lesson/page-bottleneck-table.ts';

const cached = { ...pageDefaults, hitPercent: 80 };

function boundOf(settings: typeof pageDefaults): { name: string; most: number } {
  const part = bottleneckOf(partsOfPage(settings));
  return { name: part.name, most: Math.round(mostPagesPerSecond(part)) };
}

describe('the part that bounds a page', () => {
  it('has the least workers over work, as the lesson’s numbers have it', () => {
    expect(boundOf(pageDefaults)).toEqual({ name: 'Database', most: 1067 });
    expect(boundOf(cached)).toEqual({ name: 'Row of the view counter', most: 1250 });
    expect(boundOf({ ...cached, webServers: 8 })).toEqual({ name: 'Row of the view counter', most: 1250 });
    expect(boundOf({ ...cached, viewsPerWrite: 10 })).toEqual({ name: 'Web servers', most: 2667 });
    const limits = partsOfPage(cached).map((part) => Math.round(mostPagesPerSecond(part)));
    expect(limits).toEqual([2667, 20000, 5333, 1250]);
  });

  it('is busy by the share of its limit, or cannot keep up', () => {
    expect(renderPageRows(pageDefaults)).toContain(
      '<th scope="row">Database</th><td>15 ms</td><td><strong>1,067</strong></td><td>93.7%</td>',
    );
    expect(renderPageRows({ ...cached, pagesPerSecond: 1300 })).toContain('<td><strong>1,250</strong></td><td class="over">cannot keep up');
    expect(renderPageRows({ ...pageDefaults, hitPercent: 100 })).toContain('<td>0 ms</td><td>any</td><td>0%</td>');
  });

  it('is named with the one after it', () => {
    expect(describeBottleneck(cached)).toBe(
      'At most 1,250 pages a second: row of the view counter. Widen that, and the next limit is 2,667: web servers.',
    );
  });
});
