import { methodTexts } from '../../islands/labs/push-vs-poll/methods.ts';
import { runMethods } from '../../islands/labs/push-vs-poll/push-run.ts';
import { defaultSettings } from '../../islands/labs/push-vs-poll/settings.ts';
import { formatAmount, formatMs } from '../../islands/labs/push-vs-poll/summary.ts';
import { formatTraffic } from '../../islands/labs/shared/format.ts';

/** A table of the lesson: how many events happened, and for each method its name, requests, bytes and mean staleness. */
export interface PushTable {
  readonly eventsPerMinute: number;
  readonly events: number;
  readonly rows: readonly (readonly [string, string, string, string])[];
}

/** The rates of the lesson's tables, in events a minute. */
export const printedRates = [1, 6, 60] as const;

/** Runs the lab's own set-up at a rate of events, for one client and ten minutes. */
export function pushTable(eventsPerMinute: number): PushTable {
  const results = runMethods({ ...defaultSettings, eventsPerMinute });
  return {
    eventsPerMinute,
    events: results[0]!.timeLine.deliveries.length,
    rows: results.map(({ method, requests, bytes, staleness }) => [
      methodTexts[method].name,
      formatAmount(Math.round(requests)),
      formatTraffic(bytes),
      staleness ? formatMs(staleness.meanMs) : '–',
    ]),
  };
}
