import { runDay } from '../../islands/labs/cdn/cdn-run.ts';
import type { WayResult } from '../../islands/labs/cdn/cdn-run.ts';
import { defaultSettings } from '../../islands/labs/cdn/settings.ts';

const ttlsMinutes = [5, 60, 1440];
const ttlNames = ['5 min', '1 h', '24 h'];

/** Returns the rows of the lesson's table: way, requests at the origin in a day, bytes to the edges validated, share of stale answers. */
export function cdnRows(): readonly (readonly string[])[] {
  const { push, points } = runDay(defaultSettings, ttlsMinutes);
  const name = (way: string, index: number): string => `${way}, ${ttlNames[index]!}`;
  return [
    ['Push', ...cells(push)],
    ...points.map(({ pull }, index) => [name('Pull', index), ...cells(pull)]),
    ...points.map(({ shield }, index) => [name('Shield', index), ...cells(shield)]),
  ];
}

function cells({ originRequests, edgeBytes, staleShare }: WayResult): readonly string[] {
  const requests = String(originRequests).replace(/\B(?=(\d{3})+$)/, ',');
  return [requests, `${Math.round(edgeBytes / 1e6)} MB`, `${(staleShare * 100).toFixed(staleShare < 0.1 ? 2 : 1)}%`];
}
