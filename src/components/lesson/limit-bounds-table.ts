import { formatNumber } from './cache-arithmetic.ts';
import { boundsOf, limitDefaults, type ClientLimit } from './limit-bounds.ts';
import type { NumberField } from './number-fields.ts';

/** The fields of the figure. */
export const limitFields: readonly NumberField[] = [
  { name: 'limit', label: 'Requests in a window', value: limitDefaults.limit, least: 1, most: 1_000_000, whole: true },
  { name: 'windowSeconds', label: 'Window, seconds', value: limitDefaults.windowSeconds, least: 1, most: 86_400, whole: true },
  { name: 'burst', label: 'Burst of the bucket', value: limitDefaults.burst, least: 1, most: 1_000_000, whole: true },
  { name: 'clients', label: 'Clients', value: limitDefaults.clients, least: 1, most: 1_000_000_000, whole: true },
];

/** Returns the rows of the table as HTML: the way, the most in a second, the most in a window's length, memory for all clients. */
export function renderLimitRows(limit: ClientLimit): string {
  return boundsOf(limit)
    .map(
      ({ name, inSecond, inWindow, bytes }) =>
        `<tr><th scope="row">${name}</th><td>${formatNumber(inSecond)}</td><td>${formatNumber(inWindow)}</td><td>${formatBytes(bytes)}</td></tr>`,
    )
    .join('');
}

/** Says what the table is about. */
export function describeLimit({ limit, windowSeconds, burst, clients }: ClientLimit): string {
  return `${formatNumber(limit)} requests in ${formatNumber(windowSeconds)} s for each of ${formatNumber(clients)} clients; the bucket holds ${formatNumber(burst)}. At most let through, to a client that waits for the best moment.`;
}

/** Formats bytes by powers of a thousand, "8 MB". */
function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return `${formatNumber(value)} ${units[unit]!}`;
}
