import { describe, expect, it } from 'vitest';
import { createStream } from '../../../../src/kernel/index.ts';
import { callsPerSecond, timelineDefaults, timelinePlacements } from '../../../../src/components/lesson/timeline-shards.ts';
import { describeLeastCalls, renderTimelineRows } from '../../../../src/components/lesson/timeline-shards-table.ts';

describe('shards of a timeline', () => {
  it('are all by post, 86.6 by author and one by reader, as the lesson says', () => {
    const [byPost, byAuthor, byReader] = timelinePlacements(timelineDefaults);
    expect([byPost!.shardsPerTimeline, byPost!.writesPerPost]).toEqual([100, 1]);
    expect(byAuthor!.shardsPerTimeline).toBeCloseTo(86.6, 1);
    expect([byReader!.shardsPerTimeline, byReader!.writesPerPost]).toEqual([1, 201]);
    expect(callsPerSecond(timelineDefaults, byReader!)).toBe(30_100);
    expect(Math.round(callsPerSecond(timelineDefaults, byAuthor!) / 1000)).toBe(866);
  });

  it('are as many different ones as draws of authors give', () => {
    const stream = createStream('timeline-shards');
    let different = 0;
    for (let run = 0; run < 500; run++) different += new Set(Array.from({ length: 200 }, () => stream.below(100))).size;
    expect(Math.abs(different / 500 - timelinePlacements(timelineDefaults)[1]!.shardsPerTimeline)).toBeLessThan(0.5);
  });

  it('are put into rows, and the least named', () => {
    expect(renderTimelineRows(timelineDefaults)).toContain('<th scope="row">A copy by reader</th><td>1</td><td>201</td><td>30,100</td>');
    expect(describeLeastCalls(timelineDefaults)).toBe('Least calls: a copy by reader, 28.8 times fewer than the next best.');
    expect(describeLeastCalls({ ...timelineDefaults, timelinesPerSecond: 1 })).toContain('posts by author');
    expect(describeLeastCalls({ ...timelineDefaults, timelinesPerSecond: 0, postsPerSecond: 0 })).toContain('as many as the next best');
  });
});
