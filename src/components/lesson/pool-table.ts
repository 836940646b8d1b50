import { arrivalsPerSec, isSteady } from '../../islands/labs/queueing/load.ts';
import type { Point } from '../../islands/labs/queueing/run.ts';
import { runAt } from '../../islands/labs/queueing/run.ts';
import type { QueueSettings } from '../../islands/labs/queueing/settings.ts';
import { defaultSettings } from '../../islands/labs/queueing/settings.ts';

/** The set-up that the lesson on Little's law embeds: 1,000 requests a second on 32 threads, 2% of which hang for a second. */
export const poolPreset: Partial<QueueSettings> = { servers: 32, utilisation: 93, slowPercent: 2, slowMs: 1000 };

/** A row of the table: what is changed, and what the requests that do not hang come to. */
export interface PoolRow {
  readonly name: string;
  readonly point: Point;
  /** True when more is offered than can be served: the times then tell how long the run was. */
  readonly grows: boolean;
  /** Requests a second. */
  readonly ratePerSec: number;
}

const rows: readonly { readonly name: string; readonly over: Partial<QueueSettings> }[] = [
  { name: 'None hang', over: { slowPercent: 0, utilisation: 31 } },
  { name: '1% hang', over: { slowPercent: 1, utilisation: 62 } },
  { name: '2% hang', over: {} },
  { name: '3% hang', over: { slowPercent: 3, utilisation: 124 } },
  { name: '3%, time limit 200 ms', over: { slowPercent: 3, slowMs: 200, utilisation: 49 } },
  { name: '3%, 8 threads set aside', over: { slowPercent: 3, utilisation: 124, pools: 'bulkheads', slowServers: 8 } },
];

/** Returns the rows, simulated in the lab's own run: the lab prints the same numbers. */
export function poolRows(): readonly PoolRow[] {
  return rows.map(({ name, over }) => {
    const settings = { ...defaultSettings, ...poolPreset, ...over };
    const { point } = runAt(settings, settings.utilisation, () => undefined);
    return { name, point, grows: !isSteady(settings, settings.utilisation), ratePerSec: arrivalsPerSec(settings, settings.utilisation) };
  });
}

/** Prints what the requests that hang came to: how many were refused, or nothing. */
export function printRefused({ slow, refused }: Point): string {
  const all = (slow?.count ?? 0) + refused;
  return all === 0 || refused === 0 ? 'none' : `${((refused / all) * 100).toFixed(0)}%`;
}
