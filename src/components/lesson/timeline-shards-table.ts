import { formatNumber } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';
import { callsPerSecond, timelineDefaults, type TimelineLoad, timelinePlacements } from './timeline-shards.ts';

/** The fields of the figure. */
export const timelineFields: readonly NumberField[] = [
  { name: 'shards', label: 'Shards', value: timelineDefaults.shards, least: 1, most: 10_000, whole: true },
  { name: 'follows', label: 'Accounts followed', value: timelineDefaults.follows, least: 1, most: 1_000_000, whole: true },
  { name: 'timelinesPerSecond', label: 'Timelines read/s', value: timelineDefaults.timelinesPerSecond, least: 0, most: 10_000_000 },
  { name: 'postsPerSecond', label: 'Posts written/s', value: timelineDefaults.postsPerSecond, least: 0, most: 10_000_000 },
];

/** Returns the rows of the table as HTML: placement, shards of a timeline, writes of a post, calls a second. */
export function renderTimelineRows(load: TimelineLoad): string {
  return timelinePlacements(load)
    .map((placement) => {
      const cells = [placement.shardsPerTimeline, placement.writesPerPost, callsPerSecond(load, placement)];
      return `<tr><th scope="row">${placement.name}</th>${cells.map((value) => `<td>${formatNumber(value)}</td>`).join('')}</tr>`;
    })
    .join('');
}

/** Says which placement asks least of the shards. */
export function describeLeastCalls(load: TimelineLoad): string {
  const [least, next] = timelinePlacements(load).toSorted((left, right) => callsPerSecond(load, left) - callsPerSecond(load, right));
  const [calls, nextCalls] = [callsPerSecond(load, least!), callsPerSecond(load, next!)];
  const times = calls === 0 ? '' : `, ${formatNumber(nextCalls / calls)} times fewer than the next best`;
  return `Least calls: ${least!.name.toLowerCase()}${calls === nextCalls ? ', as many as the next best' : times}.`;
}

/** Says what the table is about. */
export function describeTimelineLoad({ shards, follows }: TimelineLoad): string {
  return `A timeline of ${formatNumber(follows)} accounts from ${formatNumber(shards)} shards, by what decides where a post is kept.`;
}
