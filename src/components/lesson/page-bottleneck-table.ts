import { formatNumber } from './cache-arithmetic.ts';
import type { NumberField } from './number-fields.ts';
import { bottleneckOf, mostPagesPerSecond, pageDefaults, partsOfPage, type PageSettings } from './page-bottleneck.ts';

/** The fields of the figure. */
export const pageFields: readonly NumberField[] = [
  { name: 'pagesPerSecond', label: 'Pages per second', value: pageDefaults.pagesPerSecond, least: 0, most: 1_000_000 },
  { name: 'webServers', label: 'Web servers', value: pageDefaults.webServers, least: 1, most: 1000, whole: true },
  { name: 'hitPercent', label: 'Cache hits, %', value: pageDefaults.hitPercent, least: 0, most: 100 },
  { name: 'databaseWorkers', label: 'Queries at once', value: pageDefaults.databaseWorkers, least: 1, most: 1000, whole: true },
  { name: 'viewsPerWrite', label: 'Views per counter write', value: pageDefaults.viewsPerWrite, least: 1, most: 1000, whole: true },
];

/** Returns the rows of the table as HTML: part, work of one page, what it can serve, and how busy it is at the rate. */
export function renderPageRows(settings: PageSettings): string {
  const parts = partsOfPage(settings);
  const bottleneck = bottleneckOf(parts);
  return parts
    .map((part) => {
      const most = mostPagesPerSecond(part);
      const busy = (settings.pagesPerSecond / most) * 100;
      const [open, close] = part === bottleneck ? ['<strong>', '</strong>'] : ['', ''];
      const cells = [
        `<td>${formatNumber(part.visits * part.serviceMs)} ms</td>`,
        `<td>${open}${Number.isFinite(most) ? formatNumber(most) : 'any'}${close}</td>`,
        busy > 100 ? '<td class="over">cannot keep up</td>' : `<td>${formatNumber(busy)}%</td>`,
      ];
      return `<tr><th scope="row">${part.name}</th>${cells.join('')}</tr>`;
    })
    .join('');
}

/** Says which part bounds the page, and what it would take to pass it. */
export function describeBottleneck(settings: PageSettings): string {
  const parts = partsOfPage(settings);
  const bottleneck = bottleneckOf(parts);
  const rest = parts.filter((part) => part !== bottleneck);
  const next = bottleneckOf(rest);
  const [most, nextMost] = [mostPagesPerSecond(bottleneck), mostPagesPerSecond(next)];
  const more = Number.isFinite(nextMost)
    ? `the next limit is ${formatNumber(nextMost)}: ${lowerFirst(next.name)}`
    : 'nothing else bounds it';
  return `At most ${formatNumber(most)} pages a second: ${lowerFirst(bottleneck.name)}. Widen that, and ${more}.`;
}

/** Says what the table is about. */
export function describePage({ pagesPerSecond }: PageSettings): string {
  return `What one page asks of each part, and how busy each is at ${formatNumber(pagesPerSecond)} pages a second.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
